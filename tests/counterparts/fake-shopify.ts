/**
 * A Shopify shop for tests: validates every query against Shopify's published schema and executes it with graphql-js
 * over invented products; tokens, the rate limit by cost, webhooks and their signatures as documented. It answers as a
 * function; serve.ts puts it on a port.
 */
import { createHmac } from 'node:crypto'
import { GraphQLError, graphql, parse, validate, type ExecutionResult } from 'graphql'
import { ordersRoot, type OrdersOfShop } from './fake-shopify-orders'
import type { Counterpart, Asked, Answered } from './serve'
import { codeDiscountOf, optionsOf } from './shopify-discounts'
import type { ShopDiscount, ShopProduct, ShopVariant } from './shop-data'
import { adminSchema, operationOf, requestedCost, SCHEMA_VERSION } from './shopify-schema'

export interface FakeShopify extends Counterpart, OrdersOfShop {
  /** Its name at Shopify, which its admin's address has too. */
  handle: string
  products: ShopProduct[]
  discounts: ShopDiscount[]
  /** Tokens that are good now. */
  tokens: Set<string>
  app: { clientId: string; clientSecret: string; expiresIn: number }
  /** Where shoppers find it. */
  site: string
  /** Its storefront asks for a password. */
  isLocked: boolean
  /** Good for one token each: what an approval is exchanged for, and what a token is renewed with. */
  codes: Set<string>
  refreshTokens: Set<string>
  /** Of a token that came of an approval, in seconds; null: it lasts, and cannot be renewed. */
  approvedFor: number | null
  /** Price of a variant in a market: the shop's own times this. */
  markets: Record<string, { currency: string; times: number }>
  bucket: { maximum: number; available: number; restoreRate: number }
  webhooks: { id: string; topic: string; uri: string }[]
  /** Names of operations, in the order they were executed. */
  executed: string[]
  /** How often a query came when its points were not there. */
  throttled: number
  /** Answered instead, one after the other. */
  script: Answered[]
  /** A webhook as Shopify would send it: to be posted to where it was subscribed. */
  deliver(body: object, topic?: string): { body: string; headers: Record<string, string> }
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answered => ({
  status,
  headers: { 'content-type': 'application/json', 'x-shopify-api-version': SCHEMA_VERSION, ...headers },
  body: JSON.stringify(body),
})
const gid = (type: string, id: number | string) => `gid://shopify/${type}/${id}`

/** `now`: epoch ms, for the bucket. */
export function createFakeShopify(now: () => number): FakeShopify {
  let filledAt = now()
  let tokensGiven = 0
  const shop: FakeShopify = {
    handle: 'linen',
    products: [],
    discounts: [],
    people: [],
    orders: [],
    checkouts: [],
    isWithheld: false,
    tokens: new Set(['shpat_permanent']),
    app: { clientId: 'client', clientSecret: 'client-secret', expiresIn: 86_399 },
    codes: new Set(),
    refreshTokens: new Set(),
    approvedFor: 3_600,
    scopes: ['read_products'],
    site: 'https://linen.example',
    isLocked: false,
    currency: 'EUR',
    markets: {},
    bucket: { maximum: 2_000, available: 2_000, restoreRate: 100 },
    webhooks: [],
    executed: [],
    throttled: 0,
    script: [],
    deliver(body, topic = 'products/update') {
      const text = JSON.stringify(body)
      const signature = createHmac('sha256', shop.app.clientSecret).update(text).digest('base64')
      return {
        body: text,
        headers: { 'content-type': 'application/json', 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': signature },
      }
    },
    async answer(asked) {
      const scripted = shop.script.shift()
      if (scripted) return scripted
      if (asked.path === '/admin/oauth/access_token') return grant(asked)
      if (asked.path === '/admin/oauth/authorize') return approve(asked)
      if (asked.path === '/recommendations/products.json') return recommended(asked)
      const version = /^\/admin\/api\/(\d{4}-\d{2})\/graphql\.json$/.exec(asked.path)
      if (!version || asked.method !== 'POST') return json(404, { errors: 'Not Found' })
      const token = asked.headers['x-shopify-access-token'] ?? ''
      if (!shop.tokens.has(token))
        return json(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' })
      return execute(JSON.parse(asked.body) as Query)
    },
  }

  /** As if the owner pressed “Install” at once: the browser goes back with a code, in a query Shopify signs. */
  function approve({ query, headers }: Asked): Answered {
    if (query.get('client_id') !== shop.app.clientId) return { status: 400, headers: {}, body: 'invalid_client' }
    shop.scopes = (query.get('scope') ?? '').split(',')
    const code = `code-${shop.codes.size + 1}`
    shop.codes.add(code)
    const told = { code, host: 'YWRtaW4', shop: headers.host ?? '', state: query.get('state') ?? '', timestamp: '1' }
    const back = new URL(query.get('redirect_uri') ?? '')
    back.search = signedQuery(told, shop.app.clientSecret)
    return { status: 302, headers: { location: back.href }, body: '' }
  }

  /** The storefront's answer: to anybody, unless the shop is behind a password. */
  function recommended({ query }: Asked): Answered {
    if (shop.isLocked) return { status: 302, headers: { location: `${shop.site}/password` }, body: '' }
    const product = shop.products.find(({ id }) => String(id) === query.get('product_id'))
    if (!product) return json(404, { description: 'The product is not published' })
    const ids = (product.related ?? []).slice(0, Number(query.get('limit') ?? 10))
    const products = ids.flatMap((id) => shop.products.find((each) => each.id === id) ?? [])
    return json(200, { intent: query.get('intent'), products: products.map(({ id, title }) => ({ id, title })) })
  }

  function grant({ body }: Asked): Answered {
    const form = new URLSearchParams(body)
    const { clientId, clientSecret, expiresIn } = shop.app
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
      return json(400, { error: 'invalid_client' })
    tokensGiven += 1
    const token = `shpat_granted_${tokensGiven}`
    const given = { access_token: token, scope: shop.scopes.join(',') }
    if (form.get('grant_type') === 'client_credentials') {
      shop.tokens.add(token)
      return json(200, { ...given, expires_in: expiresIn })
    }
    const isRenewal = form.get('grant_type') === 'refresh_token'
    const spent = isRenewal ? shop.refreshTokens : shop.codes
    if (!spent.has(form.get(isRenewal ? 'refresh_token' : 'code') ?? '')) return json(400, { error: 'invalid_request' })
    spent.clear()
    shop.tokens.add(token)
    if (shop.approvedFor === null || (!isRenewal && form.get('expiring') !== '1')) return json(200, given)
    shop.refreshTokens.add(`shprt_${tokensGiven}`)
    const renewal = { refresh_token: `shprt_${tokensGiven}`, refresh_token_expires_in: 7_776_000 }
    return json(200, { ...given, expires_in: shop.approvedFor, ...renewal })
  }

  async function execute({ query, variables = {} }: Query): Promise<Answered> {
    const document = parse(query)
    const wrong = validate(adminSchema(), document)
    if (wrong.length > 0) return json(200, { errors: wrong.map(({ message }) => ({ message })) })
    const { bucket } = shop
    const at = now()
    bucket.available = Math.min(bucket.maximum, bucket.available + ((at - filledAt) / 1000) * bucket.restoreRate)
    filledAt = at
    const requestedQueryCost = requestedCost(document, variables)
    const cost = () => ({
      requestedQueryCost,
      throttleStatus: {
        maximumAvailable: bucket.maximum,
        currentlyAvailable: bucket.available,
        restoreRate: bucket.restoreRate,
      },
    })
    if (requestedQueryCost > bucket.available) {
      shop.throttled += 1
      const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }]
      return json(200, { errors, extensions: { cost: { ...cost(), actualQueryCost: null } } })
    }
    shop.executed.push(operationOf(document).name!.value)
    bucket.available -= requestedQueryCost
    const result: ExecutionResult = await graphql({
      schema: adminSchema(),
      source: query,
      variableValues: variables,
      rootValue: rootOf(shop),
      // Of `nodes`: what is asked for by its id is what the id says.
      typeResolver: (value) => (value as { __typename: string }).__typename,
    })
    return json(200, { ...result, extensions: { cost: { ...cost(), actualQueryCost: requestedQueryCost } } })
  }

  return shop
}

/** The query of what Shopify sends by way of a browser. */
export function signedQuery(told: Record<string, string>, clientSecret: string): string {
  const query = new URLSearchParams(told)
  query.sort()
  query.set('hmac', createHmac('sha256', clientSecret).update(query.toString()).digest('hex'))
  return query.toString()
}

interface Query {
  query: string
  variables?: Record<string, unknown>
}
type Paging = { first: number; after?: string | null; query?: string | null }

/** Cursors are opaque to who gets them: here the id of the last one. */
function connection<T extends { id: number }, Node>(all: T[], { first, after }: Paging, node: (each: T) => Node) {
  const start = after ? all.findIndex(({ id }) => `after-${id}` === after) + 1 : 0
  const page = all.slice(start, start + first)
  const last = page.at(-1)
  const pageInfo = { hasNextPage: start + first < all.length, endCursor: last ? `after-${last.id}` : null }
  return { nodes: page.map(node), pageInfo }
}

function rootOf(shop: FakeShopify) {
  const mustMay = (scope: string) => {
    if (shop.scopes.includes(scope)) return
    const extensions = { code: 'ACCESS_DENIED', requiredAccess: `\`${scope}\` access scope.` }
    throw new GraphQLError('Access denied', { extensions })
  }
  const orders = ordersRoot(shop, mustMay)
  const product = (found: ShopProduct | undefined) => (found ? productOf(shop, found) : null)
  const byGid = (id: string) => shop.products.find((each) => gid('Product', each.id) === id)
  return {
    shop: {
      name: 'Linen & Co',
      currencyCode: shop.currency,
      myshopifyDomain: `${shop.handle}.myshopify.com`,
    },
    currentAppInstallation: { accessScopes: shop.scopes.map((handle) => ({ handle })) },
    products(paging: Paging) {
      mustMay('read_products')
      const found = shop.products.filter((each) => matches(each, paging.query ?? ''))
      return connection(found, paging, (each) => productOf(shop, each))
    },
    product: ({ id }: { id: string }) => product(byGid(id)),
    productByIdentifier: ({ identifier }: { identifier: { handle?: string; id?: string } }) =>
      product(
        identifier.id === undefined
          ? shop.products.find(({ handle }) => handle === identifier.handle)
          : byGid(identifier.id),
      ),
    codeDiscountNodeByCode({ code }: { code: string }) {
      mustMay('read_discounts')
      // Codes are the same in capitals and small letters.
      const found = shop.discounts.find((each) => each.code.toLowerCase() === code.toLowerCase())
      return found ? { codeDiscount: codeDiscountOf(found, shop.currency) } : null
    },
    nodes: ({ ids }: { ids: string[] }) =>
      ids.map((id) => (id.includes('/Order/') ? orders.orderNode(id) : product(byGid(id)))),
    ...orders,
    webhookSubscriptions: ({ topics }: { topics?: string[] }) => ({
      nodes: shop.webhooks.filter(({ topic }) => !topics || topics.includes(topic)),
      pageInfo: { hasNextPage: false, endCursor: null },
    }),
    webhookSubscriptionCreate(asked: { topic: string; webhookSubscription: { uri: string } }) {
      if (asked.topic.startsWith('ORDERS_')) mustMay('read_orders')
      const { uri } = asked.webhookSubscription
      if (uri.startsWith('http://shop-cannot-reach'))
        return { userErrors: [{ field: ['webhookSubscription', 'uri'], message: 'Address protocol is not supported' }] }
      shop.webhooks.push({ id: gid('WebhookSubscription', shop.webhooks.length + 1), topic: asked.topic, uri })
      return { userErrors: [] }
    },
    webhookSubscriptionDelete({ id }: { id: string }) {
      shop.webhooks = shop.webhooks.filter((each) => each.id !== id)
      return { userErrors: [] }
    },
  }
}

/** Of Shopify's search syntax what is documented and asked for here: terms joined by AND. Anything else is a mistake. */
function matches({ title, status }: ShopProduct, query: string): boolean {
  return query.split(' AND ').every((term) => {
    const [, field, value] = /^(title|status):(.+)$/.exec(term) ?? []
    if (field === 'status') return status.toLowerCase() === value
    if (field !== 'title' || !value?.endsWith('*')) throw new GraphQLError(`not a search: ${query}`)
    const begins = value.slice(0, -1).toLowerCase()
    return title
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.startsWith(begins))
  })
}

function productOf(shop: FakeShopify, { id, handle, title, status, updatedAt, imageUrl, ...more }: ShopProduct) {
  const { variants } = more
  return {
    __typename: 'Product',
    id: gid('Product', id),
    legacyResourceId: String(id),
    ...{ handle, title, status, updatedAt },
    onlineStoreUrl: more.isPublished ? `${shop.site}/products/${handle}` : null,
    tracksInventory: variants.some(({ stock }) => stock !== null),
    hasOnlyDefaultVariant: variants.length === 1,
    featuredMedia: imageUrl && { __typename: 'MediaImage', preview: { image: { url: imageUrl } } },
    options: optionsOf(variants, more.options),
    collections: () => ({ nodes: (more.groups ?? []).map((each) => ({ id: gid('Collection', each) })) }),
    variants: (paging: Paging) => connection(variants, paging, (each) => variantOf(shop, each)),
  }
}

function variantOf(shop: FakeShopify, { id, title, sku, price, compareAtPrice, stock, ...more }: ShopVariant) {
  return {
    legacyResourceId: String(id),
    ...{ title, sku, price, compareAtPrice },
    availableForSale: more.isForSale,
    inventoryQuantity: stock ?? 0,
    image: more.imageUrl ? { url: more.imageUrl } : null,
    contextualPricing({ context }: { context: { country: string } }) {
      const { currency, times } = shop.markets[context.country] ?? { currency: shop.currency, times: 1 }
      const money = (amount: string) => ({ amount: (Number(amount) * times).toFixed(2), currencyCode: currency })
      return { price: money(price), compareAtPrice: compareAtPrice === null ? null : money(compareAtPrice) }
    },
  }
}
