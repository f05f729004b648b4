import { describeMarkup, jsonLd } from '@/tests/fixtures/pages/describe'
import { describe, expect, it } from 'vitest'

const product = { '@type': 'Product', name: 'Rain jacket', image: '/jacket.jpg' }
const offer = { '@type': 'Offer', price: '89.00', priceCurrency: 'USD' }
const page = (data: unknown, body = '') => describeMarkup(`<h1>Rain jacket</h1>${body}${jsonLd(data)}`).product
const priced = (specification: unknown) =>
  page({ ...product, offers: { '@type': 'Offer', priceSpecification: specification } })?.price
const spec = (price: number, more: object = {}) => ({
  '@type': 'UnitPriceSpecification',
  price,
  priceCurrency: 'USD',
  ...more,
})
const USD_89 = { amount: '89', currency: 'USD' }

describe('the price in JSON-LD', () => {
  it.each([
    ['a member’s', [spec(79, { validForMemberTier: { '@type': 'MemberProgramTier' } }), spec(89)]],
    ['an instalment', [spec(7.5, { billingDuration: 12 }), spec(89)]],
    ['one without tax', [spec(74.79, { valueAddedTaxIncluded: false }), spec(89, { valueAddedTaxIncluded: true })]],
    ['that of a unit', [spec(8.9, { referenceQuantity: { '@type': 'QuantitativeValue', value: 100 } }), spec(89)]],
    ['what the maker recommends', [spec(119, { priceType: 'https://schema.org/MSRP' }), spec(89)]],
  ])('is not %s', (_what, specifications) => expect(priced(specifications)).toEqual(USD_89))

  it('is not what renting it costs', () => {
    const rented = { ...offer, price: '9', businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut' }
    expect(page({ ...product, offers: [rented, offer] })?.price).toEqual(USD_89)
  })

  it('is what is seen where nothing stands for a price that is not known', () => {
    const seen = '<p class="price">$89.00</p><button>Add to cart</button>'
    expect(page({ ...product, offers: { ...offer, price: '0.00' } }, seen)?.price).toEqual(USD_89)
    expect(page({ ...product, offers: { ...offer, priceCurrency: '' } }, seen)?.price).toEqual(USD_89)
    expect(page({ ...product, offers: { ...offer, price: '0.00' } })?.price).toEqual({ amount: '0', currency: 'USD' })
  })
})

describe('JSON-LD as shops write it', () => {
  it.each([
    ['an offer of a product', { ...offer, itemOffered: product }],
    ['values that are wrapped', { ...product, name: { '@value': 'Rain jacket', '@language': 'en' }, offers: offer }],
    ['a list that is wrapped', { ...product, offers: { '@list': [offer] } }],
    [
      'a wrapping around everything',
      '<![CDATA[ {"@type":"Product","name":"Rain jacket","offers":{"price":89,"priceCurrency":"USD"}} ]]>',
    ],
    [
      'a wrapping in comments',
      '//<![CDATA[\n{"@type":"Product","name":"Rain jacket","offers":{"price":89,"priceCurrency":"USD"}}\n//]]>',
    ],
    ['a semicolon behind it', '{"@type":"Product","name":"Rain jacket","offers":{"price":89,"priceCurrency":"USD"}};'],
    ['names with entities', { ...product, name: 'Rain&nbsp;jacket', offers: offer }],
    ['a price as people write it', { ...product, offers: { price: 'US$ 89,00' } }],
    [
      'names of the vocabulary spelt out',
      {
        '@type': 'schema:Product',
        'schema:name': 'Rain jacket',
        'schema:offers': { 'schema:price': 89, 'schema:priceCurrency': 'USD' },
      },
    ],
    [
      'a group without a price of its own',
      {
        ...product,
        '@type': 'ProductGroup',
        hasVariant: [{ '@type': 'Product', name: 'Rain jacket S', offers: offer }],
      },
    ],
  ])('is read: %s', (_what, data) => expect(page(data)).toMatchObject({ name: 'Rain jacket', price: USD_89 }))

  it('has its number and its brand where they stand', () => {
    const data = { ...product, productID: 'sku:RJ-1', manufacturer: { name: 'Tidewater' }, offers: offer }
    expect(page(data)).toMatchObject({ sku: 'RJ-1', brand: 'Tidewater' })
    expect(page({ ...product, offers: { ...offer, sku: 'RJ-S' } })).toMatchObject({ sku: 'RJ-S' })
  })
})

describe('markup', () => {
  it('may keep the offer beside its product', () => {
    const body = `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Rain jacket</h1></div>
      <div itemscope itemtype="https://schema.org/Offer"><b itemprop="price" content="89">$89</b><meta itemprop="priceCurrency" content="USD"></div>`
    expect(describeMarkup(body).product).toMatchObject({ price: USD_89, evidence: 'microdata' })
  })

  it('may say the price for a preview only', () => {
    const head = `<meta property="og:title" content="Rain jacket"><meta name="twitter:label1" content="Price"><meta name="twitter:data1" content="$89.00">`
    expect(describeMarkup('<h1>Rain jacket</h1>', { head }).product).toMatchObject({ price: USD_89 })
  })

  it('is a list where it says it is a group of products', () => {
    const head = `<meta property="og:type" content="product.group"><meta property="og:title" content="Jackets">`
    const url = 'https://shop.example/jackets'
    expect(describeMarkup('<h1>Jackets</h1>', { head, url }).product).toBeNull()
  })
})

describe('what is seen', () => {
  const buy = '<button>Add to cart</button>'
  const picture = '<img src="/img/rain-jacket.jpg" alt="Rain jacket" width="500">'
  const seen = (body: string, { head = '', url = 'https://shop.example/things/1' } = {}) =>
    describeMarkup(`<main>${body}</main>`, { head: `<title>Rain jacket</title>${head}`, url }).product

  it('has the picture the page is shared with, unless that is the shop’s', () => {
    const body = `<h1>Rain jacket</h1>${picture}<p class="price">$89.00</p>${buy}`
    const shared = (image: string) =>
      seen(body, {
        head: `<meta property="og:title" content="Rain jacket"><meta property="og:image" content="${image}">`,
      })
    expect(shared('/share/4711.jpg')?.imageUrl).toBe('https://shop.example/share/4711.jpg')
    expect(shared('/img/logo.png')?.imageUrl).toBe('https://shop.example/img/rain-jacket.jpg')
  })

  it.each([
    ['a lazy picture', '<img src="data:image/gif;base64,R0" data-src="/img/real.jpg" alt="Rain jacket">'],
    ['one in several sizes', '<img srcset="/img/real.jpg 600w, /img/small.jpg 60w" alt="Rain jacket">'],
    [
      'one that can be looked at closer',
      '<img src="/img/small.jpg" data-zoom-image="/img/real.jpg" alt="Rain jacket">',
    ],
    [
      'one that leads to itself',
      '<a href="/img/real.jpg"><img src="/img/real.jpg" alt="Rain jacket"></a><a href="/p/2"><img src="/o.jpg" width="400" alt="Rain jacket for dogs"></a>',
    ],
  ])('has %s', (_what, image) => {
    const product = seen(`<h1>Rain jacket</h1>${image}<p class="price">$89.00</p>${buy}`)
    expect(product?.imageUrl).toBe('https://shop.example/img/real.jpg')
  })

  it('says its number and its brand', () => {
    const labels = '<a class="vendor" href="/t">by Tidewater</a><p class="product-sku">SKU: RJ-1</p>'
    expect(seen(`<h1>Rain jacket</h1>${labels}<p class="price">$89.00</p>${buy}`)).toMatchObject({
      sku: 'RJ-1',
      brand: 'Tidewater',
    })
  })

  it('is not priced by an instalment or a number that is no price, and is in spite of a percentage beside it', () => {
    const prices = '<p>SKU 579695</p><p>12 cuotas de $8.50</p><p class="price">$89.00 -18%</p>'
    expect(seen(`<h1>Rain jacket</h1>${prices}${buy}`)?.price).toEqual(USD_89)
  })

  it.each(['cart', 'checkout', 'search', 'warenkorb', 'panier.html', 'account/', 'wishlist'])(
    'is no product at /%s',
    (place) => {
      const body = `<h1>Rain jacket</h1>${picture}<p class="price">$89.00</p>${buy}`
      expect(seen(body, { url: `https://shop.example/${place}` })).toBeNull()
    },
  )
})
