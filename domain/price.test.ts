import { describe, expect, it } from 'vitest'
import { isoCode } from './currency'
import { money, parsePrice } from './price'

describe('a price as shops write it', () => {
  it.each([
    ['$1,299.00', '1299', 'USD'],
    ['1.299,00 €', '1299', 'EUR'],
    ["CHF 1'299.50", '1299.50', 'CHF'],
    ['1 299,5 zł', '1299.50', 'PLN'],
    ['₹1,29,900', '129900', 'INR'],
    ['￥1,299', '1299', 'JPY'],
    ['1.234 KD', '1.234', 'KWD'],
    ['1.234 €', '1234', 'EUR'],
    ['Rp 29.900', '29900', 'IDR'],
    ['US$ 0.99', '0.99', 'USD'],
    ['R$ 89,90', '89.90', 'BRL'],
    ['89 kr.', '89', 'DKK'],
    ['٣٫٥٠ د.ك', '3.50', 'KWD'],
    ['１２９元', '129', 'CNY'],
    ['.75 EUR', '0.75', 'EUR'],
    ['35€99', '35.99', 'EUR'],
    ['1 299 € 90', '1299.90', 'EUR'],
    ['35 € 990', '35', 'EUR'],
    ['Free', '0', null],
  ])('%s is %s %s', (text, amount, currency) => expect(parsePrice(text)).toEqual({ amount, currency }))

  it.each(['', 'sold out', '40% off', '-5 €', {}, null, NaN, Infinity, ['1']])('%j is none', (value) =>
    expect(parsePrice(value)).toBeNull(),
  )

  it.each([
    [89, '89'],
    [89.5, '89.50'],
    [19.990000000000002, '19.99'],
    ['1299.0000', '1299'],
  ])('a machine’s %s is %s', (value, amount) => expect(parsePrice(value, 'EUR')?.amount).toBe(amount))

  it('believes a currency that is written, and a hint where the sign is shared by many', () => {
    expect(money('3,20 €', 'USD')).toEqual({ amount: '3.20', currency: 'EUR' })
    expect(money('$20', 'CAD')).toEqual({ amount: '20', currency: 'CAD' })
    expect(money('US$20', 'CAD')).toEqual({ amount: '20', currency: 'USD' })
    expect(money('¥20', 'CNY')).toEqual({ amount: '20', currency: 'CNY' })
  })

  it('is no price without a currency', () => expect(money('89.00', null)).toBeNull())

  it.each([
    ['usd', 'USD'],
    ['€', 'EUR'],
    ['EAN', null],
    ['', null],
    [null, null],
  ])('%j names %s', (text, code) => expect(isoCode(text)).toBe(code))
})
