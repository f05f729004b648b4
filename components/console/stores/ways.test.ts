import { describe, expect, it } from 'vitest'
import { accessOf, fieldOfRefusal, missingIn, nothingEntered, type Entered } from './ways'

const entered = (over: Partial<Entered>): Entered => ({ ...nothingEntered(), ...over })

describe('what opens a store', () => {
  it('misses what was left empty, except for what may be', () => {
    expect(missingIn('shopify_app', entered({ address: 'linen', clientId: ' ' }), true)).toEqual([
      'clientId',
      'clientSecret',
    ])
    expect(missingIn('shopify_token', entered({ token: 'shpat_1' }), true)).toEqual(['address'])
    expect(missingIn('woocommerce', entered({ consumerKey: 'ck', consumerSecret: 'cs' }), false)).toEqual([])
  })

  it('is sent as its kind, without what was left empty', () => {
    expect(accessOf('shopify_token', entered({ token: 'shpat_1', clientId: 'of another way' }))).toEqual({
      kind: 'shopify_token',
      token: 'shpat_1',
      apiSecret: null,
    })
    expect(accessOf('woocommerce', entered({ consumerKey: 'ck', consumerSecret: 'cs' }))).toEqual({
      kind: 'woocommerce',
      consumerKey: 'ck',
      consumerSecret: 'cs',
    })
  })

  it('has a field for every refusal that belongs to one', () => {
    expect(fieldOfRefusal('shopify_app', 'store_key_refused')).toBe('clientSecret')
    expect(fieldOfRefusal('shopify_token', 'store_permission_missing')).toBe('token')
    expect(fieldOfRefusal('woocommerce', 'store_key_refused')).toBe('consumerSecret')
    expect(fieldOfRefusal('woocommerce', 'store_unreachable')).toBe('address')
    expect(fieldOfRefusal('woocommerce', 'hub_unreachable')).toBeNull()
  })
})
