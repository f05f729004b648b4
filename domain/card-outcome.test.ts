import { expect, it } from 'vitest'
import { NO_OUTCOME, SAME_CLICK_MS, withClick, withOrder, type CardOrder } from './card-outcome'

const order = (externalId: string, over: Partial<CardOrder> = {}): CardOrder => ({
  externalId,
  name: `#${externalId}`,
  total: { amount: '89.00', currency: 'USD' },
  isCancelled: false,
  placedAt: Number(externalId),
  ...over,
})

it('what opens a link twice at once is one click', () => {
  const once = withClick(NO_OUTCOME, 1_000)!
  expect(once).toMatchObject({ clicks: 1, lastClickedAt: 1_000 })
  expect(withClick(once, 1_000 + SAME_CLICK_MS - 1)).toBeNull()
  expect(withClick(once, 1_000 + SAME_CLICK_MS)).toMatchObject({ clicks: 2 })
})

it('an order that is told of again is the same order, as it is now', () => {
  const one = withOrder(NO_OUTCOME, order('2'))!
  expect(withOrder(one, order('2'))).toBeNull()
  const two = withOrder(one, order('1'))!
  expect(two.orders.map(({ name }) => name)).toEqual(['#1', '#2'])
  const refunded = order('2', { total: { amount: '0.00', currency: 'USD' } })
  expect(withOrder(two, refunded)?.orders).toEqual([order('1'), refunded])
})
