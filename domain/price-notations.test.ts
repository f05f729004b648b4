import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePrice } from './price'

/** Whole numbers grouped as countries do. */
const inThrees = (mark: string) => (whole: string) => whole.replace(/\B(?=(?:\d{3})+$)/g, mark)
const inLakhs = (whole: string) => whole.replace(/\B(?=(?:\d\d)*\d{3}$)/g, ',')
const asIs = (whole: string) => whole
const digitsOf = (zero: number) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))

/** How a number is written: its groups, its point, what hides in it. */
const NUMBERS: Record<string, (whole: string, cents: string) => string> = {
  English: (whole, cents) => `${inThrees(',')(whole)}.${cents}`,
  German: (whole, cents) => `${inThrees('.')(whole)},${cents}`,
  Swiss: (whole, cents) => `${inThrees("'")(whole)}.${cents}`,
  'Swiss, typeset': (whole, cents) => `${inThrees('’')(whole)}.${cents}`,
  'French, thin spaces': (whole, cents) => `${inThrees('\u202f')(whole)},${cents}`,
  'Polish, hard spaces': (whole, cents) => `${inThrees('\u00a0')(whole)},${cents}`,
  Indian: (whole, cents) => `${inLakhs(whole)}.${cents}`,
  'a machine’s': (whole, cents) => `${whole}.${cents}`,
  'ungrouped with a comma': (whole, cents) => `${asIs(whole)},${cents}`,
  Arabic: (whole, cents) => digitsOf(0x660)(`${inThrees('٬')(whole)}٫${cents}`),
  Persian: (whole, cents) => digitsOf(0x6f0)(`${inThrees('٬')(whole)}٫${cents}`),
  Devanagari: (whole, cents) => digitsOf(0x966)(`${inLakhs(whole)}.${cents}`),
  'full width': (whole, cents) => digitsOf(0xff10)(`${inThrees('，')(whole)}．${cents}`),
}
/** How a currency stands beside it; `#` is the number. */
const CURRENCIES = [
  ...['$#', '$ #', '# $', 'US$#', 'USD #', '#USD', '# USD', '#\u00a0usd'].map((text) => [text, 'USD']),
  ...['€#', '# €', '#€', '#\u202f€', 'EUR #', '# EUR', '# Euro', 'ab # €', '# € TTC', 'Preis: # €'].map((text) => [
    text,
    'EUR',
  ]),
  ...[
    ['£#', 'GBP'],
    ['CHF #', 'CHF'],
    ['Fr. #', 'CHF'],
    ['# zł', 'PLN'],
    ['# PLN', 'PLN'],
    ['# Kč', 'CZK'],
    ['# Ft', 'HUF'],
  ],
  ...[
    ['# lei', 'RON'],
    ['# лв.', 'BGN'],
    ['# ₽', 'RUB'],
    ['# руб.', 'RUB'],
    ['# RUR', 'RUB'],
    ['#р', 'RUB'],
    ['# грн', 'UAH'],
    ['# ₸', 'KZT'],
  ],
  ...[
    ['₺#', 'TRY'],
    ['# TL', 'TRY'],
    ['₹#', 'INR'],
    ['Rs. #', 'INR'],
    ['Rs.#', 'INR'],
    ['R$ #', 'BRL'],
    ['R #', 'ZAR'],
    ['RM#', 'MYR'],
  ],
  ...[
    ['NT$#', 'TWD'],
    ['HK$#', 'HKD'],
    ['S$#', 'SGD'],
    ['A$#', 'AUD'],
    ['#元', 'CNY'],
    ['#円', 'JPY'],
    ['¥#', 'JPY'],
    ['#원', 'KRW'],
  ],
  ...[
    ['฿#', 'THB'],
    ['# ₫', 'VND'],
    ['AED #', 'AED'],
    ['# د.إ', 'AED'],
    ['# ر.س', 'SAR'],
    ['# ₪', 'ILS'],
    ['# ש״ח', 'ILS'],
    ['₦#', 'NGN'],
  ],
] as [string, string][]

describe('a price in any notation', () => {
  it.each(Object.keys(NUMBERS))('is the amount that was written, beside any currency: %s', (name) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(...CURRENCIES),
        (whole, cents, [around, currency]) => {
          const two = String(cents).padStart(2, '0')
          const text = around.replace('#', () => NUMBERS[name]!(String(whole), two))
          const amount = `${whole}.${two.endsWith('0') ? `${two[0]}0` : two}`
          expect({ text, ...parsePrice(text) }).toEqual({ text, amount, currency })
        },
      ),
    )
  })

  it('is a decimal string or nothing, whatever is written', () => {
    const anything = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,'’ -–€$¥£%kr万") }))
    fc.assert(
      fc.property(anything, (text) => {
        const price = parsePrice(text)
        if (price) expect(price.amount).toMatch(/^\d+(?:\.\d{2,4})?$/)
      }),
    )
  })

  it.each([
    ['1.299,- €', '1299', 'EUR'],
    ['€ 1.299,--', '1299', 'EUR'],
    ['12.990,– Kč', '12990', 'CZK'],
    ['CHF 12.—', '12', 'CHF'],
    ['Rs.2,499/-', '2499', 'INR'],
    ['₹1,29,999', '129999', 'INR'],
    ['1 299:- SEK', '1299', 'SEK'],
    ['5 €-', '5', 'EUR'],
    ['99¢', '0.99', 'USD'],
    ['50p', '0.50', 'GBP'],
    ['1.2万円', '12000', 'JPY'],
    ['3万5000円', '35000', 'JPY'],
    ['3만5,000원', '35000', 'KRW'],
    ['1.299.00 €', '1299', 'EUR'],
    ['2 for $10', '10', 'USD'],
    ['1 x 129,00 €', '129', 'EUR'],
    ['10 – 20 €', '10', 'EUR'],
    ['incl. 19 % MwSt. 129,00 €', '129', 'EUR'],
    ['TOP 10: 129 €', '129', 'EUR'],
    ['ALL 1,299', '1299', 'ALL'],
    ['12 ft cable €45', '45', 'EUR'],
    ['12.500 DT', '12.50', 'TND'],
    ['12 500 FCFA', '12500', 'XOF'],
    ['$U 1.299', '1299', 'UYU'],
    ['RD$1,299', '1299', 'DOP'],
    ['450 ج.م', '450', 'EGP'],
  ])('%s is %s %s', (text, amount, currency) => expect(parsePrice(text)).toEqual({ amount, currency }))

  it.each([
    ['1 299 kr', 'NOK', 'NOK'],
    ['1.299,00 kr.', 'ISK', 'ISK'],
    ['Rs. 1,299', 'PKR', 'PKR'],
    ['129元', 'TWD', 'TWD'],
    ['$12.990', 'CLP', 'CLP'],
    ['£450', 'EGP', 'EGP'],
    ['$129', 'EUR', 'USD'],
  ])('%s where %s is paid is %s', (text, hint, currency) => expect(parsePrice(text, hint)?.currency).toBe(currency))
})
