import { describe, expect, it } from 'vitest'
import { SHOPIFY_SCOPES, scopesLacking } from './store-needs'

describe('what a store lacks', () => {
  it('is every scope that was not granted', () => {
    expect(scopesLacking(['read_products', 'read_customers'])).toEqual(['read_orders', 'read_discounts'])
    expect(scopesLacking([...SHOPIFY_SCOPES])).toEqual([])
  })
  it('is nothing of what may be written', () => {
    expect(scopesLacking(['write_products', 'read_orders', 'read_customers', 'write_discounts'])).toEqual([])
  })
})
