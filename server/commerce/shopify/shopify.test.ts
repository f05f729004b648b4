/** The client of Shopify stores, against a shop that executes its queries on Shopify's published schema. */
import { parse, validate } from 'graphql'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SHOPIFY_API_VERSION, type ShopifyAccess } from '@/protocol/store-api'
import { createFakeShopify, type FakeShopify } from '@/tests/counterparts/fake-shopify'
import { fetchFrom } from '@/tests/counterparts/serve'
import { aProduct, aVariant } from '@/tests/counterparts/shop-data'
import { adminSchema, requestedCost, SCHEMA_VERSION } from '@/tests/counterparts/shopify-schema'
import { createTokenSource } from './access'
import { createBudget } from './budget'
import * as documents from './documents'
import { searchQuery } from './products'
import { createShopify } from './shopify'

const ORIGIN = 'https://linen.myshopify.com'
const TOKEN: ShopifyAccess = {
  kind: 'shopify_token',
  token: 'shpat_permanent',
  apiSecret: null,
  apiVersion: SHOPIFY_API_VERSION,
}
const APP = {
  kind: 'shopify_app' as const,
  clientId: 'client',
  clientSecret: 'client-secret',
  apiVersion: SHOPIFY_API_VERSION,
}

beforeAll(() => void adminSchema(), 30_000)

let clock: number
let shop: FakeShopify
/** Every wait, in milliseconds; each moves the clock. */
let waits: number[]
beforeEach(() => {
  clock = 1_000_000
  waits = []
  shop = createFakeShopify(() => clock)
})

/** Of grants, which have tests of their own. */
const keep = async () => null

function client(access: ShopifyAccess = TOKEN) {
  const now = () => clock
  const account = {
    origin: ORIGIN,
    version: SHOPIFY_API_VERSION,
    tokens: createTokenSource(ORIGIN, access, keep),
    budget: createBudget(now),
    admin: null,
  }
  const wait = async (ms: number) => {
    waits.push(ms)
    clock += ms
  }
  return createShopify({ account, currency: 'EUR' }, { fetch: fetchFrom(shop), wait, patienceMs: 60_000, now })
}
async function wholeCatalogue(store = client()) {
  const found = []
  for (let cursor: string | null = null; ;) {
    const { products, next } = await store.page(cursor)
    found.push(...products)
    if (next === null) return found
    cursor = next
  }
}
const answer = (status: number, body: string, headers: Record<string, string> = {}) => ({ status, body, headers })

describe('the documents', () => {
  const { IN_MARKET, IN_OWN_CURRENCY, PAGE_SIZE: _size, ...others } = documents
  const all = Object.entries({
    ...others,
    ...IN_OWN_CURRENCY,
    ...Object.fromEntries(Object.entries(IN_MARKET).map(([name, text]) => [`${name} in a market`, text])),
  })

  it('are written for the version that is asked for', () => {
    expect(SCHEMA_VERSION).toBe(SHOPIFY_API_VERSION)
  })
  it.each(all)('%s is valid by Shopify’s schema', (_name, text) => {
    expect(validate(adminSchema(), parse(text))).toEqual([])
  })
  it.each(all)('%s costs no more than one query may', (_name, text) => {
    const ids = Array.from({ length: documents.PAGE_SIZE }, (_, n) => `gid://shopify/Product/${n}`)
    expect(requestedCost(parse(text), { first: documents.PAGE_SIZE, ids })).toBeLessThanOrEqual(1_000)
  })
})

describe('a store on Shopify', () => {
  it('says its name, currency, the version that answered and what it has granted', async () => {
    expect(await client().describe()).toMatchObject({
      name: 'Linen & Co',
      currency: 'EUR',
      apiVersion: '2026-10',
      scopes: ['read_products'],
    })
  })

  it('gives its whole catalogue, page by page, with every variant of every product', async () => {
    const many = Array.from({ length: 130 }, (_, n) => aVariant(5_000 + n, { title: `Shade ${n}` }))
    shop.products = Array.from({ length: 23 }, (_, n) => aProduct(n + 1, `Shirt ${n + 1}`))
    shop.products[11] = aProduct(12, 'Thread', { variants: many })
    shop.products[3]!.status = 'DRAFT'
    shop.products[4]!.isPublished = false
    const found = await wholeCatalogue()
    expect(found.map(({ externalId }) => Number(externalId))).toEqual(
      shop.products.map(({ id }) => id).filter((id) => id !== 4 && id !== 5),
    )
    expect(found.find(({ externalId }) => externalId === '12')!.variants).toHaveLength(130)
    expect(shop.executed.filter((name) => name === 'ProductPage')).toHaveLength(3)
  })

  it('tells price, reduction, stock, picture and address of a variant', async () => {
    const reduced = aVariant(7, { title: 'Red / M', price: '19.90', compareAtPrice: '25.00', stock: 3 })
    const soldOut = aVariant(8, {
      title: 'Red / L',
      isForSale: false,
      stock: -2,
      imageUrl: 'https://cdn.example/l.jpg',
    })
    shop.products = [aProduct(1, 'Linen shirt', { handle: 'linen-shirt', variants: [reduced, soldOut] })]
    const product = await client().product({ by: 'handle', value: 'linen-shirt' }, {})
    expect(product).toMatchObject({
      externalId: '1',
      url: 'https://linen.example/products/linen-shirt',
      imageUrl: 'https://cdn.example/1.jpg',
      changedAt: Date.parse('2026-11-01T10:00:00Z'),
    })
    expect(product!.variants).toEqual([
      {
        externalId: '7',
        title: 'Red / M',
        sku: 'SKU-7',
        price: { amount: '19.90', currency: 'EUR' },
        compareAtPrice: { amount: '25.00', currency: 'EUR' },
        availability: 'in_stock',
        stock: 3,
        imageUrl: null,
        url: 'https://linen.example/products/linen-shirt?variant=7',
      },
      expect.objectContaining({ availability: 'out_of_stock', stock: -2, imageUrl: 'https://cdn.example/l.jpg' }),
    ])
  })

  it('names no variant where there is only one, and no stock where it is not counted', async () => {
    shop.products = [aProduct(1, 'Voucher', { variants: [aVariant(9, { title: 'Default Title', stock: null })] })]
    const found = await client().product({ by: 'id', value: '1' }, {})
    expect(found!.variants).toMatchObject([{ title: null, stock: null, availability: 'in_stock' }])
  })

  it('has a market’s own price where a country is named', async () => {
    shop.markets.JP = { currency: 'JPY', times: 160 }
    shop.products = [aProduct(1, 'Shirt', { variants: [aVariant(7, { price: '20.00', compareAtPrice: '30.00' })] })]
    const found = await client().product({ by: 'id', value: '1' }, { country: 'JP' })
    expect(found!.variants[0]).toMatchObject({
      price: { amount: '3200.00', currency: 'JPY' },
      compareAtPrice: { amount: '4800.00', currency: 'JPY' },
    })
  })

  it('finds by the words of a title, in any script, whatever else is typed', async () => {
    shop.products = [aProduct(1, 'Linen shirt'), aProduct(2, 'Wool shirt'), aProduct(3, '亚麻衬衫')]
    const titles = async (text: string) => (await client().search(text, { limit: 10 })).map(({ title }) => title)
    expect(await titles('shi lin')).toEqual(['Linen shirt'])
    expect(await titles('亚麻')).toEqual(['亚麻衬衫'])
    expect(await titles('shirt" OR status:draft')).toEqual([]) // words like any others
    expect(await titles('"(*:')).toEqual([])
    expect(searchQuery('a"b:c*')).toBe('title:a* AND title:b* AND title:c* AND status:active')
  })

  it('answers nothing for what is not there', async () => {
    expect(await client().product({ by: 'id', value: '404' }, {})).toBeNull()
    expect(await client().product({ by: 'handle', value: 'nowhere' }, {})).toBeNull()
    expect(await client().byIds(['404', '405'])).toEqual([])
  })
})

describe('the rate limit by cost', () => {
  beforeEach(() => {
    shop.products = Array.from({ length: 60 }, (_, n) => aProduct(n + 1, `Shirt ${n + 1}`))
    shop.bucket = { maximum: 1_000, available: 1_000, restoreRate: 100 }
  })

  it('is waited for, as long as the store’s figures say and before it refuses', async () => {
    expect(await wholeCatalogue()).toHaveLength(60)
    expect(waits.length).toBeGreaterThan(0)
    expect(shop.throttled).toBe(0)
  })

  it('is waited for after a refusal too, when somebody else has emptied the bucket', async () => {
    const store = client()
    const { next } = await store.page(null)
    shop.bucket.available = 0
    expect((await store.page(next)).products).toHaveLength(10)
    expect(shop.throttled).toBe(1)
    const cost = requestedCost(parse(documents.PRODUCT_PAGE), { first: documents.PAGE_SIZE })
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual((cost / 100) * 1000)
  })

  it('is shared by everybody who asks at once: each waits for those before', async () => {
    const store = client()
    await store.page(null)
    await Promise.all([store.page(null), store.page(null), store.page(null)])
    expect(waits.length).toBeGreaterThanOrEqual(2)
  })

  it('is no reason to wait for ever', async () => {
    shop.bucket = { maximum: 1_000, available: 0, restoreRate: 1 }
    await expect(client().page(null)).rejects.toMatchObject({
      code: 'store_busy',
      details: { retryAfterSeconds: expect.any(Number) },
    })
    shop.bucket = { maximum: 100, available: 100, restoreRate: 100 }
    await expect(client().page(null)).rejects.toMatchObject({ code: 'store_failed' })
  })

  it('is waited for where only the status says so', async () => {
    shop.script = [answer(429, '', { 'retry-after': '2' })]
    expect((await client().describe()).name).toBe('Linen & Co')
    expect(waits).toContain(2_000)
  })
})

describe('what opens it', () => {
  it('is refused by name: a token that is none, one that may not, an app that is another', async () => {
    await expect(client({ ...TOKEN, token: 'shpat_old' }).describe()).rejects.toMatchObject({
      code: 'store_key_refused',
      details: { field: 'access' },
    })
    await expect(client({ ...APP, clientSecret: 'wrong' }).describe()).rejects.toMatchObject({
      code: 'store_key_refused',
      details: { field: 'access', reason: 'invalid_client' },
    })
    shop.scopes = ['read_orders']
    await expect(client().describe()).rejects.toMatchObject({
      code: 'store_permission_missing',
      details: { field: 'access', needs: 'read_products' },
    })
    await expect(client().page(null)).rejects.toMatchObject({ code: 'store_permission_missing' })
  })

  it('of an app is a token that is asked for once, and anew before it ends', async () => {
    const store = client(APP)
    await Promise.all([store.describe(), store.describe(), store.describe()])
    const granted = () => [...shop.tokens].filter((token) => token.startsWith('shpat_granted'))
    expect(granted()).toHaveLength(1)
    clock += 0.79 * 86_399_000
    await store.describe()
    expect(granted()).toHaveLength(1)
    clock += 0.02 * 86_399_000
    await store.describe()
    expect(granted()).toHaveLength(2)
  })

  it('of an app is asked for anew when the store stops taking it, once', async () => {
    const store = client(APP)
    await store.describe()
    shop.tokens.clear()
    expect((await store.describe()).name).toBe('Linen & Co')
    const refuse = answer(401, '{"errors":"Invalid API key or access token"}')
    const grant = answer(200, '{"access_token":"shpat_x","expires_in":60}')
    shop.tokens.clear()
    shop.script = [refuse, grant, refuse]
    await expect(store.describe()).rejects.toMatchObject({ code: 'store_key_refused' })
  })
})

describe('what goes wrong', () => {
  it.each([
    ['has not paid', answer(402, '{"errors":"Payment Required"}'), 'store_closed'],
    ['is locked', answer(423, '{"errors":"Locked"}'), 'store_closed'],
    ['is paused', answer(200, '{"errors":[{"message":"x","extensions":{"code":"SHOP_INACTIVE"}}]}'), 'store_closed'],
    ['is not there', answer(404, '{"errors":"Not Found"}'), 'store_address_wrong'],
    ['is a page for people', answer(200, '<html>Opening soon</html>'), 'store_address_wrong'],
    ['sends on to another address', answer(301, ''), 'store_address_wrong'],
    ['is down', answer(503, '<html>Sorry</html>'), 'store_unreachable'],
    ['fails', answer(500, '{"errors":"Internal Server Error"}'), 'store_unreachable'],
    ['answers something else', answer(200, '{"data":{"shop":null}}'), 'store_failed'],
    ['does not understand', answer(200, '{"errors":[{"message":"No such field"}]}'), 'store_failed'],
  ])('a store that %s is told from the others', async (_what, scripted, code) => {
    shop.script = [scripted]
    await expect(client().describe()).rejects.toMatchObject({ code })
  })
})

describe('its webhooks', () => {
  const HERE = 'https://hub.example/hooks/stores/1'

  it('are asked for once each, and taken back', async () => {
    shop.webhooks = [
      { id: 'gid://shopify/WebhookSubscription/9', topic: 'PRODUCTS_UPDATE', uri: 'https://other.example/' },
    ]
    const store = client()
    await store.watch(HERE)
    await store.watch(HERE)
    const topics = () => shop.webhooks.filter(({ uri }) => uri === HERE).map(({ topic }) => topic)
    expect(topics()).toEqual(['PRODUCTS_CREATE', 'PRODUCTS_UPDATE', 'PRODUCTS_DELETE'])
    await store.unwatch(HERE)
    expect(topics()).toEqual([])
    expect(shop.webhooks).toHaveLength(1)
  })

  it('are refused for an address the store will not call', async () => {
    await expect(client().watch('http://shop-cannot-reach.example/')).rejects.toMatchObject({
      code: 'store_failed',
      details: { reason: 'Address protocol is not supported' },
    })
  })
})
