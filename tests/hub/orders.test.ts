/** Whose orders and whose pages: contacts and customers of stores find each other by what proves it, and by nothing else. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import type { OrdersInStore, PersonOfPage } from '@/domain/store-person'
import { createFakeShopify, type FakeShopify } from '../counterparts/fake-shopify'
import { createFakeWooCommerce, type FakeWooCommerce } from '../counterparts/fake-woocommerce'
import { serve, type Counterpart } from '../counterparts/serve'
import { anOrder, aPerson, aProduct, type ShopOrder, type ShopPerson } from '../counterparts/shop-data'
import { aConversation, aSignedInWorkspace, list, openDatabases, startTestHub, text } from './harness'
import type { TestDatabases, TestHub, TestWorkspace } from './harness'
import { callsOf } from './store-calls'

let databases: TestDatabases
let hub: TestHub
let ours: TestWorkspace
let theirs: TestWorkspace
let shop: FakeShopify
let site: FakeWooCommerce
let shopAt: Awaited<ReturnType<typeof serve>>
let siteAt: Awaited<ReturnType<typeof serve>>
let shopId: string
const LINEN = 'https://admin.shopify.com/store/linen'

beforeAll(async () => {
  databases = await openDatabases()
  shopAt = await serve({ answer: (asked) => shop.answer(asked) } satisfies Counterpart)
  siteAt = await serve({ answer: (asked) => site.answer(asked) } satisfies Counterpart)
  hub = await startTestHub(await databases.freshDatabase(), { allowedAddresses: [shopAt.host, siteAt.host] })
  ours = await aSignedInWorkspace(hub)
  theirs = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await Promise.all([shopAt.close(), siteAt.close()])
  await databases.close()
})
beforeEach(async () => {
  shop = createFakeShopify(Date.now)
  shop.bucket = { maximum: 1e6, available: 1e6, restoreRate: 1e6 }
  shop.scopes = ['read_products', 'read_orders', 'read_customers']
  site = createFakeWooCommerce()
  // Addresses are of one test: a contact of the one before would be found by them, too.
  await hub.deps.pool.query('DELETE FROM stores')
  await hub.deps.pool.query('UPDATE contacts SET email = NULL, phone = NULL')
  await hub.deps.pool.query(
    `DELETE FROM contact_handles WHERE inbox_id IN (SELECT id FROM inboxes WHERE channel <> 'webchat')`,
  )
  shopId = await connect(shopAt.url, { kind: 'shopify_app', clientId: 'client', clientSecret: 'client-secret' })
})

const as =
  (workspace: TestWorkspace, role: 'admin' | 'agent' = 'agent') =>
  (method: string, path: string, body?: object) =>
    hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })
const call = (...[method, path, body]: Parameters<ReturnType<typeof as>>) => as(ours)(method, path, body)
async function connect(address: string, access: object, workspace = ours): Promise<string> {
  const id = randomUUID()
  expect((await as(workspace, 'admin')('POST', '/stores', { id, address, access })).status).toBe(201)
  return id
}
const connectSite = () => connect(siteAt.url, { kind: 'woocommerce', consumerKey: 'ck_1', consumerSecret: 'cs_1' })

function sell(people: ShopPerson[], orders: ShopOrder[]) {
  shop.people = people
  shop.orders = orders
}
/** A visitor who has written, and what is written down of them. */
async function aContact(known: { name?: string; email?: string; phone?: string } = {}, workspace = ours) {
  const { visitor, conversation } = await aConversation(hub, workspace, 'Where is my order?')
  if (Object.keys(known).length > 0)
    expect((await as(workspace)('PATCH', `/contacts/${visitor.contactId}`, known)).status).toBe(200)
  return { id: visitor.contactId as string, conversationId: conversation.id, visitor }
}
/** As an adapter of such a channel writes it down when a message comes from there. */
async function writesFrom(contactId: string, channel: 'email' | 'whatsapp', handle: string) {
  const inboxId = randomUUID()
  const { pool } = hub.deps
  await pool.query(`INSERT INTO inboxes (workspace_id, id, version, channel, name) VALUES ($1, $2, 0, $3, 'In')`, [
    ...[ours.id, inboxId, channel],
  ])
  const values = [ours.id, inboxId, handle, contactId]
  await pool.query(
    'INSERT INTO contact_handles (workspace_id, inbox_id, handle, contact_id) VALUES ($1, $2, $3, $4)',
    values,
  )
}
async function orders(contactId: string, workspace = ours): Promise<OrdersInStore[]> {
  const { status, body } = await as(workspace)('GET', `/contacts/${contactId}/orders`)
  expect(status).toBe(200)
  return body.stores as unknown as OrdersInStore[]
}
async function page(
  kind: 'order' | 'customer',
  externalId: string,
  admin = LINEN,
  workspace = ours,
): Promise<PersonOfPage> {
  const query = new URLSearchParams({ admin, kind, externalId })
  const { status, body } = await as(workspace)('GET', `/admin-pages/person?${query}`)
  expect(status).toBe(200)
  return body as unknown as PersonOfPage
}
const found = ({ people }: PersonOfPage) =>
  people.map(({ contact, match }) => [contact.id, match.by, match.isConfirmed])
const link = (contactId: string, customerId = '77', storeId = shopId) =>
  `/contacts/${contactId}/customers/${storeId}/${customerId}`
const marta = aPerson(77, 'Marta Ruiz', { email: 'Marta.Ruiz@correo.example', phone: '+34600555014' })

it('a contact’s orders are those of the address messages come from, whatever its capitals', async () => {
  sell([marta], [anOrder(1, marta), anOrder(2, aPerson(78, 'Other', { email: 'other@correo.example' }))])
  const contact = await aContact()
  await writesFrom(contact.id, 'email', 'MARTA.ruiz@correo.example')
  expect(await orders(contact.id)).toEqual([
    {
      storeId: shopId,
      name: 'Linen & Co',
      platform: 'shopify',
      problem: null,
      buyers: [
        {
          customer: expect.objectContaining({ externalId: '77', orderCount: 1 }),
          match: { by: 'email', isConfirmed: true },
          orders: [expect.objectContaining({ name: '#1', adminUrl: `${LINEN}/orders/1` })],
        },
      ],
    },
  ])
  const { people, order, store } = await page('order', '1')
  expect({ order: order?.name, store: store?.name }).toEqual({ order: '#1', store: 'Linen & Co' })
  expect(people).toMatchObject([
    {
      contact: { id: contact.id },
      match: { by: 'email', isConfirmed: true },
      conversations: [{ id: contact.conversationId }],
    },
  ])
})

it('an address somebody only wrote down is said to be not confirmed: it may be an impostor’s', async () => {
  sell([marta], [anOrder(1, marta)])
  const impostor = await aContact({ name: 'Marta Ruiz', email: 'marta.ruiz@correo.example' })
  const real = await aContact()
  await writesFrom(real.id, 'email', 'marta.ruiz@correo.example')
  expect((await orders(impostor.id))[0]!.buyers[0]!.match).toEqual({ by: 'email', isConfirmed: false })
  expect(found(await page('order', '1'))).toEqual([
    [real.id, 'email', true],
    [impostor.id, 'email', false],
  ])
})

it('a name proves nothing', async () => {
  sell([aPerson(77, 'Marta Ruiz')], [])
  const namesake = await aContact({ name: 'Marta Ruiz' })
  expect((await orders(namesake.id))[0]!.buyers).toEqual([])
  expect(found(await page('customer', '77'))).toEqual([])
})

it('a phone number counts when it is whole on both sides', async () => {
  sell([marta], [anOrder(1, marta)])
  const whole = await aContact({ phone: '0034 600 555 014' })
  const part = await aContact({ phone: '600 555 014' })
  await aContact({ phone: '34600555014' }) // without a plus: perhaps of another country
  const writer = await aContact()
  await writesFrom(writer.id, 'whatsapp', '34600555014')
  expect((await orders(whole.id))[0]!.buyers).toMatchObject([{ match: { by: 'phone', isConfirmed: false } }])
  expect((await orders(part.id))[0]!.buyers).toEqual([])
  expect(found(await page('customer', '77'))).toEqual([
    [writer.id, 'phone', true],
    [whole.id, 'phone', false],
  ])
  marta.phone = '600555014'
  expect(found(await page('customer', '77'))).toEqual([])
  marta.phone = '+34600555014'
})

it('guests without an account are found by what they left', async () => {
  site.orders = [
    anOrder(5, aPerson(0, 'Ann Lee', { email: 'Ann@example.com' })),
    anOrder(6, aPerson(0, 'Bob', { email: 'joann@example.com' })),
  ]
  const siteId = await connectSite()
  const ann = await aContact({ email: 'ann@example.com' })
  const [, wool] = await orders(ann.id)
  expect(wool).toMatchObject({
    storeId: siteId,
    buyers: [{ customer: { externalId: null }, orders: [{ name: '#5' }] }],
  })
  expect(wool!.buyers[0]!.orders).toHaveLength(1)
  expect(found(await page('order', '5', `${siteAt.url}/wp-admin`))).toEqual([[ann.id, 'email', false]])
})

it('somebody of the team may say that a contact is a customer, and take it back', async () => {
  sell([marta], [anOrder(1, marta)])
  const contact = await aContact()
  expect(await call('PUT', link(contact.id))).toMatchObject({ status: 204 })
  expect(await call('PUT', link(contact.id))).toMatchObject({ status: 204 })
  expect((await orders(contact.id))[0]!.buyers).toMatchObject([
    { match: { by: 'linked', isConfirmed: true }, orders: [{ name: '#1' }] },
  ])
  expect(found(await page('order', '1'))).toEqual([[contact.id, 'linked', true]])
  expect(await call('DELETE', link(contact.id))).toMatchObject({ status: 204 })
  expect((await orders(contact.id))[0]!.buyers).toEqual([])
  expect(await call('PUT', link(contact.id, '404'))).toMatchObject({
    status: 404,
    body: { error: { code: 'store_customer_not_found' } },
  })
})

it('a link goes with a merge, comes back with its undoing, and is erased and exported with the contact', async () => {
  sell([marta], [])
  const [kept, other] = [await aContact(), await aContact()]
  for (const { id } of [kept, other]) await call('PUT', link(id))
  const mergeId = randomUUID()
  const merge = { id: mergeId, otherId: other.id, fromOther: [] }
  const supervisor = as(ours, 'admin')
  expect((await supervisor('POST', `/contacts/${kept.id}/merge`, merge)).status).toBe(200)
  expect((await orders(kept.id))[0]!.buyers).toHaveLength(1)
  expect(found(await page('customer', '77'))).toEqual([[kept.id, 'linked', true]])
  await supervisor('POST', `/contact-merges/${mergeId}/undo`)
  expect(found(await page('customer', '77'))).toHaveLength(2)
  await supervisor('DELETE', `/contacts/${other.id}`)
  expect(found(await page('customer', '77'))).toEqual([[kept.id, 'linked', true]])
  const { rows } = await hub.deps.pool.query('SELECT contact_id FROM contact_customers')
  expect(rows).toEqual([{ contact_id: kept.id }])
})

it('another workspace sees neither the store, nor the customer, nor whose it is', async () => {
  sell([marta], [anOrder(1, marta)])
  const contact = await aContact({ email: 'marta.ruiz@correo.example' })
  const stranger = await aContact({ email: 'marta.ruiz@correo.example' }, theirs)
  expect(await page('order', '1', LINEN, theirs)).toEqual({ store: null, order: null, customer: null, people: [] })
  expect(await orders(stranger.id, theirs)).toEqual([])
  expect(found(await page('order', '1'))).toEqual([[contact.id, 'email', false]])
  expect(await as(theirs)('PUT', link(stranger.id))).toMatchObject({
    status: 404,
    body: { error: { code: 'store_not_found' } },
  })
  expect((await as(theirs)('GET', `/contacts/${contact.id}/orders`)).status).toBe(404)
})

it('a key that may not read orders is said, for the contact and for the page, and hides no other store', async () => {
  shop.scopes = ['read_products']
  site.people = [{ ...marta, id: 4 }]
  await connectSite()
  const contact = await aContact({ email: 'marta.ruiz@correo.example' })
  expect(await orders(contact.id)).toMatchObject([
    { problem: 'store_permission_missing', buyers: [] },
    { problem: null, buyers: [{ customer: { externalId: '4' }, orders: [] }] },
  ])
  const query = new URLSearchParams({ admin: LINEN, kind: 'order', externalId: '1' })
  expect(await call('GET', `/admin-pages/person?${query}`)).toMatchObject({
    status: 422,
    body: { error: { code: 'store_permission_missing' } },
  })
})

it('a page of a store nobody connected is nobody’s, and so is an order that is not there', async () => {
  expect((await page('order', '1', 'https://admin.shopify.com/store/other')).store).toBeNull()
  expect(await page('order', '404')).toMatchObject({ store: { id: shopId }, order: null, customer: null, people: [] })
})

it('who was sent a product or looked at it lately is told, the last first, each once', async () => {
  const [viewer, asked] = [await aContact({ name: 'Ann' }), await aContact()]
  const url = 'https://shop.example/products/tent'
  const visit = { title: 'Tent', referrer: null, spentMs: 5_000, leaving: false }
  const sees = (of: typeof viewer, at: string, enteredAt: number) =>
    of.visitor.api('POST', '/visits', { id: randomUUID(), url: at, ...visit, enteredAt })
  await sees(viewer, `${url}?variant=7#reviews`, Date.now() - 60_000)
  await sees(viewer, 'https://shop.example/products/tents', Date.now())
  const card = { productId: null, title: 'Tent', variant: null, imageUrl: null, url: `${url}?variant=8` }
  const more = { price: null, compareAtPrice: null, availability: 'in_stock' }
  const sent = { id: randomUUID(), content: { kind: 'card', card: { ...card, ...more } } }
  expect((await call('POST', `/conversations/${asked.conversationId}/messages`, sent)).status).toBe(202)
  await call('POST', `/conversations/${viewer.conversationId}/messages`, { id: randomUUID(), content: text(url) })
  const { body } = await call('GET', `/products/interest?url=${encodeURIComponent(`${url}?variant=9`)}`)
  expect(list(body.people!)).toMatchObject([
    { contactId: asked.id, what: 'sent', conversationId: asked.conversationId },
    { contactId: viewer.id, what: 'viewed', contact: { name: 'Ann' }, conversationId: viewer.conversationId },
  ])
})

it('a cart is shown of a linked account and of an address messages come from, not of one that was only written down', async () => {
  const [bag, hat] = [aProduct(9, 'Dry bag'), aProduct(10, 'Hat')]
  shop.products = [bag, hat]
  await callsOf(() => ({ hub, workspace: ours })).read(shopId)
  sell([marta], [])
  shop.checkouts = [{ person: marta, products: [bag, hat], isPaid: false }]
  const cart = async (id: string, workspace = ours) =>
    (await as(workspace)('GET', `/contacts/${id}/cart`)).body as unknown as {
      items?: { product: { title: string }; variantId: string }[]
      error?: { code: string }
    }
  const shown = [
    { product: { title: 'Dry bag' }, variantId: '901' },
    { product: { title: 'Hat' }, variantId: '1001' },
  ]

  const { id } = await aContact({ email: 'marta.ruiz@correo.example' })
  expect(await cart(id)).toEqual({ items: [] })
  await writesFrom(id, 'email', 'marta.ruiz@correo.example')
  expect(await cart(id)).toMatchObject({ items: shown })

  const linked = await aContact()
  expect((await call('PUT', link(linked.id))).status).toBe(204)
  expect(await cart(linked.id)).toMatchObject({ items: shown })

  shop.scopes = ['read_products']
  expect(await cart(id)).toEqual({ items: [] })
  expect(await cart(id, theirs)).toMatchObject({ error: { code: 'contact_not_found' } })
})
