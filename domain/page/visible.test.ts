import { describe, expect, it } from 'vitest'
import { describeMarkup } from '@/tests/fixtures/pages/describe'

/** A shop's page as it is drawn, with nothing marked up: navigation, the product, others people looked at. */
const page = (product: string, rest = '') => ({
  body: `<header><a href="/">Tidewater</a><a href="/cart" class="cart">Cart <span>$0.00</span></a></header>
    <main><div class="product-view">${product}</div>${rest}</main><footer>© 2026 Tidewater</footer>`,
  options: { head: '<title>Rain jacket · Tidewater</title>', url: 'https://shop.example/rain-jacket.html' },
})
const seen = (product: string, rest?: string) => {
  const { body, options } = page(product, rest)
  return describeMarkup(body, options).product
}
const jacket = (price: string) =>
  `<img src="/pictures/jacket.jpg" alt="Rain jacket" width="600"><h1>Rain jacket</h1>${price}<button>Add to cart</button>`
const grid = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `<li class="card"><img src="/p/${at}.jpg" alt="Other ${at}"><h3>Other ${at}</h3>
      <span class="price">$${20 + at}.00</span><button>Add to cart</button></li>`,
  ).join('')

describe('a product that is only to be seen', () => {
  it('has the name, price and picture beside the way to buy it', () => {
    expect(seen(jacket('<p class="price">$89.00</p>'))).toMatchObject({
      name: 'Rain jacket',
      price: { amount: '89', currency: 'USD' },
      compareAtPrice: null,
      imageUrl: 'https://shop.example/pictures/jacket.jpg',
      evidence: 'visible',
    })
  })

  it.each([
    ['a line through the old one', '<s>$119.00</s> <b>$89.00</b>'],
    ['a class for the old one', '<span class="old-price">$119.00</span><span class="price">$89.00</span>'],
    ['nothing but the amounts', '<span class="x1">$119.00</span><span class="x2">$89.00</span>'],
  ])('is sold for less than before: %s', (_name, prices) => {
    expect(seen(jacket(`<div>${prices}</div>`))).toMatchObject({
      price: { amount: '89', currency: 'USD' },
      compareAtPrice: { amount: '119', currency: 'USD' },
    })
  })

  it.each([
    ['€ 89<sup>95</sup>', '89.95', 'EUR'],
    ['<span>$</span><span>89</span><span>95</span>', '89.95', 'USD'],
    ['1 299 ₽', '1299', 'RUB'],
    ['12.990 Kč', '12990', 'CZK'],
    ['¥3,980（税込）', '3980', 'JPY'],
  ])('reads %s', (price, amount, currency) => {
    expect(seen(jacket(`<div class="price">${price}</div>`))?.price).toEqual({ amount, currency })
  })

  it('is not priced by what belongs to others, to delivery, to a unit or to a saving', () => {
    const around = `<p class="shipping">Delivery $4.95</p><p>You save $30.00</p><p>$8.90 / 100 g</p><p class="price">$89.00</p>`
    expect(seen(jacket(around), `<ul class="related">${grid(6)}</ul>`)?.price).toEqual({
      amount: '89',
      currency: 'USD',
    })
  })

  it('says when it cannot be had, and takes no other’s price then', () => {
    const sold = `<img src="/j.jpg" alt="Rain jacket"><h1>Rain jacket</h1><p class="availability">Currently unavailable</p>`
    const { body } = page(sold, `<aside><p class="price">$12.00</p></aside>`)
    const { product } = describeMarkup(body, {
      head: '<title>Rain jacket</title>',
      url: 'https://shop.example/products/rain-jacket',
    })
    expect(product).toMatchObject({ price: null, availability: 'out_of_stock' })
  })

  it('has its dollars from the country of the shop', () => {
    const { body, options } = page(jacket('<p class="price">$89.00</p>'))
    const { product } = describeMarkup(body, { ...options, url: 'https://shop.example.com.au/rain-jacket.html' })
    expect(product?.price?.currency).toBe('AUD')
  })
})

describe('no product', () => {
  it.each([
    ['a category', `<h1>Rainwear</h1><ul>${grid(12)}</ul>`],
    ['an article that names a price', '<h1>Rain jacket: our test</h1><p>It costs <b>$89.00</b> and keeps you dry.</p>'],
    ['an empty cart', '<h1>Cart</h1><p>Total <b class="total">$0.00</b></p><button>Order now</button>'],
  ])('is %s', (_name, body) => {
    expect(seen(body)).toBeNull()
  })

  it('is what says of itself that it is an article', () => {
    const article = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'
    expect(seen(article + jacket('<p class="price">$89.00</p>'))).toBeNull()
  })
})

describe('what stands in the markup', () => {
  it('comes first; what it leaves open is seen', () => {
    const { body, options } = page(jacket('<p class="price">$89.00</p>'))
    const head = `${options.head}<meta property="og:type" content="product"><meta property="og:title" content="Buy Rain jacket">`
    expect(describeMarkup(body, { ...options, head }).product).toMatchObject({
      name: 'Rain jacket',
      price: { amount: '89', currency: 'USD' },
      evidence: 'opengraph',
    })
  })
})
