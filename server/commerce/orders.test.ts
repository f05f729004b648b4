/** Orders and customers, asked of both kinds of shop: each against its counterpart, with the same people and orders. */
import { parse, validate } from 'graphql'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SHOPIFY_API_VERSION } from '@/protocol/store-api'
import { createFakeShopify, type FakeShopify } from '@/tests/counterparts/fake-shopify'
import { createFakeWooCommerce, type FakeWooCommerce } from '@/tests/counterparts/fake-woocommerce'
import { fetchFrom } from '@/tests/counterparts/serve'
import { anOrder, aPerson, aProduct, type ShopOrder, type ShopPerson } from '@/tests/counterparts/shop-data'
import { adminSchema, requestedCost } from '@/tests/counterparts/shopify-schema'
import { ORDERS_MAX } from './order-reader'
import { createTokenSource } from './shopify/access'
import { createBudget } from './shopify/budget'
import * as documents from './shopify/order-documents'
import { createShopify } from './shopify/shopify'
import type { StoreClient } from './store-client'
import { createWooCommerce } from './woocommerce/woocommerce'

beforeAll(() => void adminSchema(), 30_000)

let shop: FakeShopify
let site: FakeWooCommerce
beforeEach(() => {
  shop = createFakeShopify(() => 0)
  shop.scopes = ['read_products', 'read_orders', 'read_customers']
  shop.bucket = { maximum: 1e6, available: 1e6, restoreRate: 1e6 }
  site = createFakeWooCommerce()
})

const reach = (counterpart: FakeShopify | FakeWooCommerce) => ({
  fetch: fetchFrom(counterpart),
  wait: async () => {},
  patienceMs: 1_000,
  now: () => 0,
})
function linen(origin = 'https://linen.myshopify.com'): StoreClient {
  const access = {
    kind: 'shopify_token' as const,
    token: 'shpat_permanent',
    apiSecret: null,
    apiVersion: SHOPIFY_API_VERSION,
  }
  const shared = {
    tokens: createTokenSource(origin, access, async () => null),
    budget: createBudget(() => 0),
    admin: null,
  }
  return createShopify({ account: { origin, version: SHOPIFY_API_VERSION, ...shared }, currency: 'EUR' }, reach(shop))
}
function wool(): StoreClient {
  const access = { kind: 'woocommerce' as const, consumerKey: 'ck_1', consumerSecret: 'cs_1' }
  const account = { site: { address: 'https://wool.example', access }, currency: 'GBP', hookSecret: 'x' }
  return createWooCommerce(account, reach(site))
}
function sell(people: ShopPerson[], orders: ShopOrder[]) {
  shop.people = site.people = people
  shop.orders = site.orders = orders
}
const NOBODY = { customerId: null, email: null, phone: null }
const marta = aPerson(77, 'Marta Ruiz', { email: 'Marta.Ruiz@correo.example', phone: '+34600555014' })

describe('the documents', () => {
  it.each(Object.entries(documents))('%s is valid by Shopify’s schema, and cheap', (_name, text) => {
    expect(validate(adminSchema(), parse(text))).toEqual([])
    expect(requestedCost(parse(text), { first: ORDERS_MAX })).toBeLessThanOrEqual(500)
  })
})

describe.each([
  ['Shopify', linen],
  ['WooCommerce', wool],
])('a store on %s', (platform, open) => {
  const isShopify = platform === 'Shopify'

  it('finds an account by the whole address, whatever its capitals, and by number', async () => {
    sell([aPerson(76, 'Marta Ruiz', { email: 'other-marta.ruiz@correo.example' }), marta], [anOrder(1, marta)])
    const found = { externalId: '77', name: 'Marta Ruiz', email: 'Marta.Ruiz@correo.example', phone: '+34600555014' }
    expect(await open().findCustomers({ email: 'marta.ruiz@correo.example', phone: null })).toMatchObject([found])
    expect(await open().customer('77')).toEqual({
      ...found,
      orderCount: isShopify ? 1 : null,
      since: Date.parse('2026-05-02T09:00:00Z'),
      adminUrl: isShopify
        ? 'https://admin.shopify.com/store/linen/customers/77'
        : 'https://wool.example/wp-admin/user-edit.php?user_id=77',
    })
    expect(await open().customer('404')).toBeNull()
    expect(await open().customer('../settings')).toBeNull()
    expect(await open().findCustomers({ email: null, phone: null })).toEqual([])
  })

  it('tells an order: what was paid, what became of it, what is in it', async () => {
    const bag = aProduct(9, 'Dry bag 20 l')
    const line = { product: bag, title: 'Dry bag 20 l', variant: 'Moss', quantity: 2, total: '108.00' }
    sell([marta], [anOrder(20418, marta, { total: '112.50', items: [line], fulfilment: 'FULFILLED' })])
    const told = await open().order('20418')
    expect(told!.customer).toMatchObject({ externalId: '77', name: 'Marta Ruiz' })
    const currency = isShopify ? 'EUR' : 'GBP'
    expect(told!.order).toEqual({
      externalId: '20418',
      name: '#20418',
      placedAt: Date.parse('2026-11-20T10:00:00Z'),
      payment: 'paid',
      fulfilment: 'fulfilled',
      isCancelled: false,
      total: { amount: '112.50', currency },
      items: [
        {
          title: isShopify ? 'Dry bag 20 l' : 'Dry bag 20 l - Moss',
          variant: isShopify ? 'Moss' : null,
          sku: 'SKU-901',
          quantity: 2,
          total: { amount: '108.00', currency },
          imageUrl: 'https://cdn.example/9.jpg',
          productId: '9',
          variantId: isShopify ? '901' : null,
        },
      ],
      pieces: 2,
      tracking: [],
      adminUrl: isShopify
        ? 'https://admin.shopify.com/store/linen/orders/20418'
        : 'https://wool.example/wp-admin/post.php?post=20418&action=edit',
    })
    expect(await open().order('404')).toBeNull()
    expect(await open().order('1/../..')).toBeNull()
  })

  it('lists the orders of an account and of the same address as a guest, the newest first, and nobody else’s', async () => {
    const guest = aPerson(0, 'Marta', { email: 'MARTA.RUIZ@correo.example' })
    const alike = aPerson(0, 'Marta Ruiz', { email: 'marta.ruiz@correo.example.evil.example' })
    sell(
      [marta],
      [
        anOrder(1, marta, { placedAt: '2026-11-01T10:00:00Z' }),
        anOrder(2, guest, { placedAt: '2026-11-03T10:00:00Z' }),
        anOrder(3, alike, { placedAt: '2026-11-04T10:00:00Z' }),
        anOrder(4, marta, { placedAt: '2026-11-02T10:00:00Z' }),
      ],
    )
    const orders = await open().orders({ ...NOBODY, customerId: '77', email: 'marta.ruiz@correo.example' }, 10)
    expect(orders.map(({ name }) => name)).toEqual(['#2', '#4', '#1'])
    expect(await open().orders({ ...NOBODY, customerId: '77' }, 1)).toMatchObject([{ name: '#4' }])
    expect(await open().orders(NOBODY, 10)).toEqual([])
  })

  it('says of a guest what they left', async () => {
    sell([], [anOrder(5, aPerson(0, 'Ann Lee', { email: 'ann@example.com', phone: '555 014' }))])
    expect((await open().order('5'))!.customer).toMatchObject({
      externalId: null,
      email: 'ann@example.com',
      phone: '555 014',
      adminUrl: null,
    })
  })
})

describe('a store on Shopify', () => {
  it('finds an account by phone', async () => {
    sell([marta], [])
    expect(await linen().findCustomers({ email: null, phone: '+34600555014' })).toMatchObject([{ externalId: '77' }])
  })

  it('whose customers are withheld tells the order all the same', async () => {
    sell([marta], [anOrder(1, marta)])
    shop.isWithheld = true
    expect((await linen().order('1'))!.customer).toMatchObject({ externalId: '77', email: null, phone: null })
    shop.scopes = ['read_orders']
    expect(await linen().order('1')).toMatchObject({ order: { name: '#1' }, customer: null })
  })

  it('tells what somebody left at the checkout, the newest first: not what was paid, and nobody else’s', async () => {
    const [bag, hat, scarf] = [aProduct(9, 'Dry bag'), aProduct(10, 'Hat'), aProduct(11, 'Scarf')]
    const alike = aPerson(78, 'Marta Ruiz', { email: 'marta.ruiz@elsewhere.example' })
    sell([marta, alike], [])
    shop.checkouts = [
      { person: marta, products: [bag], isPaid: false },
      { person: alike, products: [scarf], isPaid: false },
      { person: marta, products: [hat], isPaid: false },
    ]
    const left = [
      { productId: '10', variantId: '1001' },
      { productId: '9', variantId: '901' },
    ]
    expect(await linen().cart({ customerId: null, email: 'marta.ruiz@correo.example' })).toEqual(left)
    expect(await linen().cart({ customerId: '77', email: null })).toEqual(left)
    expect(await linen().cart({ customerId: null, email: null })).toEqual([])
    shop.checkouts[2]!.isPaid = true
    expect(await linen().cart({ customerId: '77', email: null })).toEqual(left.slice(1))
  })

  it('that may not be read says which scope is missing', async () => {
    shop.scopes = ['read_products']
    for (const asked of [
      linen().order('1'),
      linen().customer('77'),
      linen().orders({ ...NOBODY, customerId: '77' }, 5),
      linen().findCustomers({ email: 'a@b.example', phone: null }),
      linen().cart({ customerId: null, email: 'a@b.example' }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'store_permission_missing' })
  })

  it('on a host of the operator’s own says once what its admin is called', async () => {
    shop.handle = 'demo'
    const store = linen('http://127.0.0.1:4700')
    expect([await store.admin(), await store.admin()]).toEqual(Array(2).fill('https://admin.shopify.com/store/demo'))
    expect(shop.executed).toEqual(['Admin'])
  })

  it.each([
    [
      { fulfilment: 'FULFILLED', parcels: [{ status: 'IN_TRANSIT', number: 'A1', url: 'https://post.example/A1' }] },
      'in_transit',
    ],
    [
      { fulfilment: 'FULFILLED', parcels: [{ status: 'DELIVERED', number: 'A1', url: 'javascript:alert(1)' }] },
      'delivered',
    ],
    [{ fulfilment: 'PARTIALLY_FULFILLED' }, 'partly_fulfilled'],
    [{ fulfilment: 'FULFILLED', returns: 'RETURNED' }, 'returned'],
    [{ fulfilment: 'FULFILLED', isCancelled: true }, 'cancelled'],
    [{ fulfilment: 'SCHEDULED' }, 'unfulfilled'],
  ])('%j is %s', async (changes: Partial<ShopOrder>, fulfilment) => {
    sell([marta], [anOrder(1, marta, changes)])
    const { order } = (await linen().order('1'))!
    expect(order.fulfilment).toBe(fulfilment)
    // A link is one that may be opened, or none.
    expect(order.tracking.map(({ url }) => url)).toEqual(
      (changes.parcels ?? []).map(({ url }) => (url.startsWith('https:') ? url : null)),
    )
  })
})

describe('a store on WooCommerce', () => {
  it('finds a guest’s orders by the whole phone number', async () => {
    const guest = aPerson(0, 'Ann', { phone: '+34600555014' })
    sell([], [anOrder(1, guest), anOrder(2, aPerson(0, 'Bob', { phone: '+346005550149' }))])
    expect(await wool().orders({ ...NOBODY, phone: '+34600555014' }, 5)).toMatchObject([{ name: '#1' }])
  })

  it.each([
    [{ payment: 'PENDING' }, 'pending', 'unfulfilled'],
    [{ payment: 'REFUNDED' }, 'refunded', 'returned'],
    [{ isCancelled: true, payment: 'PENDING' }, 'voided', 'cancelled'],
    [{}, 'paid', 'unfulfilled'],
  ])('%j is %s and %s', async (changes: Partial<ShopOrder>, payment, fulfilment) => {
    sell([marta], [anOrder(1, marta, changes)])
    expect((await wool().order('1'))!.order).toMatchObject({ payment, fulfilment })
  })
})
