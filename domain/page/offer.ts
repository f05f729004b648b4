/** The price a product's structured data offers now, the price before the reduction, and whether there is any. */
import type { Money } from '../money'
import { isoCode } from '../currency'
import { money } from '../price'
import type { Availability } from '../product'
import { all, isThing, typesOf, type Thing } from './things'

export interface Offer {
  price: Money | null
  compareAtPrice: Money | null
  availability: Availability
}
const NO_OFFER: Offer = { price: null, compareAtPrice: null, availability: 'unknown' }

const MAX_OFFERS = 200

export function availabilityOf(value: unknown): Availability {
  const text = String(isThing(value) ? value['@id'] : value)
    .toLowerCase()
    .replace(/[\s_-]/g, '')
  if (/outofstock|soldout|discontinued|unavailable|^(oos|0|false)$/.test(text)) return 'out_of_stock'
  if (/preorder|presale|backorder|madetoorder/.test(text)) return 'preorder'
  return /instock|limitedavailability|onlineonly|instoreonly|available|^(1|true)$/.test(text) ? 'in_stock' : 'unknown'
}

/** `matches` tells the offer of the variant on screen from the others. */
export function offerOf(product: Thing, matches: (thing: Thing) => boolean): Offer {
  const offers = flat(all(product, 'offers'))
  const currency = offers.map(currencyOf).find(Boolean) ?? currencyOf(product)
  const priced = offers.map((offer) => ({ offer, ...readOffer(offer, currency) })).filter(({ price }) => price)
  const forEverybody = priced.filter(({ offer }) => !isForSome(offer))
  const known = forEverybody.length > 0 ? forEverybody : priced
  // A price of nothing mostly stands for one that is not known; a thing that is free says nothing else.
  const costing = known.filter(({ price }) => Number(price?.amount) > 0)
  const read = costing.length > 0 ? costing : known
  const best =
    read.find(({ offer }) => matches(offer)) ?? read.find(({ availability }) => availability === 'in_stock') ?? read[0]
  if (best) return lowest(read.filter(({ offer }) => kindOf(offer) === kindOf(best.offer))) ?? best
  const own = readOffer(product, currency)
  const stock = offers.map((offer) => availabilityOf(all(offer, 'availability')[0])).find((one) => one !== 'unknown')
  return { ...NO_OFFER, ...own, availability: stock ?? own.availability }
}

/** What an offer says besides its price: of offers that differ in nothing else, a shopper takes the lowest. */
function kindOf(offer: Thing): string {
  const said = Object.entries(offer).filter(([name]) => !/price|^@id$/i.test(name))
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1))).slice(0, 2_000)
}

/** What not everybody gets who buys the thing: the price of members, of an instalment, of renting it. */
const isForSome = (one: Thing): boolean =>
  ['validForMemberTier', 'billingDuration', 'billingIncrement', 'eligibleCustomerType'].some(
    (name) => all(one, name).length > 0,
  ) || all(one, 'businessFunction').some((kind) => /lease|rent/i.test(String(isThing(kind) ? kind['@id'] : kind)))

const lowest = <Some extends Offer>(offers: Some[]): Some | undefined =>
  [...offers].sort((a, b) => Number(a.price?.amount) - Number(b.price?.amount))[0]

/** Offers inside an AggregateOffer come before the range it states. */
function flat(values: unknown[]): Thing[] {
  const queue = values.filter(isThing)
  const offers: Thing[] = []
  for (let at = 0; at < queue.length && at < MAX_OFFERS; at++) {
    const offer = queue[at] as Thing
    const inner = all(offer, 'offers').filter(isThing)
    queue.push(...inner)
    if (inner.length === 0 || !inner.some(hasPrice)) offers.push(offer)
  }
  return offers
}
const hasPrice = (offer: Thing) => all(offer, 'price').length > 0 || all(offer, 'priceSpecification').length > 0

function currencyOf(thing: Thing): string | null {
  const specifications = all(thing, 'priceSpecification').filter(isThing)
  const written = [thing, ...specifications].flatMap((one) => [
    ...all(one, 'priceCurrency'),
    ...all(one, 'currency'),
  ])[0]
  return typeof written === 'string' ? isoCode(written) : null
}

function readOffer(offer: Thing, fallback: string | null): Offer {
  const currency = currencyOf(offer) ?? fallback
  const specifications = all(offer, 'priceSpecification').filter(isThing)
  const isBefore = (one: Thing) =>
    all(one, 'priceType').some((type) => typeof type === 'string' && /list|strike|regular|srp|msrp/i.test(type))
  const isUnit = (one: Thing) =>
    typesOf(one).includes('UnitPriceSpecification') && all(one, 'referenceQuantity').length > 0
  const amount = (things: Thing[], ...names: string[]) =>
    names
      .flatMap((name) => things.flatMap((thing) => all(thing, name)))
      .map((value) => money(value, currency))
      .find(Boolean) ?? null
  const isNet = (one: Thing) => all(one, 'valueAddedTaxIncluded').some((is) => /^false$/i.test(String(is)))
  const now = specifications
    .filter((one) => !isBefore(one) && !isUnit(one) && !isForSome(one))
    .sort((a, b) => Number(isNet(a)) - Number(isNet(b)))
  const price =
    amount([offer], 'price', 'salePrice') ??
    amount(now, 'price', 'minPrice') ??
    amount([offer], 'lowPrice', 'highPrice')
  const before = amount(specifications.filter(isBefore), 'price', 'maxPrice') ?? amount([offer], 'listPrice')
  return {
    price,
    compareAtPrice: reducedFrom(before, price),
    availability: availabilityOf(all(offer, 'availability')[0]),
  }
}

/** A price before the reduction counts only when it is higher, in the same currency. */
export function reducedFrom(before: Money | null, now: Money | null): Money | null {
  return before && now && before.currency === now.currency && Number(before.amount) > Number(now.amount) ? before : null
}
