import { ADDRESS, describeMarkup, jsonLd } from '@/tests/fixtures/pages/describe'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { readFacts } from './read-facts'
import { atOnce } from './steps'

const product = { '@context': 'https://schema.org', '@type': 'Product', name: 'Rain jacket' }
const offer = { '@type': 'Offer', price: '89.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' }
const usd = (amount: string) => ({ amount, currency: 'USD' })
const sold = (data: unknown, options: { head?: string; url?: string } = {}) =>
  describeMarkup(jsonLd(data), options).product

describe('a product in JSON-LD', () => {
  it('is read with everything it says', () => {
    const data = {
      ...product,
      image: ['/pictures/jacket.webp'],
      sku: 'RJ-1',
      brand: { '@type': 'Brand', name: 'Tidewater' },
      offers: offer,
    }
    expect(describeMarkup(jsonLd(data), { head: '<title>Rain jacket</title>' })).toEqual({
      url: ADDRESS,
      title: 'Rain jacket',
      kind: 'product',
      externalId: null,
      product: {
        name: 'Rain jacket',
        price: usd('89'),
        compareAtPrice: null,
        availability: 'in_stock',
        imageUrl: 'https://shop.example/pictures/jacket.webp',
        url: ADDRESS,
        sku: 'RJ-1',
        brand: 'Tidewater',
        variant: null,
        evidence: 'json-ld',
      },
    })
  })

  it.each([
    [
      'inside @graph',
      {
        '@graph': [
          { '@type': 'WebSite', name: 'Shop' },
          { ...product, offers: offer },
        ],
      },
    ],
    ['inside an array', [{ '@type': 'BreadcrumbList' }, { ...product, offers: [offer] }]],
    ['as what the page is about', { '@type': 'ItemPage', mainEntity: { ...product, offers: offer } }],
    ['with a list of types', { ...product, '@type': ['Product', 'Thing'], offers: offer }],
    ['with types as addresses', { ...product, '@type': 'http://schema.org/Product', offers: offer }],
    [
      'with an offer somewhere else in the graph',
      {
        '@graph': [
          { ...product, offers: { '@id': '#offer' } },
          { ...offer, '@id': '#offer' },
        ],
      },
    ],
    [
      'with a range of prices',
      { ...product, offers: { '@type': 'AggregateOffer', lowPrice: 89, highPrice: 120, priceCurrency: 'USD' } },
    ],
    [
      'with offers inside a range',
      { ...product, offers: { '@type': 'AggregateOffer', lowPrice: '1', offers: [offer], priceCurrency: 'USD' } },
    ],
    [
      'with the price in a specification',
      {
        ...product,
        offers: {
          ...offer,
          price: undefined,
          priceCurrency: undefined,
          priceSpecification: { price: 89, priceCurrency: 'USD' },
        },
      },
    ],
  ])('is found %s', (_where, data) => expect(sold(data)).toMatchObject({ name: 'Rain jacket', price: usd('89') }))

  it('offers what is in stock before what is not', () => {
    const offers = [{ ...offer, price: '70', availability: 'OutOfStock' }, offer]
    expect(sold({ ...product, offers })).toMatchObject({ price: usd('89'), availability: 'in_stock' })
  })

  it('costs the lowest of offers that differ in nothing but the price', () => {
    const offers = [{ ...offer, price: '119' }, offer]
    expect(sold({ ...product, offers })).toMatchObject({ price: usd('89'), compareAtPrice: null })
    const sizes = [
      { ...offer, price: '119', sku: 'L' },
      { ...offer, sku: 'S' },
    ]
    expect(sold({ ...product, offers: sizes })).toMatchObject({ price: usd('119') })
  })

  it('takes a list price as the price before the reduction, when it is higher', () => {
    const before = (price: number) => [
      { '@type': 'UnitPriceSpecification', price: 89, priceCurrency: 'USD' },
      { '@type': 'UnitPriceSpecification', priceType: 'https://schema.org/ListPrice', price, priceCurrency: 'USD' },
    ]
    const withBefore = (price: number) =>
      sold({ ...product, offers: { ...offer, price: undefined, priceSpecification: before(price) } })
    expect(withBefore(119)).toMatchObject({ price: usd('89'), compareAtPrice: usd('119') })
    expect(withBefore(60)).toMatchObject({ price: usd('89'), compareAtPrice: null })
  })

  it('says the variant on screen, of a group', () => {
    const variant = (size: string, price: string) => ({
      '@type': 'Product',
      name: `Rain jacket - ${size}`,
      sku: `RJ-${size}`,
      offers: { ...offer, price, url: `${ADDRESS}?variant=${size}1` },
    })
    const group = { ...product, '@type': 'ProductGroup', hasVariant: [variant('S', '89'), variant('L', '95')] }
    expect(sold(group, { url: `${ADDRESS}?variant=L1` })).toMatchObject({
      name: 'Rain jacket',
      variant: 'L',
      sku: 'RJ-L',
      price: usd('95'),
      url: `${ADDRESS}?variant=L1`,
    })
    expect(sold(group)).toMatchObject({ variant: null, price: usd('89') })
  })

  it.each([
    [
      'line breaks inside strings',
      '{"@type":"Product","name":"Rain\njacket","offers":{"price":"89","priceCurrency":"USD"}}',
    ],
    ['commas at the end', '{"@type":"Product","name":"Rain jacket","offers":{"price":"89","priceCurrency":"USD",},}'],
    [
      'comments',
      '/* shop */{"@type":"Product", // it\n"name":"Rain jacket","offers":{"price":"89","priceCurrency":"USD"}}',
    ],
    [
      'an HTML comment around it',
      '<!-- {"@type":"Product","name":"Rain jacket","offers":{"price":"89","priceCurrency":"USD"}} -->',
    ],
    [
      'a stray backslash',
      '{"@type":"Product","name":"Rain jacket","description":"5\\ 6","offers":{"price":"89","priceCurrency":"USD"}}',
    ],
  ])('is read in spite of %s', (_why, text) =>
    expect(sold(text)).toMatchObject({ name: 'Rain jacket', price: usd('89') }),
  )

  it('is beyond reading when it is no JSON at all, which is no failure', () => {
    expect(sold('{"@type": Product')).toBeNull()
  })
})

describe('a product in the markup', () => {
  it('is read from microdata, nested offer and all', () => {
    const page = `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Rain jacket</h1>
      <img itemprop="image" src="/a.jpg"><div itemprop="brand" itemscope itemtype="https://schema.org/Brand"><b itemprop="name">Tidewater</b></div>
      <p itemprop="offers" itemscope itemtype="https://schema.org/Offer"><b itemprop="price">1.299,00 €</b>
      <meta itemprop="priceCurrency" content="EUR"><link itemprop="availability" href="https://schema.org/OutOfStock"></p></div>`
    expect(describeMarkup(page).product).toMatchObject({
      name: 'Rain jacket',
      brand: 'Tidewater',
      price: { amount: '1299', currency: 'EUR' },
      availability: 'out_of_stock',
      imageUrl: 'https://shop.example/a.jpg',
      evidence: 'microdata',
    })
  })

  it('is read from RDFa', () => {
    const page = `<div vocab="https://schema.org/" typeof="Product"><span property="name">Rain jacket</span>
      <span property="offers" typeof="Offer"><span property="price" content="89">$89</span>
      <span property="priceCurrency" content="USD"></span></span></div>`
    expect(describeMarkup(page).product).toMatchObject({ name: 'Rain jacket', price: usd('89'), evidence: 'rdfa' })
  })

  it('is read from OpenGraph, without the name of the shop', () => {
    const head = `<meta property="og:type" content="product"><meta property="og:title" content="Rain jacket | Tidewater">
      <meta property="og:site_name" content="Tidewater"><meta property="og:image" content="https://cdn.example/a.jpg">
      <meta property="product:price:amount" content="119.00"><meta property="product:sale_price:amount" content="89.00">
      <meta property="product:price:currency" content="USD"><meta property="product:availability" content="in stock">`
    expect(describeMarkup('', { head }).product).toMatchObject({
      name: 'Rain jacket',
      price: usd('89'),
      compareAtPrice: usd('119'),
      availability: 'in_stock',
      evidence: 'opengraph',
    })
  })

  it('is completed by what a weaker source says', () => {
    const head = `<meta property="og:image" content="/a.jpg"><meta property="og:type" content="product"><meta property="og:title" content="Rain jacket">
      <meta property="product:price:amount" content="89"><meta property="product:price:currency" content="USD">`
    expect(sold(product, { head })).toMatchObject({
      price: usd('89'),
      imageUrl: 'https://shop.example/a.jpg',
      evidence: 'json-ld',
    })
  })

  it('keeps the price before the reduction that only a Shopify storefront’s script knows', () => {
    const script = {
      title: 'Rain jacket',
      variants: [{ id: 1, price: 8900, compare_at_price: 11900, available: true }],
    }
    const page = `${jsonLd({ ...product, offers: offer })}<script type="application/json" data-product-json>${JSON.stringify(script)}</script>`
    expect(describeMarkup(page).product).toMatchObject({ price: usd('89'), compareAtPrice: usd('119') })
  })
})

describe('a page that is no product', () => {
  const other = { kind: 'other', product: null }
  const list = [1, 2, 3].map((n) => ({ ...product, name: `Jacket ${n}`, offers: offer }))
  it.each([
    [
      'a front page that says it is one',
      '',
      '<meta property="og:type" content="product"><meta property="og:title" content="Shop">',
      'https://shop.example/',
    ],
    ['a category with several', jsonLd(list), '<title>Jackets</title>', 'https://shop.example/collections/jackets'],
    [
      'a list with one',
      jsonLd({ '@type': 'ItemList', itemListElement: [{ item: list[0] }] }),
      '',
      'https://shop.example/search?q=1',
    ],
    [
      'an article about one',
      jsonLd([{ '@type': 'Article', headline: 'Jackets' }, product]),
      '',
      'https://shop.example/blog/jackets',
    ],
    ['a page of nothing', '', '', 'https://shop.example/about'],
  ])('%s', (_what, body, head, url) => expect(describeMarkup(body, { head, url })).toMatchObject(other))

  it('keeps apart the product and the related ones beside it', () => {
    const related = list.map((one) => ({ ...one, url: `https://shop.example/products/${one.name}` }))
    const page = `<h1>Rain jacket</h1>${jsonLd([...related, { ...product, url: ADDRESS, offers: { ...offer, price: 95 } }])}`
    expect(describeMarkup(page).product).toMatchObject({ name: 'Rain jacket', price: usd('95') })
  })
})

describe('addresses', () => {
  it.each([
    [`${ADDRESS}?utm_source=mail&gclid=1&fbclid=2#reviews`, '', ADDRESS],
    [`${ADDRESS}?_pos=1&_sid=a&variant=12`, '', `${ADDRESS}?variant=12`],
    ['https://shop.example/collections/all/products/rain-jacket', `<link rel="canonical" href="${ADDRESS}">`, ADDRESS],
    [ADDRESS, '<link rel="canonical" href="https://evil.example/products/rain-jacket">', ADDRESS],
    [ADDRESS, '<link rel="canonical" href="https://shop.example/">', ADDRESS],
    [ADDRESS, '<link rel="canonical" href="javascript:alert(1)">', ADDRESS],
  ])('%s becomes what a shopper should get', (url, head, expected) => {
    expect(sold({ ...product, offers: offer }, { url, head })?.url).toBe(expected)
  })

  it.each([
    ['products/1', 'product', '1'],
    ['products/8125/variants/9', 'product', '8125'],
    ['orders/450789469', 'order', '450789469'],
    ['customers/207119551', 'customer', '207119551'],
    ['products', 'other', null],
    ['products/new', 'other', null],
    ['settings/general', 'other', null],
  ])('the admin’s %s is a page of kind %s', (path, kind, externalId) => {
    const url = `https://admin.shopify.com/store/demo/${path}`
    expect(describeMarkup('', { url })).toMatchObject({ kind, externalId, product: null })
  })

  it('an order’s page in the admin is not gone over for a product, whatever it shows', () => {
    const { document } = parseHTML(
      `<html><head><title>#1001</title></head><body><h1>#1001</h1>${jsonLd(product)}<b>$89</b><button>Buy</button></body></html>`,
    )
    const facts = atOnce(readFacts(document, 'https://admin.shopify.com/store/demo/orders/450789469'))
    expect(facts).toMatchObject({ title: '#1001', heading: '#1001', jsonLd: [], visible: null, form: null })
  })

  it('the admin’s product form gives a card when it links to the shop', () => {
    const form = `<h1>Rain jacket</h1><div><div><label>Price<input name="price" value="89.00"></label></div> $</div><input name="title" value="Rain jacket">
      <div><label>Compare at<input name="compareAtPrice" value="119.00"></label></div><img src="https://cdn.example/files/a.jpg">`
    const url = 'https://admin.shopify.com/store/demo/products/1'
    expect(describeMarkup(form, { url }).product).toBeNull()
    expect(
      describeMarkup(`${form}<a href="https://demo.example/products/rain-jacket">View</a>`, { url }).product,
    ).toMatchObject({
      name: 'Rain jacket',
      price: usd('89'),
      compareAtPrice: usd('119'),
      url: 'https://demo.example/products/rain-jacket',
      imageUrl: 'https://cdn.example/files/a.jpg',
      evidence: 'platform',
    })
  })
})
