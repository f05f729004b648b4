import { describe, expect, it } from 'vitest'
import type { Discount } from './discount'
import { isReached, reducedPrice } from './reduced-price'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const aDiscount = (changes: Partial<Discount> = {}): Discount => ({
  code: 'RAIN10',
  off: { kind: 'percent', percent: 10 },
  least: null,
  isForSome: false,
  endsAt: null,
  ...changes,
})
const amountOff = (amount: string, each: boolean) => aDiscount({ off: { kind: 'amount', amount: usd(amount), each } })

describe('what a code makes of a price', () => {
  it('takes a share off, rounded to the coins of the currency', () => {
    expect(reducedPrice(aDiscount(), usd('89.00'), 1)).toEqual(usd('80.10'))
    expect(reducedPrice(aDiscount(), usd('29.95'), 1)).toEqual(usd('26.95')) // 2.995 off
    expect(reducedPrice(aDiscount({ off: { kind: 'percent', percent: 12.5 } }), usd('10'), 1)).toEqual(usd('8.75'))
    const yen = { amount: '1999', currency: 'JPY' }
    expect(reducedPrice(aDiscount(), yen, 1)).toEqual({ amount: '1799', currency: 'JPY' })
    const dinar = { amount: '1.234', currency: 'KWD' }
    expect(reducedPrice(aDiscount(), dinar, 1)).toEqual({ amount: '1.111', currency: 'KWD' })
  })

  it('takes an amount off every piece, or once off an order of one, and never more than there is', () => {
    expect(reducedPrice(amountOff('5.00', true), usd('20.00'), 3)).toEqual(usd('15.00'))
    expect(reducedPrice(amountOff('5.00', false), usd('20.00'), 1)).toEqual(usd('15.00'))
    expect(reducedPrice(amountOff('50.00', true), usd('20.00'), 1)).toEqual(usd('0.00'))
    expect(reducedPrice(amountOff('5.00', false), usd('20.00'), 2)).toBeNull()
  })

  it('says nothing of prices it cannot know: another currency, other customers, other kinds', () => {
    expect(reducedPrice(amountOff('5.00', true), { amount: '20.00', currency: 'EUR' }, 1)).toBeNull()
    expect(reducedPrice(aDiscount({ isForSome: true }), usd('20.00'), 1)).toBeNull()
    expect(reducedPrice(aDiscount({ off: { kind: 'shipping' } }), usd('20.00'), 1)).toBeNull()
  })

  it('begins where the order comes to what it asks for', () => {
    const over = aDiscount({ least: { kind: 'subtotal', amount: usd('50.00') } })
    expect(reducedPrice(over, usd('30.00'), 1)).toBeNull()
    expect(reducedPrice(over, usd('30.00'), 2)).toEqual(usd('27.00'))
    expect(isReached(aDiscount({ least: { kind: 'quantity', quantity: 3 } }), usd('1.00'), 2)).toBe(false)
  })
})
