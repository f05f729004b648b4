/** Where orders came from and what is left of them, asked of both kinds of shop. */
import { parse, validate } from 'graphql'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cardToken } from '@/domain/card-token'
import { SHOPIFY_API_VERSION } from '@/protocol/store-api'
import { createFakeShopify, type FakeShopify } from '@/tests/counterparts/fake-shopify'
import { createFakeWooCommerce, type FakeWooCommerce } from '@/tests/counterparts/fake-woocommerce'
import { fetchFrom } from '@/tests/counterparts/serve'
import { anOrder, aPerson, type ShopOrder } from '@/tests/counterparts/shop-data'
import { adminSchema, requestedCost } from '@/tests/counterparts/shopify-schema'
import { anId } from '@/tests/factories'
import type { MessageId } from '@/domain/ids'
import { ATTRIBUTED_MAX } from './attribution'
import { createTokenSource } from './shopify/access'
import * as documents from './shopify/attribution-documents'
import { createBudget } from './shopify/budget'
import { createShopify } from './shopify/shopify'
import type { StoreClient } from './store-client'
import { createWooCommerce } from './woocommerce/woocommerce'

beforeAll(() => void adminSchema(), 30_000)

let shop: FakeShopify
let site: FakeWooCommerce
beforeEach(() => {
  shop = createFakeShopify(() => 0)
  shop.scopes = ['read_products', 'read_orders']
  site = createFakeWooCommerce()
})

const reach = (of: FakeShopify | FakeWooCommerce) => ({
  fetch: fetchFrom(of),
  wait: async () => {},
  patienceMs: 1_000,
  now: () => 0,
})
function linen(): StoreClient {
  const origin = 'https://linen.myshopify.com'
  const access = {
    ...{ kind: 'shopify_token' as const, token: 'shpat_permanent' },
    ...{ apiSecret: null, apiVersion: SHOPIFY_API_VERSION },
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

const marta = aPerson(77, 'Marta Ruiz')
const card = anId<MessageId>('me')
const visits = [{ source: 'alongside', content: cardToken(card) }]

describe('the documents', () => {
  it.each(Object.entries(documents))('%s is valid by Shopify’s schema, and cheap', (_name, text) => {
    expect(validate(adminSchema(), parse(text))).toEqual([])
    const ids = Array.from({ length: ATTRIBUTED_MAX }, String)
    expect(requestedCost(parse(text), { first: ATTRIBUTED_MAX, ids })).toBeLessThanOrEqual(350)
  })
})

describe.each([
  ['Shopify', linen],
  ['WooCommerce', wool],
])('a store on %s', (platform, open) => {
  const one = async (changes: Partial<ShopOrder>) => {
    shop.orders = site.orders = [anOrder(5, marta, { total: '89.00', visits, ...changes })]
    const [found] = await open().attributions(['5', '../settings', '404'])
    return found!
  }

  it('tells what is left of an order, and which card it came of', async () => {
    expect(await one({})).toEqual({
      order: {
        externalId: '5',
        name: '#5',
        total: { amount: '89.00', currency: platform === 'Shopify' ? 'EUR' : 'GBP' },
        isCancelled: false,
        placedAt: Date.parse('2026-11-20T10:00:00Z'),
      },
      cardId: card,
      isSettled: true,
    })
    expect((await one({ refunded: '39.50' })).order.total.amount).toBe('49.50')
    expect((await one({ refunded: '95.00' })).order.total.amount).toBe('0.00')
    expect((await one({ isCancelled: true })).order).toMatchObject({ isCancelled: true, total: { amount: '0.00' } })
  })

  it('takes nothing for a card that is none', async () => {
    for (const content of ['', 'SPRING', `${cardToken(card)}0`])
      expect((await one({ visits: [{ source: 'alongside', content }] })).cardId).toBeNull()
    expect((await one({ visits: [{ source: 'newsletter', content: cardToken(card) }] })).cardId).toBeNull()
    expect((await one({ visits: [] })).cardId).toBeNull()
    const loud = [{ source: 'Alongside', content: cardToken(card).toUpperCase() }]
    expect((await one({ visits: loud })).cardId).toBe(card)
  })

  it('gives all that changed since then, page by page', async () => {
    const changedAt = (n: number) => new Date(Date.parse('2026-11-20T10:00:00Z') + n * 60_000).toISOString()
    shop.orders = site.orders = Array.from({ length: 25 }, (_, n) => anOrder(n + 1, marta, { changedAt: changedAt(n) }))
    const found: string[] = []
    for (let cursor: string | null = null; ;) {
      const page = await open().attributionsSince(Date.parse(changedAt(3)) - 1_000, cursor)
      found.push(...page.orders.map(({ order }) => order.externalId))
      if (page.next === null) break
      cursor = page.next
    }
    expect(found.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 22 }, (_, n) => String(n + 4)))
  })
})
