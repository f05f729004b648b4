/** The price beside the way to buy, out of everything on a page that looks like one. */
import type { Money } from '../money'
import { moneyShown } from '../price'
import type { VisibleFacts } from './facts'
import { reducedFrom } from './offer'
import { OTHER, PRICE } from './price-marks'
import { closest, isNear, kindOf } from './visible-place'

/** `distance`: how far from the heading. */
export type Shown = { now: Money; before: Money | null; distance: number }
type Seen = { price: Money; place: VisibleFacts['prices'][number]; at: number; before: boolean }

/** Things of which there are so many, written alike, are an offer of other products. */
const REPEATED = 3

const BEFORE =
  /(?:^|[^a-z])(?:del|s|strike)(?:[#.<]|$)|old|was|strike|crossed|before|prev|regular|list-?price|rrp|msrp|uvp|compare|original|anterior|ancien|barr[eé]|stari|alt-?preis/i
const NOW = /our|sale|now|current|special|final|deal|buy|new|offer|actual|promo|main|product/i
const NET = /no-?tax|ex-?(?:cl|vat|tax)|net(?:to)?-|price-tax|bez-?dph/i
/** More than an amount and a word. */
const SENTENCE = /(?:\p{L}+[^\p{L}]+){4}/u
const UNIT = /\/\s*(?:\d+\s*)?(?:kg|g|l|ml|m|cm|st|stk|pc|unit|oz|lb|100)|per\s+\w+/i
const SAVING = /^[-−–(]|(?:^|[\s(])[-−–+]\s?\p{Sc}?\d|%|save|sav|spar|économ|ahorr|risparm|скид|off\b/iu
/** A part of it, paid again and again: `6 cuotas de $43.795`, `€ 9,95/Monat`. */
const INSTALMENT =
  /cuotas?|instal|parcel|mensual|mensil|sem juros|sans frais|\d\s?x\s(?:de\s)?\p{Sc}|(?:\/|per|pro|al|par|por|a)\s?(?:mo|mth|month|monat|mes|mese|mois|mnd|maand|мес)\b|(?:в|\/)\s?мес|分期|期零|[/每]月|월\s?납/iu
/** How much less it is, beside what it is: `$229 -18%`. */
const LESS = /\s*[-−–]\s?\d{1,2}(?:[.,]\d+)?\s?%\s*/g
/** The least of several prices: of the thing or, as likely, of what is sold with it. */
const FROM = /^(?:from|ab|dès|à partir de|desde|da|od|vanaf|från|fra|от)\s/iu
/** Choices, each with what it costs, of which another may be the chosen one. */
const CHOICE = /swatch|twister|option|variant|variation|dropdown/i

export function priceShown(
  { prices, buttons, depth: body }: VisibleFacts,
  { isSurelyProduct, hint }: { isSurelyProduct: boolean; hint: string | null },
): Shown | null {
  const often = amountsBy(prices)
  // A page without any structure: what is as far from the heading as the only way to buy still belongs to it.
  const depth = buttons.length === 1 || buttons.length === 2 ? body + 1 : body
  const bought = buttons.filter((place) => isNear(place, depth))
  if (bought.length === 0 && !isSurelyProduct) return null
  const nearest = bought.length > 0 ? Math.min(...bought.map(({ distance }) => distance)) : 0
  const seen = prices.flatMap((place, at): Seen[] => {
    const price = moneyShown(place.text.replace(LESS, ' '), hint)
    if (!price || Number(price.amount) === 0 || place.linked || !isNear(place, depth)) return []
    if ((often.get(kindOf(place)) ?? 0) >= REPEATED) return []
    const text = place.text.replace(LESS, ' ').trim()
    if (SENTENCE.test(text) || SAVING.test(text) || INSTALMENT.test(text) || OTHER.test(closest(place))) return []
    return [{ price, place, at, before: place.struck || BEFORE.test(closest(place)) }]
  })
  const isNet = ({ place }: Seen) => NET.test(place.path)
  const isUnit = ({ place }: Seen) => UNIT.test(place.text)
  const isChoice = ({ place }: Seen) => CHOICE.test(closest(place))
  const score = (one: Seen) => scoreOf(one, nearest) - (isChoice(one) ? 2 : 0)
  const best = (some: Seen[]) => some.sort((a, b) => score(b) - score(a))[0]
  const now =
    best(seen.filter((one) => !one.before && !isNet(one) && !isUnit(one))) ??
    best(seen.filter((one) => one.before && !isUnit(one))) ??
    best(seen) // what is sold by the metre has no other price
  if (!now) return null
  const { distance } = now.place
  // Two amounts side by side with nothing to tell them apart: one is the price before the reduction.
  const [lower, higher] = [now, besides(now)].sort((a, b) => Number(a?.price.amount) - Number(b?.price.amount))
  if (lower && higher) return { now: lower.price, before: reducedFrom(higher.price, lower.price), distance }
  const before = seen
    .filter((one) => one.before && Math.abs(one.place.distance - now.place.distance) <= 1)
    .map(({ price }) => reducedFrom(price, now.price))
    .find(Boolean)
  return { now: now.price, before: before ?? null, distance }

  function besides(chosen: Seen): Seen | undefined {
    const at = seen.indexOf(chosen)
    return [seen[at - 1], seen[at + 1]].find(
      (one) =>
        one &&
        !one.before &&
        !isNet(one) &&
        !isUnit(one) &&
        isChoice(one) === isChoice(chosen) &&
        one.price.currency === chosen.price.currency &&
        one.place.distance === chosen.place.distance &&
        Math.abs(one.at - chosen.at) === 1 &&
        ratio(one, chosen) > 0.3 &&
        ratio(one, chosen) < 1,
    )
  }
}

/** How well it fits a product's price: after the heading and near it, as near as the way to buy, and called a price. */
function scoreOf({ place, at }: Seen, nearest: number): number {
  return (
    (place.after ? 2 : 0) -
    (/\p{L}{4,}/u.test(place.text) || /\p{L}+\d/u.test(place.text) || FROM.test(place.text) ? 3 : 0) -
    place.distance -
    Math.abs(place.distance - nearest) * 0.25 +
    (PRICE.test(place.path) ? 2 : 0) +
    (NOW.test(place.path) ? 1 : 0) -
    Math.min(at, 20) * 0.15
  )
}

/** The lower of two amounts as a share of the higher. */
function ratio(one: Seen, other: Seen): number {
  const [low = 0, high = 1] = [one, other].map(({ price }) => Number(price.amount)).sort((a, b) => a - b)
  return low / high
}

/** How many different amounts are written alike: one price said twice is still one. */
function amountsBy(prices: VisibleFacts['prices']): Map<string, number> {
  const amounts = new Map<string, Set<string>>()
  for (const price of prices) {
    const kind = kindOf(price)
    amounts.set(kind, (amounts.get(kind) ?? new Set()).add(price.text))
  }
  return new Map([...amounts].map(([kind, { size }]) => [kind, size]))
}
