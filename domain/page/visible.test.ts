import { describe, expect, it } from 'vitest'
import { describeMarkup, jsonLd } from '@/tests/fixtures/pages/describe'

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
/** At an address that says itself that it is a product's. */
const seenThere = (product: string) => {
  const { body, options } = page(product)
  return describeMarkup(body, { ...options, url: 'https://shop.example/products/rain-jacket' }).product
}
const jacketAlone = '<img src="/j.jpg" alt="Rain jacket"><h1>Rain jacket</h1>'
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
    ['its address', { url: 'https://shop.example/products/rain-jacket' }, '89'],
    ['a tag', { head: '<meta property="og:type" content="product"><title>Rain jacket · Tidewater</title>' }, '89'],
    ['nothing', {}, undefined],
  ])('without a button to buy is one only where something else speaks of it: %s', (_name, given, amount) => {
    const { body, options } = page('<h1>Rain jacket</h1><p class="price">$89.00</p>')
    expect(describeMarkup(body, { ...options, ...given }).product?.price?.amount).toBe(amount)
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

  it.each([
    ['https://shop.example.com.au/rain-jacket.html', '', 'AUD'],
    ['https://shop.example/en-ca/rain-jacket.html', '', 'CAD'],
    ['https://nz.shop.example/rain-jacket.html', '', 'NZD'],
    ['https://shop.example/rain-jacket.html', 'zh_Hant_TW', 'TWD'],
    ['https://shop.example/rain-jacket.html', 'en_US', 'USD'],
  ])('has its dollars from the country of the shop: %s %s', (url, locale, currency) => {
    const { body, options } = page(jacket('<p class="price">$89.00</p>'))
    const head = `${options.head}<meta property="og:locale" content="${locale}">`
    expect(describeMarkup(body, { head, url }).product?.price?.currency).toBe(currency)
  })

  it.each([
    ['an instalment', '<p class="discountPrice">$89.00</p><p class="rate-monthly">$9.95</p>'],
    ['an instalment of a provider', '<p class="price">$89.00</p><div class="klarna"><b>$29.67</b></div>'],
    ['the sum of a cart', '<p class="cart-total">$12.00</p><span id="prodTotal" class="price">$89.00</span>'],
    ['what another size costs', '<button class="size-swatch"><i>$79.00</i></button><p class="price">$89.00</p>'],
    ['the least of several', '<p class="x">$89.00</p><p class="y">From $49.00 with a hood of your own choice</p>'],
  ])('is not priced by %s', (_name, prices) => {
    expect(seen(jacket(`<div>${prices}</div>`))?.price).toEqual({ amount: '89', currency: 'USD' })
  })

  it('is priced by its unit where it is sold by it, and by the least price where there is no other', () => {
    expect(seen(jacket('<p class="price">$12.50 per metre</p>'))?.price?.amount).toBe('12.50')
    expect(seen(jacket('<p class="price">From $89.00</p>'))?.price?.amount).toBe('89')
  })

  it.each([
    ['Add to cart', 'in_stock'],
    ['Pre-order now', 'preorder'],
  ])('can be had as its button says: %s', (button, availability) => {
    const product = seen(
      `<img src="/j.jpg" alt="Rain jacket"><h1>Rain jacket</h1><p class="price">$89</p><button>${button}</button>`,
    )
    expect(product?.availability).toBe(availability)
  })

  it('can be had where what is pressed is no button, only called one', () => {
    const sold = (press: string) => seenThere(`${jacketAlone}<p class="price">$89</p>${press}`)?.availability
    expect(sold('<div class="aa_buy">Buy</div>')).toBe('in_stock')
    expect(sold('<div class="promise">Buy now, pay later</div>')).toBe('unknown')
    expect(sold('<div class="border">Buy now, pay later</div>')).toBe('unknown')
  })

  it('is found behind a menu with more prices than are looked at', () => {
    const menu = (count: number, text: string) => `<li><a href="/c">${text}</a></li>`.repeat(count)
    const product = `<ul>${menu(400, 'Sets from $5.00')}${menu(400, 'Boots')}</ul>${jacket('<p class="price">$89.00</p>')}`
    expect(seen(product)?.price?.amount).toBe('89')
  })

  it('cannot be had where its button says so', () => {
    const sold = `<h1>Rain jacket</h1><p class="price">$89</p><button class="add-to-cart" disabled>Sold out</button>`
    expect(seen(sold)?.availability).toBe('out_of_stock')
  })

  it('has its name without the number the shop writes behind it', () => {
    const { body, options } = page(
      '<h1>Rain jacket <b>Code: 01245</b></h1><p class="price">$89</p><button>Buy</button>',
    )
    const head = `${options.head}<meta property="og:title" content="Rain jacket">`
    expect(describeMarkup(body, { ...options, head }).product?.name).toBe('Rain jacket')
  })

  it('is found on a page of thousands of other things, and theirs are not', () => {
    const others = `<section>${grid(900)}</section>`
    expect(seen(jacket('<p class="price">$89.00</p>'), others)).toMatchObject({
      name: 'Rain jacket',
      price: { amount: '89' },
    })
    expect(seen(`<h1>Rain jackets</h1>${grid(900)}`)).toBeNull()
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

  it.each(['/product-reviews/1449319793', '/rain-jacket/reviews', '/p/rain-jacket/bewertungen/'])(
    'is what others say of one, though it can be bought there: %s',
    (path) => {
      const { body, options } = page(jacket('<p class="price">$89.00</p>'))
      expect(describeMarkup(body, { ...options, url: `https://shop.example${path}` }).product).toBeNull()
    },
  )

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

describe('a price before the reduction that is only to be seen is kept', () => {
  const usd = (amount: string) => ({ amount, currency: 'USD' })
  const offers = { '@type': 'Offer', price: '89.00', priceCurrency: 'USD' }
  const stated = jsonLd({ '@type': 'Product', name: 'Rain jacket', image: '/a.jpg', offers })
  const marked = `<div itemscope itemtype="https://schema.org/Product"><meta itemprop="name" content="Rain jacket">
    <img itemprop="image" src="/a.jpg"><div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
    <meta itemprop="price" content="89"><meta itemprop="priceCurrency" content="USD"></div></div>`
  const many = (count: number) => '<i></i>'.repeat(count)
  const before = (page: string) => describeMarkup(page, { head: '<title>Rain jacket</title>' }).product

  it.each([
    ['JSON-LD states the rest', `${stated}<main><h1>Rain jacket</h1><s>$119.00</s> <b>$89.00</b></main>`],
    ['markup states the rest', `${marked}<main><h1>Rain jacket</h1><s>$119.00</s> <b>$89.00</b></main>`],
    ['it is far from the heading', `${stated}<main><h1>Rain jacket</h1>${many(900)}<s>$119</s> <b>$89</b></main>`],
  ])('where %s', (_name, page) => {
    expect(before(page)).toMatchObject({ price: usd('89'), compareAtPrice: usd('119'), imageUrl: expect.any(String) })
  })

  it.each([
    ['it belongs to another price', `${stated}<main><h1>Rain jacket</h1><s>$80.00</s> <b>$60.00</b></main>`],
    [
      'it is another product’s',
      `${stated}<main><div><h1>Rain jacket</h1><b>$89</b></div>${many(400)}<s>$119</s></main>`,
    ],
  ])('but not where %s', (_name, page) => {
    expect(before(page)).toMatchObject({ price: usd('89'), compareAtPrice: null })
  })
})
