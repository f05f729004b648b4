/** Connecting a shop by its approval, against a Shopify that sends the browser back as documented; and replacing keys. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { createFakeShopify, signedQuery, type FakeShopify } from '../counterparts/fake-shopify'
import { createFakeWooCommerce, type FakeWooCommerce } from '../counterparts/fake-woocommerce'
import { serve, type Counterpart } from '../counterparts/serve'
import { aProduct } from '../counterparts/shop-data'
import { aSignedInWorkspace, list, openDatabases, startTestHub, str } from './harness'
import type { TestDatabases, TestHub, TestWorkspace } from './harness'
import { callsOf } from './store-calls'

let databases: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
let shop: FakeShopify
let site: FakeWooCommerce
let shopAt: Awaited<ReturnType<typeof serve>>
let siteAt: Awaited<ReturnType<typeof serve>>
let clock = Date.now()

beforeAll(async () => {
  databases = await openDatabases()
  shopAt = await serve({ answer: (asked) => shop.answer(asked) } satisfies Counterpart)
  siteAt = await serve({ answer: (asked) => site.answer(asked) } satisfies Counterpart)
  const allowedAddresses = [shopAt.host, siteAt.host]
  hub = await startTestHub(await databases.freshDatabase(), { allowedAddresses, now: () => clock })
  workspace = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await Promise.all([shopAt.close(), siteAt.close()])
  await databases.close()
})
beforeEach(async () => {
  clock = Date.now()
  shop = createFakeShopify(() => clock)
  site = createFakeWooCommerce()
  await hub.deps.pool.query('DELETE FROM stores')
})

const { call, read, stores, titles, tell } = callsOf(() => ({ hub, workspace }))
const app = { clientId: 'client', clientSecret: 'client-secret' }
async function begin(id: string = randomUUID()): Promise<string> {
  const asked = await call('POST', '/stores/shopify-grants', { id, address: shopAt.url, ...app })
  expect(asked).toMatchObject({ status: 201 })
  return str(asked.body.url)
}
/** What the shop sends the browser of its owner to. */
async function approve(url: string): Promise<string> {
  const { headers } = await fetch(url, { redirect: 'manual' })
  return headers.get('location')!
}
async function comeBack(address: string): Promise<{ status: number; text: string }> {
  const response = await fetch(address)
  return { status: response.status, text: await response.text() }
}
const grants = async () => (await hub.deps.pool.query<{ address: string }>('SELECT address FROM store_grants')).rows
const GONE = { status: 404, text: expect.stringContaining('Nothing was connected') as string }
const CONNECTED = { status: 200, text: expect.stringContaining('The store is connected') as string }

it('a shop is connected once its owner has approved, and read with the token that came of it', async () => {
  shop.products = [aProduct(1, 'Shirt')]
  const id = randomUUID()
  const url = await begin(id)
  const { body } = await call('GET', '/stores')
  expect(new URL(url).searchParams.get('redirect_uri')).toBe(body.grantCallback)
  expect(await stores()).toEqual([])
  expect(await comeBack(await approve(url))).toEqual(CONNECTED)
  expect(await stores()).toMatchObject([{ id, name: 'Linen & Co', lacks: [], sync: { isRunning: true } }])
  await read(id)
  expect(await stores()).toMatchObject([{ updates: 'live', sync: { products: 1, isRunning: false } }])
  expect(await tell(id, shop.deliver({ id: 1 }))).toBe(200)
  const { body: log } = await call('GET', '/audit')
  expect(list(log.entries!)[0]).toMatchObject({ action: 'store.connected', target: 'Linen & Co' })

  // An hour later, and twice at once: the token is renewed, once, and kept sealed.
  clock += 3_600_000
  await Promise.all([call('POST', `/stores/${id}/test`), call('GET', `/stores/${id}/products?by=id&value=1`)])
  expect(await stores()).toMatchObject([{ problem: null }])
  expect([...shop.refreshTokens]).toEqual(['shprt_2'])
  const { rows } = await hub.deps.pool.query('SELECT * FROM stores')
  expect(JSON.stringify(rows)).not.toMatch(/shpat|shprt|client-secret/)
})

it('an address that comes back is good once', async () => {
  const back = await approve(await begin())
  expect(await comeBack(back)).toEqual(CONNECTED)
  await hub.deps.pool.query('DELETE FROM stores')
  expect(await comeBack(back)).toEqual(GONE)
  expect([await stores(), await grants()]).toEqual([[], []])
})

it('what is forged, of another shop, or without a state of ours does nothing, and leaves the asking as it was', async () => {
  const back = new URL(await approve(await begin()))
  const told = Object.fromEntries(back.searchParams)
  delete told.hmac
  const forged = (over: Record<string, string>, secret = 'client-secret') =>
    comeBack(`${back.origin}${back.pathname}?${signedQuery({ ...told, ...over }, secret)}`)
  expect(await forged({}, 'not-the-secret')).toEqual(GONE)
  expect(await forged({ shop: 'evil.myshopify.com' })).toEqual(GONE)
  expect(await forged({ shop: `${shopAt.host}@evil.example` })).toEqual(GONE)
  expect(await forged({ shop: '' })).toEqual(GONE)
  expect(await forged({ state: 'made-up' })).toEqual(GONE)
  const changed = new URL(back)
  changed.searchParams.set('code', 'another')
  expect(await comeBack(changed.href)).toEqual(GONE)
  expect(await comeBack(`${back.origin}${back.pathname}`)).toEqual(GONE)
  expect([await stores(), (await grants()).length]).toEqual([[], 1])
  expect(await comeBack(back.href)).toEqual(CONNECTED)
})

it('after half an hour nothing comes of it, and the next asking clears it away', async () => {
  const back = await approve(await begin())
  clock += 30 * 60_000
  expect(await comeBack(back)).toEqual(GONE)
  await begin()
  expect(await grants()).toHaveLength(1)
  expect(await stores()).toEqual([])
})

it('nothing is connected for somebody who may not any more', async () => {
  const { agentId } = (
    await hub.deps.pool.query<{ agentId: string }>(
      `SELECT id AS "agentId" FROM agents WHERE workspace_id = $1 AND role = 'admin'`,
      [workspace.id],
    )
  ).rows[0]!
  const back = await approve(await begin())
  await hub.deps.pool.query(`UPDATE agents SET role = 'agent' WHERE id = $1`, [agentId])
  expect(await comeBack(back)).toEqual(GONE)
  await hub.deps.pool.query(`UPDATE agents SET role = 'admin' WHERE id = $1`, [agentId])
  expect(await stores()).toEqual([])
})

it('a shop that approves and then cannot be read says why, and is to be asked anew', async () => {
  const back = await approve(await begin())
  shop.scopes = ['read_orders']
  expect(await comeBack(back)).toMatchObject({ status: 422, text: expect.stringContaining('read_products') as string })
  expect(await comeBack(back)).toEqual(GONE)
  expect(await stores()).toEqual([])
})

it('the page is in Chinese for a browser that asks for it', async () => {
  const page = await fetch(`${hub.url}/stores/shopify/connected`, { headers: { 'accept-language': 'zh-CN,en' } })
  expect(await page.text()).toContain('店铺已连接')
})

it('a shop that is connected already is asked for nothing, unless to approve anew what it is connected by', async () => {
  const id = randomUUID()
  await comeBack(await approve(await begin(id)))
  const again = await call('POST', '/stores/shopify-grants', { id: randomUUID(), address: shopAt.url, ...app })
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'store_already_connected' } } })
  const elsewhere = await call('POST', '/stores/shopify-grants', { id, address: 'linen', ...app })
  expect(elsewhere).toMatchObject({ status: 422, body: { error: { code: 'store_address_wrong' } } })
  shop.scopes = ['read_products']
  await call('POST', `/stores/${id}/test`)
  expect(await stores()).toMatchObject([{ lacks: ['read_orders', 'read_customers', 'read_discounts'] }])
  expect(await comeBack(await approve(await begin(id)))).toEqual(CONNECTED)
  expect(await stores()).toMatchObject([{ id, lacks: [] }])
})

it('a new client secret is made known without disconnecting, and the old one still signs for a while', async () => {
  shop.products = [aProduct(1, 'Shirt')]
  const access = { kind: 'shopify_app', ...app }
  const id = str((await call('POST', '/stores', { id: randomUUID(), address: shopAt.url, access })).body.id)
  await read(id)
  const signedByOld = shop.deliver({ id: 1 })
  shop.app.clientSecret = 'renewed'
  shop.tokens.clear()
  const change = (body: object) => call('PUT', `/stores/${id}/access`, { access: body })
  expect(await change({ ...access, clientSecret: 'mistyped' })).toMatchObject({
    status: 422,
    body: { error: { code: 'store_key_refused', details: { field: 'access' } } },
  })
  expect(await tell(id, signedByOld)).toBe(200) // nothing was lost by the try
  expect(await change({ ...access, clientSecret: 'renewed' })).toMatchObject({ status: 200, body: { problem: null } })
  expect(await titles()).toEqual(['Shirt'])
  expect([await tell(id, signedByOld), await tell(id, shop.deliver({ id: 1 }))]).toEqual([200, 200])
  const { body: log } = await call('GET', '/audit')
  expect(list(log.entries!)[0]).toMatchObject({ action: 'store.access_changed', target: 'Linen & Co' })
  clock += 30 * 86_400_000
  expect([await tell(id, signedByOld), await tell(id, shop.deliver({ id: 1 }))]).toEqual([401, 200])
})

it('another key for a WooCommerce site leaves its webhooks good, and a key for another platform is none', async () => {
  const access = { kind: 'woocommerce', consumerKey: 'ck_1', consumerSecret: 'cs_1' }
  const id = str((await call('POST', '/stores', { id: randomUUID(), address: siteAt.url, access })).body.id)
  await read(id)
  site.key.consumerSecret = 'cs_2'
  const renewed = { ...access, consumerSecret: 'cs_2' }
  expect((await call('PUT', `/stores/${id}/access`, { access: renewed })).status).toBe(200)
  await read(id)
  expect(await tell(id, site.deliver({ id: 1 }))).toBe(200)
  expect((await call('PUT', `/stores/${id}/access`, { access: { kind: 'shopify_app', ...app } })).status).toBe(400)
})

it.each([
  ['a folder called shop', '/shop', '/shop/'],
  ['a site whose shop is on a page called shop', '', '/shop/'],
  ['a folder, by a page deep in it', '/blog', '/blog/product/hat'],
])('WordPress is found in %s', async (_what, folder, entered) => {
  site.folder = folder
  const access = { kind: 'woocommerce', consumerKey: 'ck_1', consumerSecret: 'cs_1' }
  const connected = await call('POST', '/stores', { id: randomUUID(), address: siteAt.url + entered, access })
  expect(connected).toMatchObject({ status: 201, body: { address: siteAt.url + folder } })
})

it('how far a reading is can be followed', async () => {
  shop.products = Array.from({ length: 25 }, (_, n) => aProduct(n + 1, `Shirt ${n + 1}`))
  shop.bucket.restoreRate = 1e6
  const access = { kind: 'shopify_app', ...app }
  const id = str((await call('POST', '/stores', { id: randomUUID(), address: shopAt.url, access })).body.id)
  await read(id)
  clock += 1_000
  await call('POST', `/stores/${id}/sync`)
  const answer = shop.answer.bind(shop)
  const seen: unknown[] = []
  shop.answer = async (asked) => {
    if (asked.body.includes('ProductPage')) seen.push((await stores())[0]!.sync)
    return answer(asked)
  }
  await read(id)
  const running = { isRunning: true, products: 25 }
  expect(seen).toMatchObject([0, 10, 20].map((read) => ({ ...running, read })))
  expect(await stores()).toMatchObject([{ sync: { isRunning: false, products: 25 } }])
})

it('who may not change settings may not ask a shop, nor replace a key', async () => {
  const token = workspace.tokens.agent
  const body = { id: randomUUID(), address: shopAt.url, ...app }
  expect((await hub.api('POST', `${API_BASE}/stores/shopify-grants`, { token, body })).status).toBe(403)
})
