import { jsonLd } from '@/tests/fixtures/pages/describe'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { readFacts } from './read-facts'
import { atOnce } from './steps'

const PRICE = '<h1>Rain season</h1><p>A jacket from $89.00 on.</p>'
const read = (body: string, head = '', url = 'https://paper.example/rain-season') =>
  atOnce(readFacts(parseHTML(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`).document, url))

describe('prices are looked for', () => {
  const CLAIMS: [string, string][] = [
    ['a product in structured data', jsonLd({ '@type': 'https://schema.org/Product', name: 'Rain jacket' })],
    ['an offer in structured data', jsonLd({ '@type': 'Book', offers: { '@type': 'Offer' } })],
    ['a product’s tags', '<meta property="product:price:amount" content="89">'],
    ['the type in the tags', '<meta property="og:type" content="product.item">'],
    ['a form that leads to the cart', '<form action="/en/cart/add"><input name="id" value="7"></form>'],
    ['a form that names a product', '<form><input name="product_id" value="7"></form>'],
  ]
  it.each(CLAIMS)('where a page claims to be a product: %s', (_name, claim) => {
    expect(read(PRICE + claim).visible?.prices).toHaveLength(1)
  })

  const WORDS: [string, string][] = [
    ['it is written about', '<meta name="og:description" content="Prices of products, and what offers are worth">'],
    ['an article’s text speaks of it', jsonLd({ '@type': 'WebPage', description: 'Their price, and "offers"' })],
    ['a newsletter’s form has a number', '<form action="/subscribe"><input name="id" value="7"></form>'],
  ]
  it.each(WORDS)('not where %s', (_name, words) => {
    expect(read(PRICE + words).visible?.prices).toEqual([])
  })

  it('nor at all on a page that calls itself an article', () => {
    const claim = jsonLd({ '@type': 'Product', name: 'Rain jacket' })
    expect(read(PRICE + claim, '<meta property="og:type" content="article">').visible).toBeNull()
  })
})

describe('of a product that is stated with its price and picture', () => {
  const offer = { '@type': 'Offer', price: '89.00', priceCurrency: 'USD' }
  const product = { '@type': 'Product', name: 'Rain season', image: '/a.jpg', offers: offer }
  const shown = `<main><h1>Rain season</h1><b>$89.00</b><p class="stock">In stock</p><img src="/a.jpg"><button>Buy</button></main>`
  const others = `<aside>${'<i></i>'.repeat(400)}<b>$20.00</b></aside>`
  const visible = (data: unknown) => read(`<div>${shown}${others}</div>${jsonLd(data)}`).visible!

  it('nothing is looked for but prices, as far as to the stated one', () => {
    expect(visible(product).prices.map(({ text }) => text)).toEqual(['$89.00'])
    expect(visible(product)).toMatchObject({ buttons: [], pictures: [] })
  })
  it('and farther where that is farther away', () => {
    const dearer = { ...product, offers: { ...offer, price: '20' } }
    expect(visible(dearer).prices.map(({ text }) => text)).toEqual(['$89.00', '$20.00'])
  })
  it('and its stock where it states none', () => {
    const stocked = { ...product, offers: { ...offer, availability: 'https://schema.org/InStock' } }
    expect(visible(product).labels.map(({ text }) => text)).toEqual(['In stock'])
    expect(visible(stocked).labels).toEqual([])
  })
  it('that is marked up, but not where the markup is another product’s', () => {
    const markup = (
      name: string,
    ) => `<div itemscope itemtype="https://schema.org/Product"><meta itemprop="name" content="${name}">
      <img itemprop="image" src="/b.jpg"><p itemprop="offers" itemscope itemtype="https://schema.org/Offer">
      <meta itemprop="price" content="89"><meta itemprop="priceCurrency" content="USD"></p></div>`
    expect(read(markup('Rain season') + shown).visible!.buttons).toEqual([])
    expect(read(markup('Umbrella') + shown).visible!.buttons).toHaveLength(1)
  })
})

describe('of a product that is only to be seen, what is nearby is looked at first', () => {
  const price = (name: string) => `<b class="${name}">$89.00</b>`
  const buys = '<button>Buy</button>'
  const words = '<p>What it says of itself</p>'.repeat(200)
  const links = '<a href="/c" class="c">Boots</a>'.repeat(200)
  const heading = '<h1>Rain season</h1>'
  const priced = (body: string) => read(body).visible!.prices.map(({ text }) => text)

  it('and nothing further where one there is called a price', () => {
    expect(priced(`${heading}${price('price')}${buys}${words}<b class="price">$20.00</b>`)).toEqual(['$89.00'])
  })
  it.each(['shipping-price', 'note'])('and more where it is called a %s', (name) => {
    expect(priced(`${heading}${price(name)}${buys}${words}<b class="price">$20.00</b>`)).toEqual(['$89.00', '$20.00'])
  })
  it('and more where nothing nearby buys it', () => {
    const far = read(`${heading}<img src="/a.jpg">${price('price')}${links}${buys}`).visible!
    expect(far.buttons.map(({ text }) => text)).toEqual(['Buy'])
    expect(far.pictures.map(({ src }) => src)).toEqual(['/a.jpg'])
  })
})

it('the form that buys is found behind a newsletter’s', () => {
  const newsletter =
    '<form action="/subscribe"><input name="id" value="5"><input name="email" value="a@b.example"></form>'
  const buys = '<form action="/cart/add"><input name="id" value="7"><input name="quantity" value="1"></form>'
  expect(read(newsletter + buys).cart).toEqual({ fields: { id: '7' }, variations: '' })
})
