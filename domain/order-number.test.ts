import { expect, it } from 'vitest'
import { orderNumberOf } from './order-number'

it('an order’s number is what the page’s title says, on an order’s page only', () => {
  expect(orderNumberOf({ kind: 'order', title: '#1042 · Orders · Tidewater · Shopify' })).toBe('#1042')
  expect(orderNumberOf({ kind: 'product', title: 'Mug #1042' })).toBeNull()
  expect(orderNumberOf({ kind: 'order', title: 'Orders' })).toBeNull()
})
