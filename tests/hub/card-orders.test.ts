/** Orders that came of a card, found back in invented shops of both kinds: counted once, corrected, and nobody else's. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cardToken } from '@/domain/card-token'
import type { StoreId } from '@/domain/ids'
import { readOrders } from '@/server/use-cases/read-orders'
import { createFakeShopify, type FakeShopify } from '../counterparts/fake-shopify'
import { createFakeWooCommerce, type FakeWooCommerce } from '../counterparts/fake-woocommerce'
import { serve, type Counterpart } from '../counterparts/serve'
import { anOrder, aPerson, type ShopOrder } from '../counterparts/shop-data'
import { aCard } from '../factories'
import { aConversation, aSignedInWorkspace, list, openDatabases, startTestHub, str } from './harness'
import type { TestDatabases, TestHub, TestWorkspace } from './harness'
import { callsOf } from './store-calls'

let databases: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
let shop: FakeShopify
let site: FakeWooCommerce
let shopAt: Awaited<ReturnType<typeof serve>>
let siteAt: Awaited<ReturnType<typeof serve>>
/** Moved by hand: what is asked for once an hour, is. */
let later = 0

beforeAll(async () => {
  databases = await openDatabases()
  shopAt = await serve({ answer: (asked) => shop.answer(asked) } satisfies Counterpart)
  siteAt = await serve({ answer: (asked) => site.answer(asked) } satisfies Counterpart)
  hub = await startTestHub(await databases.freshDatabase(), {
    allowedAddresses: [shopAt.host, siteAt.host],
    publicUrl: 'https://hub.example',
    now: () => Date.now() + later,
  })
})
afterAll(async () => {
  await hub.close()
  await Promise.all([shopAt.close(), siteAt.close()])
  await databases.close()
})
beforeEach(async () => {
  workspace = await aSignedInWorkspace(hub)
  shop = createFakeShopify(() => hub.deps.now())
  shop.bucket.restoreRate = 1e6
  shop.scopes = ['read_products', 'read_orders']
  site = createFakeWooCommerce()
})

const { call, tell } = callsOf(() => ({ hub, workspace }))
const marta = aPerson(77, 'Marta Ruiz')
const SHOPIFY = { kind: 'shopify_app', clientId: 'client', clientSecret: 'client-secret' }
const WOO = { kind: 'woocommerce', consumerKey: 'ck_1', consumerSecret: 'cs_1' }

async function connect(platform: 'Shopify' | 'WooCommerce'): Promise<string> {
  const [address, access] = platform === 'Shopify' ? [shopAt.url, SHOPIFY] : [siteAt.url, WOO]
  const { body } = await call('POST', '/stores', { id: randomUUID(), address, access })
  return str(body.id)
}
/** What the worker does with the store's job. */
const read = (storeId: string, of = workspace) =>
  readOrders(
    hub.deps,
    { workspaceId: of.id, storeId: storeId as StoreId },
    { number: 0, isLast: true, signal: AbortSignal.timeout(30_000) },
  )
async function aSentCard(storeId: string, of = workspace) {
  const { visitor, conversation } = await aConversation(hub, of)
  const id = randomUUID()
  const source = {
    ...{ storeId, externalId: '1', variantId: '101', quantity: 1 },
    ...{ discountCode: null, opens: 'checkout' as const },
  }
  const card = { ...aCard(), source }
  const path = `/api/v1/conversations/${conversation.id}/messages`
  const sent = await hub.api('POST', path, { token: of.tokens.agent, body: { id, content: { kind: 'card', card } } })
  expect(sent.status).toBe(202)
  const outcome = async () => {
    const { body } = await hub.api('GET', path, { token: of.tokens.agent })
    return list(body.messages!).find((message) => str(message.id) === id)!.outcome
  }
  return { id, token: cardToken(id), conversation, visitor, outcome }
}
const inCart = (token: string) => ({ attributes: { alongside: token } })
const visited = (...tokens: string[]) => ({ visits: tokens.map((content) => ({ source: 'alongside', content })) })
const order = (id: number, changes: Partial<ShopOrder>) =>
  anOrder(id, marta, { total: '89.00', placedAt: new Date(hub.deps.now()).toISOString(), ...changes })

describe.each(['Shopify', 'WooCommerce'] as const)('a store on %s', (platform) => {
  const currency = platform === 'Shopify' ? 'EUR' : 'GBP'
  const counterpart = () => (platform === 'Shopify' ? shop : site)
  const topic = platform === 'Shopify' ? 'orders/create' : 'order.created'
  const told = (storeId: string, id: number) => tell(storeId, counterpart().deliver({ id }, topic))

  it('tells of an order, which is on its card once, however often it is told of', async () => {
    const storeId = await connect(platform)
    await read(storeId)
    const watched = counterpart().webhooks.filter(({ topic: of }) => /^orders?[_.]/i.test(of))
    expect(watched).toHaveLength(2)
    const { token, outcome } = await aSentCard(storeId)
    counterpart().orders = [order(5, visited(token)), order(6, visited('facebook-ad'))]
    for (const id of [5, 5, 6]) expect(await told(storeId, id)).toBe(200)
    await read(storeId)
    expect(await told(storeId, 5)).toBe(200)
    await read(storeId)
    expect(await outcome()).toMatchObject({
      orders: [{ externalId: '5', name: '#5', total: { amount: '89.00', currency }, isCancelled: false }],
    })
  })

  it('tells of a refund and of a cancellation, and the figures follow', async () => {
    const storeId = await connect(platform)
    await read(storeId)
    const card = await aSentCard(storeId)
    const sold = order(5, visited(card.token))
    counterpart().orders = [sold]
    await told(storeId, 5)
    await read(storeId)
    sold.refunded = '40.00'
    await told(storeId, 5)
    await read(storeId)
    expect(await card.outcome()).toMatchObject({ orders: [{ total: { amount: '49.00', currency } }] })
    expect((await call('GET', '/console/sales')).body).toMatchObject({
      all: { sent: 1, clicked: 0, orders: 1, revenue: [{ amount: '49.00', currency }] },
    })
    sold.isCancelled = true
    await told(storeId, 5)
    await read(storeId)
    expect(await card.outcome()).toMatchObject({ orders: [{ total: { amount: '0.00' }, isCancelled: true }] })
    expect((await call('GET', '/console/sales')).body).toMatchObject({ all: { orders: 0, revenue: [] } })
  })

  it('is asked for what it did not tell', async () => {
    const storeId = await connect(platform)
    await read(storeId)
    const card = await aSentCard(storeId)
    counterpart().orders = Array.from({ length: 23 }, (_, n) => order(n + 1, visited(n === 20 ? card.token : 'other')))
    await read(storeId)
    expect(await card.outcome()).toBeNull() // it does tell, so it is not asked at once
    later += 3_700_000
    await read(storeId)
    expect(await card.outcome()).toMatchObject({ orders: [{ externalId: '21' }] })
  })

  it('attributes nothing to a token nobody was given, of another store or another workspace', async () => {
    const storeId = await connect(platform)
    const elsewhere = await aSentCard(randomUUID())
    const card = await aSentCard(storeId)
    const other = await aSignedInWorkspace(hub)
    const theirs = await aSentCard(storeId, other)
    const tokens = [elsewhere.token, theirs.token, randomUUID().replaceAll('-', ''), "' OR 1=1"]
    counterpart().orders = tokens.map((token, n) => order(n + 1, visited(token)))
    await read(storeId)
    for (const { outcome } of [elsewhere, theirs, card]) expect(await outcome()).toBeNull()
    const seen = await hub.api('GET', '/api/v1/console/sales', { token: other.tokens.agent })
    expect(seen.body).toMatchObject({ all: { sent: 1, orders: 0, revenue: [] }, stores: [{ name: null }] })
  })
})

it('at Shopify, the cart says it, and else the last visit that came from a card', async () => {
  const storeId = await connect('Shopify')
  const [first, second] = [await aSentCard(storeId), await aSentCard(storeId)]
  shop.orders = [
    order(1, { ...inCart(first.token), ...visited(second.token) }),
    order(2, { visits: [...visited(first.token, second.token).visits, { source: 'google', content: 'ad' }] }),
  ]
  await read(storeId)
  expect(await first.outcome()).toMatchObject({ orders: [{ externalId: '1' }] })
  expect(await second.outcome()).toMatchObject({ orders: [{ externalId: '2' }] })
})

it('an order Shopify has not traced yet is asked for again', async () => {
  const storeId = await connect('Shopify')
  await read(storeId)
  const card = await aSentCard(storeId)
  shop.orders = [order(5, { ...visited(card.token), isTraced: false })]
  await tell(storeId, shop.deliver({ id: 5 }, 'orders/create'))
  await read(storeId)
  expect(await card.outcome()).toBeNull()
  shop.orders[0]!.isTraced = true
  await read(storeId)
  expect(await card.outcome()).toMatchObject({ orders: [{ externalId: '5' }] })
})

it('a store whose key may not read orders goes on without, and says so', async () => {
  shop.scopes = ['read_products']
  const storeId = await connect('Shopify')
  const card = await aSentCard(storeId)
  await read(storeId)
  const says = async () => (await call('GET', '/console/sales')).body.stores
  expect(await says()).toMatchObject([{ storeId, name: 'Linen & Co', orderReading: 'refused', sent: 1 }])
  expect((await call('GET', `/stores`)).body.stores).toMatchObject([{ problem: null }])
  shop.scopes.push('read_orders')
  shop.orders = [order(5, inCart(card.token))]
  later += 3_700_000
  await read(storeId)
  expect(await says()).toMatchObject([{ orderReading: 'live', orders: 1 }])
})

it('an unsigned word of an order is not believed', async () => {
  const storeId = await connect('Shopify')
  const { body, headers } = shop.deliver({ id: 5 }, 'orders/create')
  expect(await tell(storeId, { body: body.replace('5', '6'), headers })).toBe(401)
})

it('what was sold is shown by agent, store and time, card by card, and never added across currencies', async () => {
  const [linen, wool] = [await connect('Shopify'), await connect('WooCommerce')]
  const [one, two] = [await aSentCard(linen), await aSentCard(wool)]
  const three = await aSentCard(randomUUID())
  shop.orders = [order(1, inCart(one.token)), order(2, { ...inCart(one.token), total: '11.00' })]
  site.orders = [order(3, visited(two.token))]
  await read(linen)
  await read(wool)
  const { body } = await call('GET', '/console/sales')
  const agentId = workspace.agents.find(({ role }) => role === 'agent')!.id
  const revenue = [
    { amount: '100.00', currency: 'EUR' },
    { amount: '89.00', currency: 'GBP' },
  ]
  expect(body).toMatchObject({
    all: { sent: 3, orders: 3, revenue },
    agents: [{ agentId, sent: 3, orders: 3, revenue }],
  })
  expect(list(body.stores!).map(({ name, orders }) => [name, orders])).toEqual(
    expect.arrayContaining([
      ['Linen & Co', 2],
      ['Wool & Co', 1],
      [null, 0],
    ]),
  )
  const cards = async (query: string) => {
    const answer = await call('GET', `/console/sales/cards?${query}`)
    return { ids: list(answer.body.cards!).map(({ id }) => str(id)), body: answer.body }
  }
  const all = await cards('')
  expect(all.ids).toEqual([three.id, two.id, one.id])
  expect(all.body).toMatchObject({ more: false, cards: [{}, { conversationId: two.conversation.id, agentId }, {}] })
  expect((await cards('came=ordered')).ids).toEqual([two.id, one.id])
  expect((await cards('came=clicked')).ids).toEqual([])
  expect((await cards(`storeId=${wool}`)).ids).toEqual([two.id])
  expect((await cards('agentId=nobody')).ids).toEqual([])
  expect((await cards(`from=${hub.deps.now() + 1_000}`)).ids).toEqual([])
  const first = await cards('limit=2')
  const last = list(first.body.cards!).at(-1)!
  expect((await cards(`limit=2&beforeAt=${str(last.sentAt)}&beforeId=${str(last.id)}`)).ids).toEqual([one.id])
})

it('once the contact is erased, their orders are nobody’s, and stay so', async () => {
  const storeId = await connect('Shopify')
  const card = await aSentCard(storeId)
  await aSentCard(storeId)
  shop.orders = [order(5, inCart(card.token))]
  await read(storeId)
  expect((await call('GET', '/console/sales')).body).toMatchObject({ all: { sent: 2, orders: 1 } })
  await call('DELETE', `/contacts/${card.visitor.contactId}`)
  later += 3_700_000
  await read(storeId)
  expect((await call('GET', '/console/sales')).body).toMatchObject({ all: { sent: 1, orders: 0, revenue: [] } })
  const { rows } = await hub.deps.pool.query(`SELECT FROM card_links WHERE workspace_id = $1 AND orders <> '[]'`, [
    workspace.id,
  ])
  expect(rows).toEqual([])
})
