/** Products for cards on a real hub and database: found by where they were met, and asked again in their store. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createFakeShopify, type FakeShopify } from '../counterparts/fake-shopify'
import { createFakeWooCommerce, type FakeWooCommerce } from '../counterparts/fake-woocommerce'
import { serve, type Counterpart } from '../counterparts/serve'
import { aProduct, aVariant } from '../counterparts/shop-data'
import { aSignedInWorkspace, list, openDatabases, startTestHub, str } from './harness'
import type { Loose, TestDatabases, TestHub, TestWorkspace } from './harness'
import { callsOf } from './store-calls'

let databases: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
let other: TestWorkspace
let shop: FakeShopify
let site: FakeWooCommerce
let shopAt: Awaited<ReturnType<typeof serve>>
let siteAt: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  databases = await openDatabases()
  shopAt = await serve({ answer: (asked) => shop.answer(asked) } satisfies Counterpart)
  siteAt = await serve({ answer: (asked) => site.answer(asked) } satisfies Counterpart)
  hub = await startTestHub(await databases.freshDatabase(), { allowedAddresses: [shopAt.host, siteAt.host] })
  workspace = await aSignedInWorkspace(hub)
  other = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await Promise.all([shopAt.close(), siteAt.close()])
  await databases.close()
})

let shopId: string
let siteId: string
const { call, read } = callsOf(() => ({ hub, workspace }))
const variants = [
  aVariant(71, { title: 'Harbor blue / M', price: '89.00', compareAtPrice: '119.00', stock: 24 }),
  aVariant(72, { title: 'Moss / M', price: '89.00', stock: 3 }),
]
const options = [{ name: 'Colour', colours: { 'Harbor blue': '#3d6890' } }, { name: 'Size' }]
beforeEach(async () => {
  await hub.deps.pool.query('DELETE FROM stores')
  shop = createFakeShopify(Date.now)
  shop.bucket.restoreRate = 1e6
  shop.scopes.push('read_discounts')
  shop.products = [
    aProduct(7, 'Rain jacket', { handle: 'rain-jacket', variants, options, groups: [3] }),
    aProduct(8, 'Beanie'),
  ]
  site = createFakeWooCommerce()
  site.products = [aProduct(5, 'Wool socks', { handle: 'wool-socks', groups: [9] })]
  shopId = await connect(shopAt.url, { kind: 'shopify_app', clientId: 'client', clientSecret: 'client-secret' })
  siteId = await connect(siteAt.url, { kind: 'woocommerce', consumerKey: 'ck_1', consumerSecret: 'cs_1' })
})
async function connect(address: string, access: object) {
  const id = str((await call('POST', '/stores', { id: randomUUID(), address, access })).body.id)
  await read(id)
  return id
}

const find = async (...places: object[]) =>
  list((await call('POST', '/products/find', { places })).body.found!) as (Loose | null)[]
const at = (url: string) => ({ at: 'url', url })
const check = async (card: object) => (await call('POST', '/products/check', { card })).body
const discount = async (storeId: string, query: string) =>
  (await call('GET', `/stores/${storeId}/discount?${query}`)).body
const aCard = (source: object) => ({
  ...{ productId: null, title: 'Rain jacket', variant: 'Harbor blue / M', imageUrl: null, availability: 'in_stock' },
  ...{ url: 'https://linen.example/products/rain-jacket?variant=71', compareAtPrice: null },
  price: { amount: '89.00', currency: 'EUR' },
  source: {
    ...{ storeId: shopId, externalId: '7', variantId: '71', quantity: 1, discountCode: null, opens: 'product' },
    ...source,
  },
})

it('a product is found by its page in any language or collection, by its variant, and by its number', async () => {
  const found = await find(
    at('https://www.linen.example/fr/collections/rain/products/rain-jacket?variant=72&utm_source=x'),
    at('https://linen.example/products/rain-jacket?variant=999'),
    at(`${shopAt.url}/products/product-8`),
    at('https://wool.example/product/wool-socks/'),
    { at: 'store', storeId: shopId, externalId: '8' },
    at('https://evil.example/products/rain-jacket'),
    at('https://linen.example/products/nothing'),
  )
  expect(found).toMatchObject([
    { product: { storeId: shopId, externalId: '7' }, variantId: '72' },
    { product: { externalId: '7' }, variantId: null },
    { product: { externalId: '8' } },
    { product: { storeId: siteId, externalId: '5' } },
    { product: { externalId: '8' } },
    null,
    null,
  ])
})

it('what another workspace sells is not found', async () => {
  const { body } = await hub.api('POST', '/api/v1/products/find', {
    token: other.tokens.admin,
    body: {
      places: [at('https://linen.example/products/rain-jacket'), { at: 'store', storeId: shopId, externalId: '8' }],
    },
  })
  expect(body.found).toEqual([null, null])
})

it('a product of no store is found by the address it was put there with', async () => {
  const card = { ...aCard({}), url: 'https://demo.example/products/mug?colour=pine', source: null }
  await hub.deps.pool.query(
    `INSERT INTO products (workspace_id, id, external_id, title, card, changed_at) VALUES ($1, $2, 'mug/pine', 'Mug', $3, 1)`,
    [workspace.id, randomUUID(), card],
  )
  expect(await find(at(card.url), at('https://demo.example/products/mug'))).toMatchObject([
    { product: { storeId: null, externalId: 'mug/pine' } },
    null,
  ])
  expect(await check(card)).toEqual({ card, stock: null, refusal: null })
})

it('the store names what a product is chosen by, with its colours', async () => {
  const { body } = await call('GET', `/stores/${shopId}/products?by=id&value=7`)
  expect(list(body.products!)[0]!.options).toEqual([
    {
      name: 'Colour',
      values: [
        { name: 'Harbor blue', colour: '#3d6890' },
        { name: 'Moss', colour: null },
      ],
    },
    { name: 'Size', values: [{ name: 'M', colour: null }] },
  ])
})

it('a card is checked against what the store says now', async () => {
  expect(await check(aCard({}))).toMatchObject({
    card: { price: { amount: '89.00' }, compareAtPrice: { amount: '119.00' }, variant: 'Harbor blue / M' },
    stock: 24,
  })
  shop.products[0]!.variants = [aVariant(71, { title: 'Harbor blue / M', price: '95.00', stock: 0, isForSale: false })]
  expect(await check(aCard({}))).toMatchObject({
    card: { price: { amount: '95.00' }, availability: 'out_of_stock' },
    stock: 0,
  })
  expect(await check(aCard({ variantId: '72' }))).toMatchObject({ card: null })
  shop.products = []
  expect(await check(aCard({}))).toMatchObject({ card: null })
})

it('a store that does not answer, and one that is not connected any more, are said as they are', async () => {
  shop.script = [{ status: 503, headers: {}, body: '' }]
  expect(await call('POST', '/products/check', { card: aCard({}) })).toMatchObject({
    body: { error: { code: 'store_unreachable' } },
  })
  await call('DELETE', `/stores/${shopId}`)
  expect(await call('POST', '/products/check', { card: aCard({}) })).toMatchObject({
    status: 404,
    body: { error: { code: 'store_not_found' } },
  })
})

it('a code is what the store says it is, for this product', async () => {
  shop.discounts = [
    { code: 'RAIN10', off: { percent: 10 } },
    { code: 'MINUS5', off: { amount: '5.0', each: true }, least: '100.0' },
    { code: 'FREE', off: 'shipping', isForSome: true },
    { code: 'OLD', off: { percent: 10 }, state: 'expired' },
    { code: 'SOON', off: { percent: 10 }, state: 'scheduled' },
    { code: 'GONE', off: { percent: 10 }, state: 'used_up' },
    { code: 'BEANIES', off: { percent: 10 }, only: { products: [8] } },
    { code: 'RAINWEAR', off: { percent: 10 }, only: { groups: [3] } },
    { code: 'SHOES', off: { percent: 10 }, only: { groups: [4] } },
  ]
  const of = (code: string) => discount(shopId, `code=${code}&externalId=7&variantId=71`)
  expect(await of('rain10')).toMatchObject({
    is: 'good',
    discount: { off: { kind: 'percent', percent: 10 }, least: null },
  })
  expect(await of('MINUS5')).toMatchObject({
    discount: { off: { kind: 'amount', each: true }, least: { kind: 'subtotal', amount: { amount: '100.0' } } },
  })
  expect(await of('FREE')).toMatchObject({ discount: { off: { kind: 'shipping' }, isForSome: true } })
  expect(await of('RAINWEAR')).toMatchObject({ is: 'good' })
  const refused = Object.fromEntries(
    await Promise.all(
      ['NONE', 'OLD', 'SOON', 'GONE', 'BEANIES', 'SHOES'].map(async (code) => [code, (await of(code)).why]),
    ),
  ) as Record<string, unknown>
  expect(refused).toEqual({
    ...{ NONE: 'unknown', OLD: 'expired', SOON: 'not_begun', GONE: 'used_up' },
    ...{ BEANIES: 'other_products', SHOES: 'other_products' },
  })
})

it('a coupon of WooCommerce is, too', async () => {
  site.discounts = [
    { code: 'wool10', off: { percent: 10 }, least: '20.00' },
    { code: 'old', off: { percent: 10 }, state: 'expired' },
    { code: 'socks', off: { amount: '2.00', each: true }, only: { groups: [9] } },
    { code: 'hats', off: { percent: 10 }, only: { groups: [1] } },
  ]
  const of = (code: string) => discount(siteId, `code=${code}&externalId=5&variantId=5`)
  expect(await of('WOOL10')).toMatchObject({
    discount: { off: { percent: 10 }, least: { amount: { amount: '20.00', currency: 'GBP' } } },
  })
  expect(await of('socks')).toMatchObject({ is: 'good', discount: { off: { each: true } } })
  expect(await of('old')).toEqual({ is: 'refused', why: 'expired' })
  expect(await of('hats')).toEqual({ is: 'refused', why: 'other_products' })
  expect(await of('none')).toEqual({ is: 'refused', why: 'unknown' })
})

it('a code that ran out meanwhile is taken off the card, and said', async () => {
  shop.discounts = [{ code: 'RAIN10', off: { percent: 10 } }]
  const withCode = aCard({ discountCode: 'RAIN10', opens: 'checkout' })
  expect(await check(withCode)).toMatchObject({
    card: { price: { amount: '80.10' }, url: 'https://linen.example/products/rain-jacket?variant=71' },
    refusal: null,
  })
  shop.discounts[0]!.state = 'expired'
  expect(await check(withCode)).toMatchObject({
    card: { price: { amount: '89.00' }, source: { discountCode: null } },
    refusal: 'expired',
  })
})

it('a key that may not read discounts is said, with what it lacks', async () => {
  shop.scopes = ['read_products']
  shop.discounts = [{ code: 'RAIN10', off: { percent: 10 } }]
  expect(await call('GET', `/stores/${shopId}/discount?code=RAIN10&externalId=7`)).toMatchObject({
    body: { error: { code: 'store_permission_missing' } },
  })
})

const readAgain = async (id: string) => {
  await call('POST', `/stores/${id}/sync`)
  await read(id)
}
const suggest = async (text: string, beside: object | null = null) => {
  const { body } = await call('POST', '/products/suggest', { text, beside })
  const titles = (found: unknown) => list(found as never).map(({ title }) => title)
  return { asked: titles(body.asked), related: titles(body.related) }
}

it('products are suggested by what was written, and beside one as its own shop does', async () => {
  shop.site = shopAt.url
  shop.products[0]!.related = [8, 999]
  await readAgain(shopId)
  expect(await suggest('Have you got rain jackets, or socks?', { storeId: shopId, externalId: '7' })).toEqual({
    asked: expect.arrayContaining(['Rain jacket', 'Wool socks']),
    related: ['Beanie'],
  })
  site.products.push(aProduct(6, 'Wool hat'), aProduct(9, 'Scarf'))
  site.products[0]!.related = [9, 6]
  await readAgain(siteId)
  expect((await suggest('', { storeId: siteId, externalId: '5' })).related).toEqual(['Scarf', 'Wool hat'])
})

it('a shop behind its password, or closed, recommends nothing, and what was asked for is there all the same', async () => {
  shop.site = shopAt.url
  shop.products[0]!.related = [8]
  await readAgain(shopId)
  shop.isLocked = true
  const beside = { storeId: shopId, externalId: '7' }
  expect(await suggest('a beanie', beside)).toEqual({ asked: ['Beanie'], related: [] })
  shop.script = [{ status: 500, headers: {}, body: '' }]
  expect(await suggest('a beanie', beside)).toEqual({ asked: ['Beanie'], related: [] })
  expect(await suggest('a beanie', { storeId: randomUUID(), externalId: '7' })).toEqual({
    asked: ['Beanie'],
    related: [],
  })
})

it('nothing of another workspace is suggested', async () => {
  const elsewhere = callsOf(() => ({ hub, workspace: other }))
  const { body } = await elsewhere.call('POST', '/products/suggest', {
    ...{ text: 'rain jacket', beside: { storeId: shopId, externalId: '7' } },
  })
  expect(body).toEqual({ asked: [], related: [] })
})
