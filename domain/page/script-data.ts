/**
 * The product in the data shops keep in their scripts: what they measure (GA4 and older data layers, pixels) and what their
 * platforms draw from (BigCommerce, VTEX, PrestaShop). Any object that is named like the page and has a price is one.
 */
import type { PageProduct } from '../product'
import { isoCode } from '../currency'
import { money } from '../price'
import type { PageFacts } from './facts'
import { availabilityOf, reducedFrom } from './offer'
import { literalsIn } from './literals'
import { line } from './text'
import { isThing, lenientJson, type Thing } from './things'

type Claim = Omit<PageProduct, 'url'>

const MAX_OBJECTS = 4_000
const NAME = ['item_name', 'name', 'productName', 'product_name', 'title', 'content_name']
const PRICE = [
  'price_amount',
  'price',
  'sale_price',
  'salePrice',
  'finalPrice',
  'bestPriceFormated',
  'item_price',
  'value',
]
const BEFORE = [
  'price_without_reduction',
  'listPriceFormated',
  'listPrice',
  'regular_price',
  'compare_at_price',
  'originalPrice',
]
const SKU = ['sku', 'item_id', 'reference', 'productReferenceCode', 'id']
const BRAND = ['item_brand', 'brand', 'manufacturer_name', 'manufacturer', 'vendor']
const CURRENCY = ['currency', 'currencyCode', 'currency_code', 'priceCurrency', 'currencyIsoCode']

export interface ScriptData {
  claim: Claim | null
  /** What the page's scripts reckon in: for a sign that several countries use. */
  currency: string | null
}

/** `isNamed`: is this what the page is called? */
export function scriptData({ data, details }: PageFacts, isNamed: (name: string) => boolean): ScriptData {
  const roots = [...(details ? [lenientJson(details)] : []), ...data.flatMap(literalsIn)]
  const seen = roots.flatMap((root) => objectsIn(root))
  const currency = seen.map(({ currency }) => currency).find(Boolean) ?? null
  const claims = seen.map(({ thing, currency: own }) => read(thing, own ?? currency)).filter((claim) => claim !== null)
  return { claim: claims.find(({ price }) => price) ?? claims[0] ?? null, currency }

  function read(thing: Thing, currency: string | null): Claim | null {
    // BigCommerce keeps the page's own product apart from its name.
    const own = isThing(thing.product_attributes) ? thing.product_attributes : null
    const name = own ? null : line(first(thing, NAME), 300)
    if (!own && (!name || !isNamed(name))) return null
    const price = own ? bigCommercePrice(own) : money(amount(thing, PRICE), currency)
    if (own && !price) return null
    return {
      name: name ?? '',
      price,
      compareAtPrice: reducedFrom(own ? null : money(amount(thing, BEFORE), currency), price),
      availability:
        own?.instock === false
          ? 'out_of_stock'
          : availabilityOf(first(own ?? thing, ['availability', 'instock']) ?? ''),
      imageUrl: null,
      sku: line(first(own ?? thing, SKU), 200),
      brand: line(brandOf(thing), 200),
      variant: null,
      evidence: 'platform',
    }
  }
}

/** Every object in it, with the currency that it or what it stands in is reckoned in. */
function objectsIn(root: unknown): { thing: Thing; currency: string | null }[] {
  const found: { thing: Thing; currency: string | null }[] = []
  // Shopify's own analytics count in hundredths, which shopify.ts knows.
  if (isThing(root) && isThing(root.product) && /^gid:/.test(String(root.product.gid))) return found
  const queue: { value: unknown; currency: string | null }[] = [{ value: root, currency: null }]
  for (let at = 0; at < queue.length && at < MAX_OBJECTS; at++) {
    const { value, currency } = queue[at]!
    if (typeof value !== 'object' || value === null) continue
    const own = isThing(value) ? (isoCode(line(first(value, CURRENCY), 3)) ?? currency) : currency
    // VTEX names the product, and prices what it is sold as.
    const [sold] = isThing(value) && Array.isArray(value.skus) ? (value.skus as unknown[]) : []
    if (isThing(value)) found.push({ thing: isThing(sold) ? { ...sold, ...value } : value, currency: own })
    for (const inner of Object.values(value).slice(0, 200)) queue.push({ value: inner, currency: own })
  }
  return found
}

const first = (thing: Thing, names: string[]) =>
  names
    .map((name) => thing[name])
    .find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number')

/** Amounts as numbers or as texts; Universal Analytics and VTEX write both. */
const amount = first

function brandOf(thing: Thing): unknown {
  const brand = BRAND.map((name) => thing[name]).find(Boolean)
  return isThing(brand) ? brand.name : brand
}

function bigCommercePrice({ price }: Thing) {
  const tax = isThing(price) ? (price.with_tax ?? price.without_tax) : null
  return isThing(tax) ? money(tax.value, isoCode(line(tax.currency, 3))) : null
}
