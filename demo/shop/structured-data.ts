/** How a product's page says to machines what it sells, in each of the ways shops use. */
import { SHOP_NAME } from '../catalogue/pages'
import type { Product } from '../catalogue/types'
import { absolute, amount, CURRENCY, href, photo, say, type PageContext } from './context'
import { Html, html, jsonLd } from './html'

const AVAILABILITY = {
  in_stock: 'https://schema.org/InStock',
  out_of_stock: 'https://schema.org/OutOfStock',
  preorder: 'https://schema.org/PreOrder',
}

const skuOf = (product: Product, ...options: string[]) =>
  ['TW', product.handle, ...options]
    .join('-')
    .toUpperCase()
    .replace(/[^A-Z0-9-]+/g, '')

function offer(page: PageContext, product: Product) {
  return {
    '@type': 'Offer',
    url: absolute(page, `/products/${product.handle}`),
    price: amount(page.language, product.price).toFixed(2),
    priceCurrency: CURRENCY[page.language],
    availability: AVAILABILITY[product.stock],
    itemCondition: 'https://schema.org/NewCondition',
  }
}

function basic(page: PageContext, product: Product) {
  return {
    '@type': 'Product',
    name: say(page, product.name),
    description: say(page, product.description),
    image: product.colours.map(({ tone }) => photo(page.origin, product, tone)),
    url: absolute(page, `/products/${product.handle}`),
    sku: skuOf(product),
    brand: { '@type': 'Brand', name: SHOP_NAME },
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: product.rating.stars,
      reviewCount: product.rating.reviews,
    },
  }
}

/** The price and the one struck through, as schema.org has it since 2023: a ListPrice specification. */
function specified(page: PageContext, product: Product) {
  const now = {
    '@type': 'UnitPriceSpecification',
    price: amount(page.language, product.price),
    priceCurrency: CURRENCY[page.language],
  }
  const before = product.was && {
    '@type': 'UnitPriceSpecification',
    priceType: 'https://schema.org/StrikethroughPrice',
    price: amount(page.language, product.was),
    priceCurrency: CURRENCY[page.language],
  }
  return {
    '@type': 'Offer',
    availability: AVAILABILITY[product.stock],
    priceSpecification: before ? [now, before] : [now],
  }
}

function group(page: PageContext, product: Product) {
  const url = absolute(page, `/products/${product.handle}`)
  const variants = product.colours.flatMap((colour) =>
    product.sizes.map((size) => ({
      '@type': 'Product',
      sku: skuOf(product, colour.tone, size),
      name: `${say(page, product.name)}, ${say(page, colour.name)}, ${size}`,
      color: say(page, colour.name),
      size,
      image: photo(page.origin, product, colour.tone),
      offers: { ...specified(page, product), url: `${url}?colour=${colour.tone}&size=${size}` },
    })),
  )
  return {
    '@context': 'https://schema.org',
    ...basic(page, product),
    '@type': 'ProductGroup',
    productGroupID: skuOf(product),
    variesBy: ['https://schema.org/color', 'https://schema.org/size'],
    hasVariant: variants,
  }
}

const shop = (page: PageContext) => ({
  '@type': 'Organization',
  '@id': `${page.origin}/#shop`,
  name: SHOP_NAME,
  url: page.origin,
})

const breadcrumbs = (page: PageContext, product: Product) => ({
  '@type': 'BreadcrumbList',
  itemListElement: [
    { '@type': 'ListItem', position: 1, name: SHOP_NAME, item: absolute(page, '/') },
    { '@type': 'ListItem', position: 2, name: say(page, product.name) },
  ],
})

const CONTEXT = { '@context': 'https://schema.org' }

/** What goes into the head. Microdata and RDFa are on the page's own elements instead (`attributes`). */
export function structuredData(page: PageContext, product: Product): Html {
  const whole = () => ({ ...basic(page, product), offers: offer(page, product) })
  switch (product.markup) {
    case 'json-ld':
      return jsonLd({ ...CONTEXT, ...whole() })
    case 'json-ld-group':
      return jsonLd(group(page, product))
    case 'json-ld-graph':
      return jsonLd({
        ...CONTEXT,
        '@graph': [shop(page), breadcrumbs(page, product), { ...whole(), offers: [specified(page, product)] }],
      })
    case 'json-ld-list':
      return jsonLd([
        { ...CONTEXT, ...shop(page) },
        { ...CONTEXT, ...whole() },
      ])
    case 'json-ld-specification':
      return jsonLd({ ...CONTEXT, ...basic(page, product), offers: specified(page, product) })
    case 'json-ld-aggregate': {
      const low = amount(page.language, product.price).toFixed(2)
      const offers = {
        '@type': 'AggregateOffer',
        lowPrice: low,
        highPrice: low,
        offerCount: product.sizes.length,
        priceCurrency: CURRENCY[page.language],
        availability: AVAILABILITY[product.stock],
      }
      return jsonLd({ ...CONTEXT, ...basic(page, product), offers })
    }
    case 'opengraph':
      return html`<meta property="og:type" content="product" />
        <meta property="product:price:amount" content="${amount(page.language, product.price).toFixed(2)}" />
        <meta property="product:price:currency" content="${CURRENCY[page.language]}" />
        <meta
          property="product:availability"
          content="${product.stock === 'out_of_stock' ? 'out of stock' : 'in stock'}"
        />
        <meta property="product:brand" content="${SHOP_NAME}" />
        <meta property="product:retailer_item_id" content="${skuOf(product)}" />`
    case 'microdata':
    case 'rdfa':
      return html``
  }
}

/** The same facts as attributes of the elements that show them. */
export function attributes(product: Product) {
  const none = new Html('')
  const raw = (text: string) => new Html(text)
  if (product.markup === 'microdata')
    return {
      product: raw(' itemscope itemtype="https://schema.org/Product"'),
      name: raw(' itemprop="name"'),
      image: raw(' itemprop="image"'),
      description: raw(' itemprop="description"'),
      offer: raw(' itemprop="offers" itemscope itemtype="https://schema.org/Offer"'),
      extra: (page: PageContext) =>
        html`<meta itemprop="price" content="${amount(page.language, product.price).toFixed(2)}" />
          <meta itemprop="priceCurrency" content="${CURRENCY[page.language]}" />
          <link itemprop="availability" href="${AVAILABILITY[product.stock]}" />
          <link itemprop="url" href="${page.origin}${href(page, `/products/${product.handle}`)}" />`,
      own: html`<meta itemprop="sku" content="${skuOf(product)}" /><meta itemprop="brand" content="${SHOP_NAME}" />`,
    }
  if (product.markup === 'rdfa')
    return {
      product: raw(' vocab="https://schema.org/" typeof="Product"'),
      name: raw(' property="name"'),
      image: raw(' property="image"'),
      description: raw(' property="description"'),
      offer: raw(' property="offers" typeof="Offer"'),
      extra: (page: PageContext) =>
        html`<meta property="price" content="${amount(page.language, product.price).toFixed(2)}" />
          <meta property="priceCurrency" content="${CURRENCY[page.language]}" />
          <link property="availability" href="${AVAILABILITY[product.stock]}" />`,
      own: html`<meta property="sku" content="${skuOf(product)}" /><meta property="brand" content="${SHOP_NAME}" />`,
    }
  return { product: none, name: none, image: none, description: none, offer: none, extra: () => none, own: none }
}
