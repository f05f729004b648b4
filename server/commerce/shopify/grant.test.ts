/** A shop's approval of an app, against a shop that gives and renews tokens as documented. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SHOPIFY_API_VERSION, type ShopifyGrant } from '@/protocol/store-api'
import { createFakeShopify, signedQuery, type FakeShopify } from '@/tests/counterparts/fake-shopify'
import { fetchFrom } from '@/tests/counterparts/serve'
import { adminSchema } from '@/tests/counterparts/shopify-schema'
import { createTokenSource, type KeepGrant } from './access'
import { createBudget } from './budget'
import { approvalUrl, exchangeCode, isFromShopify } from './grant'
import { createShopify } from './shopify'

const ORIGIN = 'https://linen.myshopify.com'
const clientId = 'client'
const app = { clientId, clientSecret: 'client-secret', apiVersion: SHOPIFY_API_VERSION }

beforeAll(() => void adminSchema(), 30_000)

let clock: number
let shop: FakeShopify
/** Where grants are kept, as if the store had been connected with this one. */
let kept: ShopifyGrant | null
beforeEach(() => {
  clock = 1_000_000
  shop = createFakeShopify(() => clock)
  kept = null
})
const keep: KeepGrant = async (change) => (kept === null ? null : (kept = await change(kept)))
const reach = () => ({ fetch: fetchFrom(shop), wait: async () => {}, patienceMs: 0, now: () => clock })

function client(grant: ShopifyGrant) {
  const tokens = createTokenSource(ORIGIN, grant, keep)
  const account = { origin: ORIGIN, version: SHOPIFY_API_VERSION, tokens, budget: createBudget(() => clock), admin: null }
  return createShopify({ account, currency: 'EUR' }, reach())
}

describe('a shop’s approval of an app', () => {
  async function approved() {
    shop.codes.add('code')
    kept = await exchangeCode(reach(), ORIGIN, app, 'code')
    return client(kept)
  }

  it('asks for what the features need, for when nobody is there', () => {
    const url = new URL(approvalUrl(ORIGIN, { clientId, callback: 'https://hub.example/back', state: 'abc' }))
    expect(url.origin + url.pathname).toBe(`${ORIGIN}/admin/oauth/authorize`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'client',
      scope: 'read_products,read_orders,read_customers,read_discounts',
      redirect_uri: 'https://hub.example/back',
      state: 'abc',
    })
  })

  it('is believed by the signature over all that came with it', () => {
    const query = new URLSearchParams(signedQuery({ shop: 'linen.myshopify.com', code: 'a', state: 'b' }, 'secret'))
    expect(isFromShopify(query, 'secret')).toBe(true)
    expect(isFromShopify(query, 'another')).toBe(false)
    query.set('host', 'added')
    expect(isFromShopify(query, 'secret')).toBe(false)
    expect(isFromShopify(new URLSearchParams('code=a&state=b&hmac='), 'secret')).toBe(false)
  })

  it('is exchanged for a token once', async () => {
    expect((await (await approved()).describe()).scopes).toEqual(['read_products'])
    await expect(exchangeCode(reach(), ORIGIN, app, 'code')).rejects.toMatchObject({ code: 'store_key_refused' })
  })

  it('gives a token that is renewed before its hour is over, once for everybody who asks', async () => {
    const store = await approved()
    clock += 54 * 60_000
    await store.describe()
    expect(kept?.refreshToken).toBe('shprt_1')
    clock += 60_000
    await Promise.all([store.describe(), store.describe()])
    expect(kept).toMatchObject({ refreshToken: 'shprt_2', expiresAt: clock + 3_600_000 })
    await client(kept!).describe() // as another hub finds it
    expect(kept?.refreshToken).toBe('shprt_2')
  })

  it('gives another token when the shop stops taking the one there was, and none once the app is gone from it', async () => {
    const store = await approved()
    shop.tokens.clear()
    await store.describe()
    expect(kept?.refreshToken).toBe('shprt_2')
    shop.tokens.clear()
    shop.refreshTokens.clear()
    await expect(store.describe()).rejects.toMatchObject({ code: 'store_key_refused' })
  })

  it('takes the token another hub has had meanwhile', async () => {
    const [store, other] = [await approved(), client(kept!)]
    clock += 56 * 60_000
    await other.describe()
    await store.describe()
    expect(kept?.refreshToken).toBe('shprt_2')
  })

  it('may give a token that lasts: once refused, there is no other', async () => {
    shop.approvedFor = null
    const store = await approved()
    clock += 365 * 86_400_000
    await store.describe()
    shop.tokens.clear()
    await expect(store.describe()).rejects.toMatchObject({ code: 'store_key_refused' })
  })

  it('is of no use for a store that was disconnected meanwhile', async () => {
    const store = await approved()
    kept = null
    clock += 3_600_000
    await expect(store.describe()).rejects.toMatchObject({ code: 'store_key_refused' })
  })
})
