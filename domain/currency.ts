/** Currencies as shops write them: codes, signs and words, and the countries that share one. */

/** Each currency with its signs; of two that begin alike the longer is meant, `US$` before `$`. */
const SIGNS = `USD US$ U$S USD$ $US $ usd dollar dollars|CAD CA$ C$ CAD$ Can$ cad|AUD AU$ A$ aud|NZD NZ$ nzd|HKD HK$ hkd 港元 港币 港幣
SGD S$ SG$ sgd|TWD NT$ NT 新台幣 台幣|TTD TT$|JMD J$|BRL R$ reais|MXN MX$ Mex$ mxn|ARS AR$|CLP CLP$|COP COL$|DOP RD$|UYU $U UY$|BZD BZ$|GYD GY$
EUR € eur euro euros евро ευρώ|GBP £ GB£ gbp|CHF Fr. SFr. SFr chf|PLN zł zl pln|CZK Kč|HUF Ft huf|RON lei|BGN лв лв. лева|HRK kn|PTE
SEK kr sek|NOK nok|DKK kr. dkk|ISK isk|RUB ₽ RUR руб руб. р р. рублей рубля рубль|UAH ₴ грн грн.|BYN Br бел.руб|KZT ₸ тг тенге
RSD дин дин. din din.|MKD ден ден.|BAM KM|GEL ₾|AZN ₼|AMD ֏|UZS so'm soʻm сум|TRY ₺ TL|ALL|MDL|KGS сом
CNY CN¥ RMB 元 圆 人民币 人民幣 yuan|JPY 円 JP¥ 日元 yen ¥|KRW ₩ 원|INR ₹ Rs Rs. inr|PKR ₨|LKR රු|NPR रू|BDT ৳ Tk Tk.|BTN Nu.|MVR Rf|MOP MOP$
THB ฿ บาท|VND ₫ đ VNĐ đồng|PHP ₱ php|IDR Rp Rp. idr|MYR RM|KHR ៛|LAK ₭|MNT ₮|MMK|ILS ₪ ש"ח ש״ח ש'ח שח|AFN ؋
AED د.إ درهم Dhs Dhs.|SAR ر.س ريال SR|QAR ر.ق QR|KWD د.ك KD|BHD د.ب BD|OMR ر.ع|JOD د.أ JD|EGP ج.م جنيه E£ L.E. LE|IQD د.ع ع.د|IRR ریال|YER ر.ي
LBP ل.ل|SYP ل.س|MAD د.م DH|TND د.ت DT|DZD د.ج دج|LYD د.ل|ZAR R zar|NGN ₦|KES KSh KShs|GHS GH₵ ₵|TZS TSh|UGX USh|ETB ብር|AOA Kz|XOF FCFA CFA|XAF
PEN S/ S/.|CRC ₡|PYG ₲ Gs Gs.|BOB Bs Bs.|GTQ Q|HNL|NIO|PAB B/.|VES|CUP|BBD|BSD|XCD|BMD|KYD|AWG|ANG|SRD|FJD|BND|PGK|MUR|SCR|TJS|TMT|ZMW|BWP|NAD|MZN|RWF|GMD|MGA|XPF`
const ENTRIES = SIGNS.split(/[|\n]/).map((entry) => entry.split(' '))
const CODES = new Set(ENTRIES.map(([code = '']) => code))
const CODE_OF = new Map(
  ENTRIES.flatMap(([code = '', ...signs]) => signs.map((sign) => [sign.toLowerCase(), code] as const)),
)
/** Codes that are words or abbreviations of other things besides: TOP, SSD. They need a number at their side. */
const WORDS = /^(?:ALL|ANG|BAM|BOB|COP|CUP|GEL|LAK|MAD|MOP|NAD|PEN|RON|TOP|TRY)$/

/** What else a sign may stand for: there a hint decides. */
const SHARED = new Map(
  [
    '$ CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU DOP JMD TTD BRL BZD GYD BBD BSD XCD BMD KYD SRD FJD BND NAD',
    'c$ NIO|¥ CNY|元 TWD HKD|£ EGP LBP SYP|dh AED|ريال QAR OMR YER|درهم MAD|br ETB|lei MDL|bs VES|bs. VES',
    'kr NOK DKK ISK|kr. SEK NOK ISK|rs PKR LKR NPR MUR SCR|rs. PKR LKR NPR MUR SCR|₨ INR LKR NPR MUR SCR',
    'fcfa XAF|cfa XAF|р BYN|руб BYN|руб. BYN|дин MKD',
  ].flatMap((line) => line.split('|').map((entry) => [entry.split(' ', 1)[0] ?? '', entry] as const)),
)

/** A sign of letters stands alone, and a single one before its number: the R of ZAR is in many a word. */
const KINDS = { letter: /^[a-z]$/, word: /^[^\p{Sc}\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]/u, other: /^/ }
const kindOf = (sign: string) => Object.entries(KINDS).find(([, kind]) => kind.test(sign))?.[0]
const anyOf = (kind: keyof typeof KINDS) =>
  [...CODE_OF.keys()]
    .filter((sign) => kindOf(sign) === kind)
    .sort((a, b) => b.length - a.length)
    .map((sign) => sign.replace(/[.$/]/g, String.raw`\$&`))
    .join('|')
/** For texts in lower case: one pass over each, and cheap to prepare, which a pattern blind to case is not. */
const SIGN = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${anyOf('word')})(?!\p{L})|(?:${anyOf('letter')})(?=\s?\d))|${anyOf('other')}`,
  'gu',
)
/** Signs and words that mean money and nothing else. */
const SURE = /[\p{Sc}\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}]/u

/** A currency in a text: what stands there, where, and the code it stands for. */
export type Written = { sign: string; at: number; end: number; code: string }

/** The currency a text names. A code says it best; what is money only, before what may be an abbreviation. */
export function writtenCurrency(text: string): Written | null {
  const codes = [...text.matchAll(/(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/g)]
    .map((match) => written(match, match[0]))
    .filter(({ code }) => CODES.has(code))
  const signs = [...text.toLowerCase().matchAll(SIGN)].map((match) => written(match, CODE_OF.get(match[0]) ?? ''))
  return (
    codes.find(({ code }) => !WORDS.test(code)) ??
    signs.find(({ sign }) => SURE.test(sign)) ??
    codes.find(({ at, end }) => /\d\s?$/.test(text.slice(0, at)) || /^\s?\d/.test(text.slice(end))) ??
    signs[0] ??
    null
  )
}

const written = ({ 0: sign, index: at }: RegExpExecArray, code: string): Written => ({
  sign,
  at,
  end: at + sign.length,
  code,
})

/** The code a sign stands for, where a hint may know better. */
export function meantBy({ sign, code }: Written, hint: string | null): string {
  return hint && SHARED.get(sign.toLowerCase())?.includes(hint) ? hint : code
}

/** `usd`, `US$`, `€` → ISO code; null when it names no currency. */
export function isoCode(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return CODES.has(trimmed.toUpperCase()) ? trimmed.toUpperCase() : (writtenCurrency(trimmed)?.code ?? null)
}
