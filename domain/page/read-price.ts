/** What on a page looks like a price: the element that holds it, how it is written there, and whether it is struck out. */
import { LETTER, SIGN } from './letters'
import { FEW_PARTS, textOf, textsOf } from './nodes'

const MAX_PRICE = 60
const CURRENCY = String.raw`[${SIGN}]|元|円|원|บาท|[ء-ي]\.\s?[ء-ي]|ريال|درهم|دينار|جنيه|(?<![${LETTER}])(?:[A-Z]{3}|[kK]r\.?|zł|ZŁ|[kK][čČ]|Ft|[lL]ei|[kK]n|руб\.?|р\.|тг|₸|грн|Rs\.?|TL|лв\.?|дин\.?|RM|Rp|NT|Fr\.)(?![${LETTER}])`
/** An amount beside a currency. */
const PRICE = new RegExp(`(?:${CURRENCY})\\s{0,3}[\\d.,٠-٩۰-۹]|[\\d٠-٩۰-۹][\\s.,–-]{0,3}(?:${CURRENCY})`)

/** The element that holds amount and currency: the text's own, or a few steps up where a shop writes them apart. */
export function withSign(element: Element, text: string): Element | null {
  if (PRICE.test(text)) return element
  if (!/^[\s\d.,'’-]{1,14}$/.test(text)) return null
  let at: Element | null = element
  for (let step = 0; at && step < 4 && at.childElementCount < 6; step++, at = at.parentElement) {
    const around = textOf(at, 160, FEW_PARTS)
    if (around.length > 160) return null
    if (PRICE.test(around)) return at
  }
  return null
}

/** Its text, a space between parts; cents that stand apart get their point. Null where that is no price. */
export function priceIn(element: Element): string | null {
  const text = textsOf(element, MAX_PRICE * 4)
    .map((part) => part.trim())
    .filter(Boolean)
    .reduce((text, part) => {
      const isCents = /^\d\d$/.test(part) && /(?:^|[^\d.,])\d{1,6}[.,]?$/.test(text)
      return isCents ? `${text.replace(/[.,]$/, '')}.${part}` : text ? `${text} ${part}` : part
    }, '')
    .replace(/\s+/g, ' ')
  return text.length <= MAX_PRICE && PRICE.test(text) ? text : null
}

/** What a page states as the price of its product, in JSON-LD or in markup written like it; not nothing. */
export const STATED_PRICE = /"(?:low)?price"\s*:\s*\[?"?([\d.,\s]*[1-9][\d.,\s]*)/i

/** Of the first number in it, without noughts at its end: `$1,149.00` and `1149` are one amount. */
export const digitsOf = (text: string) => /\d[\d.,'’\s]*/.exec(text)?.[0].replace(/\D/g, '').replace(/0+$/, '')

/** By its style, where the page is drawn: classes often say nothing. */
export function isStruck(element?: Element): boolean {
  const style = element?.ownerDocument.defaultView?.getComputedStyle?.(element)
  return style?.textDecorationLine?.includes('line-through') ?? false
}
