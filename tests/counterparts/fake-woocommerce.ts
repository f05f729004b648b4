/**
 * A WooCommerce site for tests, written to its documented REST API v3: keys by Basic auth, paging with X-WP-TotalPages,
 * prices as strings, variations apart, webhooks and their signatures, and WordPress' own way of saying no.
 */
import { createHmac } from 'node:crypto'
import { ordersMatching, orderRow, peopleMatching, personRow } from './fake-woocommerce-orders'
import type { Answered, Asked, Counterpart } from './serve'
import type { ShopDiscount, ShopOrder, ShopPerson, ShopProduct, ShopVariant } from './shop-data'

export interface FakeWooCommerce extends Counterpart {
  products: ShopProduct[]
  discounts: ShopDiscount[]
  people: ShopPerson[]
  orders: ShopOrder[]
  /** Where WordPress is on its site: `/blog`. */
  folder: string
  key: { consumerKey: string; consumerSecret: string; mayWrite: boolean }
  currency: string
  webhooks: { id: number; topic: string; status: string; delivery_url: string; secret: string }[]
  /** Paths that were asked for, in order. */
  asked: string[]
  script: Answered[]
  /** Before each answer: for what happens meanwhile. */
  meanwhile: (asked: Asked) => void
  /** A webhook as WooCommerce would send it. */
  deliver(body: object, topic?: string): { body: string; headers: Record<string, string> }
}

const NAMESPACES = ['wp/v2', 'wc/v3']
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answered => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  body: JSON.stringify(body),
})
const no = (status: number, code: string) => json(status, { code, message: code, data: { status } })

export function createFakeWooCommerce(): FakeWooCommerce {
  const site: FakeWooCommerce = {
    products: [],
    discounts: [],
    people: [],
    orders: [],
    folder: '',
    key: { consumerKey: 'ck_1', consumerSecret: 'cs_1', mayWrite: true },
    currency: 'GBP',
    webhooks: [],
    asked: [],
    script: [],
    meanwhile: () => {},
    deliver(body, topic = 'product.updated') {
      const text = JSON.stringify(body)
      const signature = createHmac('sha256', site.webhooks[0]!.secret).update(text).digest('base64')
      return {
        body: text,
        headers: {
          'content-type': 'application/json',
          'x-wc-webhook-topic': topic,
          'x-wc-webhook-signature': signature,
        },
      }
    },
    answer(asked) {
      site.meanwhile(asked)
      const scripted = site.script.shift()
      if (scripted) return scripted
      site.asked.push(`${asked.method} ${asked.path}`)
      if (!asked.path.startsWith(site.folder)) return { status: 404, headers: {}, body: '<html>' }
      const inside = asked.path.slice(site.folder.length)
      if (inside === '/wp-json/') return json(200, { name: 'Wool &amp; Co', namespaces: NAMESPACES })
      const path = /^\/wp-json\/wc\/v3(\/.*)$/.exec(inside)?.[1]
      if (!path) return no(404, 'rest_no_route')
      const { consumerKey, consumerSecret, mayWrite } = site.key
      const expected = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`
      if (asked.headers.authorization !== expected) return no(401, 'woocommerce_rest_authentication_error')
      if (asked.method !== 'GET' && !mayWrite) return no(401, 'woocommerce_rest_cannot_create')
      return route(site, asked, path)
    },
  }
  return site
}

function route(site: FakeWooCommerce, asked: Asked, path: string): Answered {
  if (path === '/settings/general/woocommerce_currency')
    return json(200, { id: 'woocommerce_currency', value: site.currency })
  if (path === '/products') return listOf(asked, matching(site, asked).map(productOf))
  if (path === '/coupons') return listOf(asked, couponsOf(site, asked))
  const one = /^\/products\/(\d+)(?:\/variations\/(\d+))?$/.exec(path)
  if (one) return oneOf(site, Number(one[1]), one[2])
  const variations = /^\/products\/(\d+)\/variations$/.exec(path)
  if (variations) {
    const product = site.products.find(({ id }) => id === Number(variations[1]))
    return product
      ? listOf(
          asked,
          product.variants.map((each) => variationOf(each, product)),
        )
      : no(404, 'woocommerce_rest_product_invalid_id')
  }
  if (path === '/orders')
    return listOf(
      asked,
      ordersMatching(site.orders, asked.query).map((each) => orderRow(each, site.currency)),
    )
  if (path === '/customers') return listOf(asked, peopleMatching(site.people, asked.query).map(personRow))
  const [, kind, number] = /^\/(orders|customers)\/(\d+)$/.exec(path) ?? []
  if (kind === 'orders') {
    const order = site.orders.find(({ id }) => id === Number(number))
    return order ? json(200, orderRow(order, site.currency)) : no(404, 'woocommerce_rest_shop_order_invalid_id')
  }
  if (kind === 'customers') {
    const person = site.people.find(({ id }) => id === Number(number))
    return person ? json(200, personRow(person)) : no(404, 'woocommerce_rest_invalid_id')
  }
  if (path === '/webhooks' && asked.method === 'GET') return listOf(asked, site.webhooks)
  if (path === '/webhooks' && asked.method === 'POST') {
    const made = JSON.parse(asked.body) as Omit<FakeWooCommerce['webhooks'][number], 'id'>
    site.webhooks.push({ ...made, id: site.webhooks.length + 1 })
    return json(201, site.webhooks.at(-1))
  }
  const id = Number(/^\/webhooks\/(\d+)$/.exec(path)?.[1])
  const webhook = site.webhooks.find((each) => each.id === id)
  if (!webhook) return no(404, 'rest_no_route')
  if (asked.method === 'PUT') Object.assign(webhook, JSON.parse(asked.body))
  // Webhooks cannot be put into the bin, so without `force` nothing is removed.
  else if (asked.query.get('force') === 'true') site.webhooks = site.webhooks.filter((each) => each !== webhook)
  else return no(501, 'woocommerce_rest_trash_not_supported')
  return json(200, webhook)
}

/** 10 a page unless it is said, 100 at most; the fields that were asked for. */
function listOf(asked: Asked, all: object[]): Answered {
  const perPage = Math.min(Number(asked.query.get('per_page') ?? 10), 100)
  const page = Number(asked.query.get('page') ?? 1)
  const offset = Number(asked.query.get('offset') ?? (page - 1) * perPage)
  const fields = asked.query.get('_fields')?.split(',')
  const rows = all
    .slice(offset, offset + perPage)
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !fields || fields.includes(name))))
  const pages = { 'x-wp-total': String(all.length), 'x-wp-totalpages': String(Math.ceil(all.length / perPage)) }
  return json(200, rows, pages)
}

function matching({ products }: FakeWooCommerce, { query }: Asked): ShopProduct[] {
  const include = query.get('include')?.split(',').map(Number)
  const found = products.filter(
    (each) =>
      (!include || include.includes(each.id)) &&
      (query.get('status') ?? statusOf(each)) === statusOf(each) &&
      (query.get('slug') ?? each.handle) === each.handle &&
      each.title.toLowerCase().includes((query.get('search') ?? '').toLowerCase()),
  )
  return query.get('orderby') === 'id' ? found.toSorted((a, b) => a.id - b.id) : found
}

function oneOf({ products }: FakeWooCommerce, id: number, variationId: string | undefined): Answered {
  const product = products.find((each) => each.id === id)
  const variant = product?.variants.find((each) => each.id === Number(variationId))
  if (!product || (variationId !== undefined && !variant)) return no(404, 'woocommerce_rest_product_invalid_id')
  return json(200, variant ? variationOf(variant, product) : productOf(product))
}

function couponsOf({ discounts }: FakeWooCommerce, { query }: Asked): object[] {
  const code = query.get('code')?.toLowerCase()
  return discounts.filter((each) => code === undefined || each.code.toLowerCase() === code).map(couponOf)
}

function couponOf({ code, off, state, only, least, isForSome }: ShopDiscount, n: number) {
  const [type, amount] =
    off === 'shipping'
      ? ['fixed_cart', '0.00']
      : 'percent' in off
        ? ['percent', off.percent.toFixed(2)]
        : [off.each ? 'fixed_product' : 'fixed_cart', off.amount]
  return {
    ...{ id: n + 1, code: code.toLowerCase(), amount, discount_type: type, free_shipping: off === 'shipping' },
    date_expires_gmt: state === 'expired' ? '2020-01-01T00:00:00' : null,
    usage_limit: state === 'used_up' ? 5 : null,
    usage_count: state === 'used_up' ? 5 : 0,
    product_ids: only && 'products' in only ? only.products : [],
    excluded_product_ids: [],
    product_categories: only && 'groups' in only ? only.groups : [],
    excluded_product_categories: [],
    exclude_sale_items: false,
    minimum_amount: least ?? '0.00',
    email_restrictions: isForSome ? ['*@known.example'] : [],
  }
}

const statusOf = ({ status }: ShopProduct) => (status === 'ACTIVE' ? 'publish' : status.toLowerCase())

function soldOf({ id, sku, price, compareAtPrice, stock, isForSale }: ShopVariant) {
  return {
    ...{ id, sku: sku ?? '', price },
    regular_price: compareAtPrice ?? price,
    sale_price: compareAtPrice === null ? '' : price,
    on_sale: compareAtPrice !== null,
    stock_status: !isForSale ? 'outofstock' : stock === 0 ? 'onbackorder' : 'instock',
    manage_stock: stock !== null,
    stock_quantity: stock,
  }
}

function productOf(product: ShopProduct) {
  const { id, title, handle, variants, updatedAt, imageUrl } = product
  const [only] = variants
  const isVariable = variants.length > 1
  return {
    ...soldOf({ ...only!, price: only!.price }),
    ...{ id, name: title, slug: handle, description: '<p>Long</p>'.repeat(50) },
    permalink: `https://wool.example/product/${handle}/`,
    categories: (product.groups ?? []).map((each) => ({ id: each, name: `Group ${each}` })),
    type: isVariable ? 'variable' : 'simple',
    status: statusOf(product),
    date_modified_gmt: updatedAt.replace('Z', ''),
    images: imageUrl === null ? [] : [{ id: 1, src: imageUrl }],
    variations: isVariable ? variants.map((each) => each.id) : [],
  }
}

function variationOf(variant: ShopVariant, { handle, options }: ShopProduct) {
  return {
    ...soldOf(variant),
    // A variation that is not counted by itself is counted with its product.
    ...(variant.stock === null ? { manage_stock: 'parent' } : {}),
    permalink: `https://wool.example/product/${handle}/?attribute_size=${variant.id}`,
    status: 'publish',
    image: variant.imageUrl ? { id: 2, src: variant.imageUrl } : null,
    attributes: variant.title.split(' / ').map((option, n) => ({
      ...{ id: n, name: options?.[n]?.name ?? `Option ${n}`, option },
    })),
  }
}
