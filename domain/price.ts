/** A price in any notation → decimal string and ISO 4217 code. Reads only what is written; guesses nothing else. */
import type { Money } from './money'

/** Currency and how shops write it. The first that fits wins, so `US$` stands before `$`. */
const SIGNS =
  'USD US$ U$S USD$ $US,CAD CA$ C$ CAD$,AUD AU$ A$,NZD NZ$,HKD HK$,SGD S$ SG$,TWD NT$,TTD TT$,JMD J$,BRL R$,MXN MX$ Mex$,ARS AR$,CLP CLP$,COP COL$,' +
  'EUR € Euro euros,GBP £ GB£,CNY CN¥ RMB 元 人民币 ￥CN,JPY 円 JP¥ 日元,KRW ₩ 원,INR ₹ Rs. Rs,RUB ₽ руб. руб р. рублей рубля рубль Р,UAH ₴ грн,BYN BYR,TRY ₺ TL,' +
  'ILS ₪,VND ₫ đ VNĐ,THB ฿ บาท,PHP ₱,IDR Rp,MYR RM,PLN zł zl,CZK Kč,HUF Ft,RON lei,BGN лв,DKK kr.,CHF Fr. SFr. sFr.,ZAR R,HRK kn,PTE,BTN Nu.,AFN ؋,TZS TSh,PAB B/.,' +
  'AED د.إ درهم Dhs,SAR ر.س ريال SR,EGP ج.م E£,KWD د.ك KD,QAR ر.ق QR,BHD BD,OMR ر.ع,JOD JD,KZT ₸ тг,NGN ₦,KES KSh,GHS GH₵,' +
  'PEN S/ S/.,CRC ₡,PYG ₲,MNT ₮,LAK ₭,KHR ៛,BDT ৳ Tk,LKR රු,PKR ₨,GEL ₾,AZN ₼,AMD ֏,RSD дин,ISK,NOK,SEK,UYU,IQD,TND,LYD,DZD,MAD,UZS,UGX,XAF,XOF,DOP,GTQ,HNL,NIO,BOB,VES,MKD,ALL,BAM,MDL,USD $,JPY ¥ ￥'
const TABLE = SIGNS.split(',').flatMap((entry) => {
  const [code = '', ...signs] = entry.split(' ')
  return signs.map((sign) => [sign, code] as const)
})
const CODES = new Set(SIGNS.split(',').map((entry) => entry.slice(0, 3)))
/** Their minor unit has three digits, so 1.234 is one and a bit. */
const THREE_DECIMALS = /^(KWD|BHD|OMR|JOD|TND|IQD|LYD)$/
const NO_DECIMALS = /^(JPY|KRW|VND|CLP|ISK|PYG|UGX|XAF|XOF|IDR)$/

const MAX_TEXT = 200
const NUMBER = /(?:\d|[.,](?=\d))(?:[\d.,'’٫٬\s]*\d)?(?!\d*\s*%)/g
/** Signs several countries use: there a hint knows better. */
const SHARED = new Set(['$', '¥', '￥', 'kr.'])

/** Digits of other scripts as 0–9, special white space as a space. */
function plain(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => String(((digit.charCodeAt(0) & 0xf) % 16) % 10))
    .replace(/\s+/g, ' ')
    .trim()
}

/** The sign or code of a currency in a text, with the currency it stands for. */
function writtenCurrency(text: string): readonly [sign: string, code: string] | null {
  const code = text.match(/(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/g)?.find((found) => CODES.has(found))
  if (code) return [code, code]
  const folded = text.toLowerCase()
  const found = TABLE.find(([sign]) => {
    if (!folded.includes(sign.toLowerCase())) return false
    // A sign of letters must stand alone: the R of ZAR is in many a word.
    return (
      !/^[\p{L}.]+$/u.test(sign) ||
      new RegExp(`(?<!\\p{L})${sign.replace(/[.$/]/g, '\\$&')}(?!\\p{L})`, 'iu').test(text)
    )
  })
  return found ?? null
}

/** A number as people and machines write it → decimal string; null when it is none. */
export function decimal(written: string, currency: string | null): string | null {
  let text = written.replace(/[\s'’٬]/g, '').replace(/٫/g, '.')
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last >= 0) {
    const sign = text[last] ?? ''
    const after = text.length - last - 1
    const isOnly = text.indexOf(sign) === last
    const isMixed = /\./.test(text) && /,/.test(text)
    // One separator with three digits behind it parts thousands, unless the number starts with 0 or the coin has mils.
    const isDecimal =
      isOnly &&
      (isMixed
        ? !(after === 3 && NO_DECIMALS.test(currency ?? ''))
        : after !== 3 || /^0/.test(text) || THREE_DECIMALS.test(currency ?? ''))
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
  // In French the sign may stand for the point: 35€99.
  const text = plain(value).replace(/(\d)\s?([€£])\s?(\d\d)(?![\d.,])/, '$1.$3 $2')
  const [sign, written = null] = writtenCurrency(text) ?? []
  const known = isoCode(hint)
  const currency = written === null || (known && SHARED.has(sign ?? '')) ? known : written
  // A machine's own notation is not for guessing.
  if (/^\d+\.\d{4,}$/.test(text)) return wrap(String(Math.round(Number(text) * 1e4) / 1e4), currency)
  if (/^-/.test(text)) return null
  const [number] = text.match(NUMBER) ?? []
  if (number !== undefined) return wrap(number, currency)
  return /^(free|gratis|gratuit|kostenlos|免费|無料)\W*$/i.test(text) ? { amount: '0', currency } : null
}

function wrap(written: string, currency: string | null) {
  const amount = decimal(written, currency)
  return amount === null ? null : { amount, currency }
}

/** `usd`, `US$`, `€` → ISO code; null when it names no currency. */
export function isoCode(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return CODES.has(trimmed.toUpperCase()) ? trimmed.toUpperCase() : (writtenCurrency(trimmed)?.[1] ?? null)
}

/** Both or nothing: an amount without a currency is no price to send to anybody. */
export function money(value: unknown, hint: string | null): Money | null {
  const price = parsePrice(value, hint)
  return price?.currency ? { amount: price.amount, currency: price.currency } : null
}
