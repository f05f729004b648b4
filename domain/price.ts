/** A price in any notation → decimal string and ISO 4217 code. Reads only what is written; guesses nothing else. */
import { isoCode, meantBy, writtenCurrency, type Written } from './currency'
import type { Money } from './money'

/** Their minor unit has three digits, so 1.234 is one and a bit. */
const THREE_DECIMALS = /^(KWD|BHD|OMR|JOD|TND|IQD|LYD)$/
const NO_DECIMALS = /^(JPY|KRW|VND|CLP|ISK|PYG|UGX|XAF|XOF|IDR)$/

const MAX_TEXT = 200
/** A point before the first digit belongs to the number, but not that of `Rs.99`. */
const NUMBER = /(?:\d|(?<![a-z])[.,](?=\d))(?:[\d.,'’٫٬\s]*\d)?(?!\d*\s*%)/gi
/** Between a number and its currency: `1.299,- €`. */
const NEAR = /^[\s.,:–—-]{0,4}$/
const RANGE = /^\s?(?:[–—~-]|to|bis|à|al?|до|至)\s?$/

/** Arabic, Persian, Devanagari, Bengali, Thai, Burmese. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040]

/** Digits of other scripts as 0–9, special white space as a space. */
function plain(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => {
      const zero = ZEROS.find((code) => digit.charCodeAt(0) - code < 10 && digit.charCodeAt(0) >= code)
      return zero ? String(digit.charCodeAt(0) - zero) : digit
    })
    .replace(/[\u200b-\u200f\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What is not written in figures alone: `35€99`, `99¢`, `50p`, `3万5000円`. */
function inFigures(text: string): string {
  return text
    .replace(/(\d)\s?([€£])\s?(\d\d)(?!\s?[\d.,€£%])/, '$1.$3 $2') // in French the sign may stand for the point
    .replace(/(?<![\d.,])(\d{1,2})\s?¢/, (_, cents: string) => `$0.${cents.padStart(2, '0')}`)
    .replace(/^(\d{1,2})p$/, (_, pence: string) => `£0.${pence.padStart(2, '0')}`)
    .replace(/(\d+(?:\.\d+)?)\s?[万萬만]\s?(\d{1,4}|\d,\d{3})?(?![\d,])/, (_, tens: string, rest = '0') =>
      String(Math.round(Number(tens) * 1e4) + Number(String(rest).replace(',', ''))),
    )
}

/** A number as people and machines write it → decimal string; null when it is none. */
export function decimal(written: string, currency: string | null): string | null {
  let text = written
    .replace(/[\s'’٬]/g, '')
    .replace(/٫/g, '.')
    .replace(/^[.,](?=\d+[.,])/, '')
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last >= 0) {
    const sign = text[last] ?? ''
    const after = text.length - last - 1
    const isOnly = text.indexOf(sign) === last
    const isMixed = /\./.test(text) && /,/.test(text)
    // One separator with three digits behind it parts thousands, unless the number starts with 0 or the coin has mils.
    const isDecimal = isOnly
      ? isMixed
        ? !(after === 3 && NO_DECIMALS.test(currency ?? ''))
        : after !== 3 || /^0/.test(text) || THREE_DECIMALS.test(currency ?? '')
      : after === 2 // 1.299.00: nobody parts thousands by twos at the end
    const whole = (isDecimal ? text.slice(0, last) : text).replace(/[.,]/g, '')
    text = isDecimal ? `${whole}.${text.slice(last + 1)}` : whole
  }
  const match = /^0*(\d{0,15})(?:\.(\d*))?$/.exec(text)
  if (!match || !/\d/.test(text)) return null
  const fraction = (match[2] ?? '').slice(0, 4).replace(/0+$/, '')
  // Two digits where there are cents, so that 89.5 reads as the price it is.
  return `${match[1] || '0'}${fraction ? `.${fraction.padEnd(2, '0')}` : ''}`
}

/** `hint` is a currency known from elsewhere; it decides between currencies that share a sign. */
export function parsePrice(
  value: unknown,
  hint: string | null = null,
): { amount: string; currency: string | null } | null {
  if (typeof value === 'number') value = Number.isFinite(value) ? String(Math.round(value * 1e4) / 1e4) : ''
  if (typeof value !== 'string') return null
  const text = inFigures(plain(value))
  const written = writtenCurrency(text)
  const known = isoCode(hint)
  const currency = written ? meantBy(written, known) : known
  // A machine's own notation is not for guessing.
  if (/^\d+\.\d{4,}$/.test(text)) return wrap(String(Math.round(Number(text) * 1e4) / 1e4), currency)
  if (/^-/.test(text)) return null
  const number = theNumber(text, written)
  if (number !== undefined) return wrap(number, currency)
  return /^(free|gratis|gratuit|kostenlos|免费|無料)\W*$/i.test(text) ? { amount: '0', currency } : null
}

/** The number beside the currency, the lower of a range; else the first: `2 for $10` costs ten. */
function theNumber(text: string, written: Written | null): string | undefined {
  const numbers = [...text.matchAll(NUMBER)].map(({ 0: number, index: at }) => ({
    number,
    at,
    end: at + number.length,
  }))
  const isBeside = numbers.map(
    ({ at, end }) =>
      written !== null && NEAR.test(at >= written.end ? text.slice(written.end, at) : text.slice(end, written.at)),
  )
  const first = isBeside.indexOf(true)
  const { end = 0 } = numbers[first - 1] ?? {}
  const isRange = first > 0 && RANGE.test(text.slice(end, numbers[first]?.at))
  return numbers[isRange ? first - 1 : Math.max(first, 0)]?.number
}

function wrap(written: string, currency: string | null) {
  const amount = decimal(written, currency)
  return amount === null ? null : { amount, currency }
}

/** Both or nothing: an amount without a currency is no price to send to anybody. */
export function money(value: unknown, hint: string | null): Money | null {
  const price = parsePrice(value, hint)
  return price?.currency ? { amount: price.amount, currency: price.currency } : null
}

/** As a person reads it: where the text itself names no currency there is none, whatever is known from elsewhere. */
export function moneyShown(text: string, hint: string | null): Money | null {
  return parsePrice(text)?.currency ? money(text, hint) : null
}
