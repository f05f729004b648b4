/** Connected stores on a real hub and database, against a Shopify shop and a WooCommerce site on ports of this machine. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createFakeShopify, type FakeShopify } from '../counterparts/fake-shopify'
import { createFakeWooCommerce, type FakeWooCommerce } from '../counterparts/fake-woocommerce'
import { serve, type Counterpart } from '../counterparts/serve'
import { aProduct, aVariant } from '../counterparts/shop-data'
import { aSignedInWorkspace, list, openDatabases, startTestHub, str } from './harness'
import type { Answer, Loose, TestDatabases, TestHub, TestWorkspace } from './harness'
import { callsOf } from './store-calls'

let databases: TestDatabases
let databaseUrl: string
let hub: TestHub
let workspace: TestWorkspace
let shop: FakeShopify
let site: FakeWooCommerce
let shopAt: Awaited<ReturnType<typeof serve>>
let siteAt: Awaited<ReturnType<typeof serve>>
const allowed = () => [shopAt.host, siteAt.host]

beforeAll(async () => {
  databases = await openDatabases()
  databaseUrl = await databases.freshDatabase()
  // The ports stay, what answers there is new for every test.
  shopAt = await serve({ answer: (asked) => shop.answer(asked) } satisfies Counterpart)
  siteAt = await serve({ answer: (asked) => site.answer(asked) } satisfies Counterpart)
  hub = await startTestHub(databaseUrl, { allowedAddresses: allowed(), publicUrl: 'https://hub.example' })
  workspace = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await Promise.all([shopAt.close(), siteAt.close()])
  await databases.close()
})
beforeEach(async () => {
  shop = createFakeShopify(Date.now)
  shop.bucket.restoreRate = 1e6
  site = createFakeWooCommerce()
  await hub.deps.pool.query('DELETE FROM stores')
})

const { call, read, stores, catalogue, titles, tell } = callsOf(() => ({ hub, workspace }))
const shopifyApp = { kind: 'shopify_app', clientId: 'client', clientSecret: 'client-secret' }
const wooKeys = { kind: 'woocommerce', consumerKey: 'ck_1', consumerSecret: 'cs_1' }
const connect = (address: string, access: object, id: string = randomUUID()) =>
  call('POST', '/stores', { id, address, access })
const connectShop = async () => str((await connect(shopAt.url, shopifyApp)).body.id)
const connectSite = async () => str((await connect(siteAt.url, wooKeys)).body.id)

it('a store is connected once it has answered, and its catalogue is read, searched in any script and paged', async () => {
  shop.products = Array.from({ length: 23 }, (_, n) => aProduct(n + 1, `Linen shirt ${String(n + 1).padStart(2, '0')}`))
  shop.products.push(aProduct(30, '亚麻衬衫', { variants: [aVariant(1, { title: '红 / M' }), aVariant(2)] }))
  const id = randomUUID()
  const connected = await connect(shopAt.url, shopifyApp, id)
  expect(connected).toMatchObject({
    status: 201,
    body: {
      id,
      platform: 'shopify',
      name: 'Linen & Co',
      currency: 'EUR',
      updates: 'pending',
      sync: { isRunning: true },
    },
  })
  expect(await read(id)).toBe('done')
  expect(await stores()).toMatchObject([
    { apiVersion: '2026-10', updates: 'live', problem: null, sync: { isRunning: false, products: 24 } },
  ])
  expect(shop.webhooks.map(({ uri }) => uri)).toEqual(Array(3).fill(`https://hub.example/hooks/stores/${id}`))

  expect(await titles(`search=${encodeURIComponent('衬衫')}`)).toEqual(['亚麻衬衫'])
  expect(await titles('search=SHIRT%2007')).toEqual(['Linen shirt 07'])
  expect((await catalogue('handle=product-30'))[0]).toMatchObject({
    storeId: id,
    externalId: '30',
    price: { amount: '29.95', currency: 'EUR' },
    variants: [{ title: '红 / M', stock: 4, availability: 'in_stock' }, { externalId: '2' }],
  })
  const seen: string[] = []
  for (let after = ''; ;) {
    const { body } = await call('GET', `/products?storeId=${id}&limit=10${after}`)
    const page = list(body.products!)
    seen.push(...page.map(({ title }) => str(title)))
    if (body.more as unknown as boolean) {
      const last = page.at(-1)!
      after = `&afterTitle=${encodeURIComponent(str(last.title))}&afterId=${str(last.productId)}`
    } else break
  }
  expect(seen).toHaveLength(24)
  expect(new Set(seen).size).toBe(24)
})

it('what opens a store is sealed, comes back to nobody and is not in the audit log', async () => {
  const id = await connectSite()
  const { pool } = hub.deps
  const { rows } = await pool.query('SELECT * FROM stores WHERE id = $1', [id])
  const { body } = await call('GET', '/audit')
  expect(list(body.entries!)[0]).toMatchObject({ action: 'store.connected', target: 'Wool & Co' })
  for (const told of [JSON.stringify(rows), JSON.stringify(await stores()), JSON.stringify(body)])
    expect(told).not.toMatch(/cs_1|ck_1/)
})

it('a store that is refused says beside which field and why, and leaves nothing behind', async () => {
  const refusals: [Promise<Answer>, string, string][] = [
    [connect(shopAt.url, { ...shopifyApp, clientSecret: 'wrong' }), 'store_key_refused', 'access'],
    [connect(shopAt.url, { kind: 'shopify_token', token: 'shpat_old' }), 'store_key_refused', 'access'],
    [connect(siteAt.url, { ...wooKeys, consumerSecret: 'cs_old' }), 'store_key_refused', 'access'],
    [connect(`${shopAt.url}/elsewhere`, wooKeys), 'store_address_wrong', 'address'],
    [connect('shop.example', shopifyApp), 'store_address_wrong', 'address'],
    [connect('https://10.0.0.7', wooKeys), 'address_not_allowed', 'address'],
    [connect('https://127.0.0.1:1', wooKeys), 'address_not_allowed', 'address'],
  ]
  for (const [asked, code, field] of refusals)
    expect(await asked).toMatchObject({ status: 422, body: { error: { code, details: { field } } } })
  shop.scopes = ['read_orders']
  expect(await connect(shopAt.url, shopifyApp)).toMatchObject({
    status: 422,
    body: { error: { code: 'store_permission_missing', details: { needs: 'read_products' } } },
  })
  expect(await stores()).toEqual([])
})

it('asked twice, a store is connected once, and no second time under another id', async () => {
  const id = randomUUID()
  const [first, again] = [await connect(siteAt.url, wooKeys, id), await connect(siteAt.url, wooKeys, id)]
  expect(again).toEqual({ ...first, headers: expect.anything() })
  expect(await connect(siteAt.url, wooKeys)).toMatchObject({
    status: 409,
    body: { error: { code: 'store_already_connected' } },
  })
})

it('two people who connect the same store at once have connected it once', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => connect(siteAt.url, wooKeys)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  expect(await stores()).toHaveLength(1)
})

it('what is left to read, and what was read a day ago, is taken up by itself', async () => {
  const id = await connectSite()
  const { stores: kept } = hub.deps
  const due = async (before: number) => (await kept.due(before)).map(({ storeId }) => storeId)
  expect(await due(0)).toEqual([id]) // connected, and not read yet
  await read(id)
  expect(await due(0)).toEqual([])
  await tell(id, site.deliver({ id: 1 }))
  expect(await due(0)).toEqual([id])
  await read(id)
  const asked = site.asked.length
  expect(await due(Date.now() + 1_000)).toEqual([id])
  await read(id)
  expect(site.asked.length).toBeGreaterThan(asked)
})

it('what a store says has changed is read anew, however often, late or out of order it says so', async () => {
  shop.products = [aProduct(1, 'Shirt'), aProduct(2, 'Hat')]
  const id = await connectShop()
  await read(id)
  const change = (title: string, updatedAt: string) => Object.assign(shop.products[0]!, { title, updatedAt })
  change('Shirt, now blue', '2026-11-02T10:00:00Z')
  shop.products.push(aProduct(3, 'Scarf'))
  const changed = shop.deliver({ id: 1 })
  expect([await tell(id, changed), await tell(id, changed), await tell(id, shop.deliver({ id: 3 }))]).toEqual([
    200, 200, 200,
  ])
  await read(id)
  expect(await titles()).toEqual(['Hat', 'Scarf', 'Shirt, now blue'])

  change('Shirt, as it was once', '2026-10-01T10:00:00Z') // a server of the store's that is behind
  await tell(id, changed)
  await read(id)
  expect(await titles()).toContain('Shirt, now blue')

  shop.products.shift()
  await tell(id, shop.deliver({ id: 1 }))
  await read(id)
  await tell(id, changed) // late: it is gone already
  await read(id)
  expect(await titles()).toEqual(['Hat', 'Scarf'])
})

it('what a store hears of while it is being read is read once more', async () => {
  site.products = [aProduct(1, 'Hat')]
  const id = await connectSite()
  await read(id)
  await tell(id, site.deliver({ id: 1 }))
  const told: Promise<number>[] = []
  site.meanwhile = ({ query }) => {
    if (!query.has('include') || told.length > 0) return
    told.push(tell(id, site.deliver({ id: 77, type: 'variation', parent_id: 1 })))
  }
  const asksOf = () => site.asked.filter((path) => path === 'GET /wp-json/wc/v3/products').length
  const before = asksOf()
  await read(id)
  expect(await Promise.all(told)).toEqual([200])
  await read(id)
  expect(asksOf() - before).toBe(2)
})

it('a webhook is believed by its signature over the very bytes, and nothing else', async () => {
  const [id, siteId] = [await connectShop(), await connectSite()]
  await Promise.all([read(id), read(siteId)])
  const good = shop.deliver({ id: 5 })
  expect(await tell(id, { ...good, body: `${good.body} ` })).toBe(401)
  expect(await tell(id, { ...good, headers: { 'content-type': 'application/json' } })).toBe(401)
  expect(await tell(siteId, good)).toBe(401)
  expect(await tell(randomUUID(), good)).toBe(404)
  expect(await tell('nothing', good)).toBe(404)
  expect(await tell(id, shop.deliver({ title: 'no id' }))).toBe(400)
  // How WooCommerce looks whether anybody is there.
  const ping = { body: 'webhook_id=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  expect([await tell(siteId, ping), await tell(id, ping)]).toEqual([200, 401])
  const { rows } = await hub.deps.pool.query('SELECT 1 FROM store_changes WHERE workspace_id = $1', [workspace.id])
  expect(rows).toEqual([])
})

it('a token without its app’s secret is good for reading, and for no webhooks', async () => {
  shop.products = [aProduct(1, 'Shirt')]
  const id = str((await connect(shopAt.url, { kind: 'shopify_token', token: 'shpat_permanent' })).body.id)
  await read(id)
  expect(await stores()).toMatchObject([{ updates: 'no_secret', sync: { products: 1 } }])
  expect(shop.webhooks).toEqual([])
  expect(await tell(id, shop.deliver({ id: 1 }))).toBe(401)
})

it('keys that may only read are good for reading', async () => {
  site.key.mayWrite = false
  const id = await connectSite()
  await read(id)
  expect(await stores()).toMatchObject([{ updates: 'refused', problem: null, sync: { isRunning: false } }])
})

it('a reading that was broken off goes on at the page it had come to', async () => {
  shop.products = Array.from({ length: 25 }, (_, n) => aProduct(n + 1, `Shirt ${n + 1}`))
  const id = await connectShop()
  const failing = { status: 503, headers: {}, body: '' }
  const answer = shop.answer.bind(shop)
  let pages = 0
  shop.answer = (asked) => (asked.body.includes('ProductPage') && ++pages === 2 ? failing : answer(asked))
  await expect(read(id)).rejects.toMatchObject({ code: 'store_unreachable' })
  expect(await stores()).toMatchObject([{ problem: 'store_unreachable', sync: { isRunning: true, products: 10 } }])
  expect(await read(id)).toBe('done')
  expect(await stores()).toMatchObject([{ problem: null, sync: { isRunning: false, products: 25 } }])
  expect(pages).toBe(4) // three, and the one that failed
})

it('a whole reading finds what is gone without having been told', async () => {
  site.products = Array.from({ length: 25 }, (_, n) => aProduct(n + 1, `Hat ${n + 1}`))
  site.products[9]!.title = 'Cap\0 \ud83d' // as some plugins write names: half a character, and what no text may hold
  const id = await connectSite()
  await read(id)
  site.products.splice(3, 2)
  site.products[0]!.status = 'DRAFT'
  site.webhooks = []
  expect(await call('POST', `/stores/${id}/sync`)).toMatchObject({ status: 202, body: { sync: { isRunning: true } } })
  await read(id)
  const left = await titles('limit=100')
  expect(left).toHaveLength(22)
  expect(left).toContain('Cap \ufffd')
  expect(site.webhooks).toHaveLength(4) // somebody had removed them
})

it('a store that stops answering says so until it is asked again with success', async () => {
  const id = await connectShop()
  await read(id)
  shop.app.clientSecret = 'renewed'
  shop.tokens.clear()
  expect(await call('POST', `/stores/${id}/test`)).toMatchObject({
    status: 200,
    body: { problem: 'store_key_refused' },
  })
  await call('POST', `/stores/${id}/sync`)
  expect(await read(id)).toBe('done') // nothing that waiting would mend
  expect(await stores()).toMatchObject([{ problem: 'store_key_refused', sync: { isRunning: true } }])
  shop.app.clientSecret = 'client-secret'
  expect(await call('POST', `/stores/${id}/test`)).toMatchObject({ body: { problem: null } })
})

it('another currency means that every price is read anew', async () => {
  site.products = [aProduct(1, 'Hat')]
  const id = await connectSite()
  await read(id)
  site.currency = 'USD'
  await call('POST', `/stores/${id}/test`)
  await read(id)
  expect(await catalogue()).toMatchObject([{ price: { currency: 'USD' } }])
})

it('the store itself can be asked, for the price of a market and the stock of this moment', async () => {
  shop.markets.US = { currency: 'USD', times: 2 }
  shop.products = [aProduct(1, 'Shirt', { handle: 'shirt', variants: [aVariant(7, { price: '10.00', stock: 1 })] })]
  const id = await connectShop()
  const ask = async (query: string): Promise<Loose[]> =>
    list((await call('GET', `/stores/${id}/products?${query}`)).body.products!)
  const expected = [{ externalId: '1', variants: [{ price: { amount: '20.00', currency: 'USD' }, stock: 1 }] }]
  for (const by of ['by=handle&value=shirt', 'by=id&value=1', 'by=text&value=shi'])
    expect(await ask(`${by}&country=US`)).toMatchObject(expected)
  expect(await ask('by=handle&value=hat')).toEqual([])
})

it('a store that is disconnected is forgotten with its catalogue, and tells us nothing more', async () => {
  shop.products = [aProduct(1, 'Shirt')]
  const id = await connectShop()
  await read(id)
  expect((await call('DELETE', `/stores/${id}`)).status).toBe(204)
  expect([await stores(), await titles(), shop.webhooks]).toEqual([[], [], []])
  expect(await tell(id, shop.deliver({ id: 1 }))).toBe(404)
  expect(list((await call('GET', '/audit')).body.entries!)[0]).toMatchObject({
    action: 'store.disconnected',
    target: 'Linen & Co',
  })
  expect(await read(id)).toBe('done') // a job that was still waiting
})

it('is read by whichever hub works, as soon as it is connected', async () => {
  await hub.deps.pool.query('TRUNCATE alongside_jobs.job') // what the other tests left: a worker takes one every two seconds
  const worker = await startTestHub(databaseUrl, { role: 'worker', allowedAddresses: allowed() })
  try {
    site.products = [aProduct(1, 'Hat')]
    await connectSite()
    await vi.waitFor(async () => expect(await titles()).toEqual(['Hat']), { timeout: 20_000, interval: 100 })
  } finally {
    await worker.close()
  }
})
