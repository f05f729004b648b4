import fc from 'fast-check'
import { expect, it } from 'vitest'
import { amountLeft, sumsOf } from './amounts'

const usd = (amount: string) => ({ amount, currency: 'USD' })

it('what is of two currencies is never added', () => {
  expect(sumsOf([usd('89.00'), { amount: '1200', currency: 'JPY' }, usd('0.10')])).toEqual([
    usd('89.10'),
    { amount: '1200', currency: 'JPY' },
  ])
  expect(sumsOf([])).toEqual([])
})

it('what is left is never less than nothing, and keeps its decimal places', () => {
  expect(amountLeft('89.00', '39.5')).toBe('49.50')
  expect(amountLeft('1.234', '0.001')).toBe('1.233')
  expect(amountLeft('10', '0.25')).toBe('9.75')
  expect(amountLeft('10.00', '12')).toBe('0.00')
})

it('adds to the cent, whatever the amounts', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 12n })
  const written = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 30 }), (all) => {
      const total = all.reduce((sum, each) => sum + each, 0n)
      expect(sumsOf(all.map((each) => usd(written(each))))).toEqual([usd(written(total))])
    }),
  )
})
