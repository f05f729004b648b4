/** The one product a page is about, out of everything its structured data and meta tags claim. */
import type { Evidence, PageProduct } from '../product'
import { money } from '../price'
import type { PageFacts } from './facts'
import { availabilityOf, offerOf, reducedFrom } from './offer'
import { line, placeOf, webUrl, withoutTracking } from './text'
import { all, isThing, jsonLd, typesOf, type Thing } from './things'
import { visibleProduct } from './visible'

type Claim = Omit<PageProduct, 'url'>

const PRODUCT = /^(Product|ProductGroup|ProductModel|IndividualProduct|Vehicle|Car)$/i
/** Sold as often as written about, so only with an offer. */
const SOLD_SOMETIMES = /^(Book|Movie|MusicAlbum|VideoGame|SoftwareApplication|Course)$/i
const LISTING = /^(SearchResultsPage|CollectionPage|ItemList|ProductCollection|NewsArticle|BlogPosting|Article)$/i
const MAX_NAME = 300
const MAX_WORD = 200

/** The first of these tags that says anything. */
export function metaOf({ metas }: PageFacts, ...names: string[]): string | null {
  return names.map((name) => metas[name]).find(Boolean) ?? null
}

/** The page's own address as a shopper should get it: canonical, without tracking, with the variant on screen. */
export function canonicalUrl(facts: PageFacts, here: URL): URL {
  const stated = [facts.canonical, metaOf(facts, 'og:url')]
  const site = (url: URL) => url.hostname.split('.').slice(-2).join('.')
  const found = stated
    .map((address) => webUrl(address, here.href))
    .find((url) => url && site(url) === site(here) && (url.pathname.length > 1 || here.pathname.length <= 1))
  const url = withoutTracking(found ?? here)
  const variant = here.searchParams.get('variant')
  if (variant && !url.searchParams.has('variant')) url.searchParams.set('variant', variant.slice(0, 64))
  return url
}

export function pageProduct(facts: PageFacts, here: URL): PageProduct | null {
  // A shop's front page shows many products and is none.
  if (/^\/([a-z]{2}([-_][a-z]{2})?\/?)?(index\.\w+)?$/i.test(here.pathname) && !here.search) return null
  const url = canonicalUrl(facts, here)
  const heading = line(facts.visible?.heading ?? facts.heading, MAX_NAME)
  const title = line(metaOf(facts, 'og:title', 'twitter:title'), MAX_NAME) ?? line(facts.title, MAX_NAME) ?? ''

  // The most trusted first; what it left open, the next may say.
  const written = jsonLd(facts.jsonLd)
  const claims = [
    fromThings(written, 'json-ld'),
    fromThings(facts.microdata, 'microdata'),
    fromThings(facts.rdfa, 'rdfa'),
    openGraph(),
  ]
  const marked = claims.reduce((best, next) => (best && next ? completed(best, next) : (best ?? next)), null)
  const seen = visibleProduct(facts, here, { types: written.flatMap(typesOf), isClaimed: marked !== null })
  const claim = marked && seen ? completed(marked, seen) : (marked ?? seen)
  if (!claim || url.href.length > 2048) return null
  return { ...claim, url: url.href }

  function fromThings(things: Thing[], evidence: Evidence): Claim | null {
    const products = things.filter(
      (thing) =>
        typesOf(thing).some((type) => PRODUCT.test(type)) ||
        (typesOf(thing).some((type) => SOLD_SOMETIMES.test(type)) && all(thing, 'offers').length > 0),
    )
    const isListing = things.some((thing) => typesOf(thing).some((type) => LISTING.test(type)))
    const product = theOne(products, isListing)
    return product && read(product, evidence)
  }

  /** Several products on one page: the one this page is about has its address or its heading. */
  function theOne(products: Thing[], isListing: boolean): Thing | null {
    const named = products.filter((thing) => line(all(thing, 'name')[0], MAX_NAME))
    const places = new Set([placeOf(here), placeOf(url)])
    const isHere = (thing: Thing) =>
      [...all(thing, 'url'), ...all(thing, '@id'), ...all(thing, 'mainEntityOfPage')].some((address) => {
        const at = webUrl(address, here.href)
        return at !== null && at.pathname.length > 1 && places.has(placeOf(at))
      })
    const isNamed = (thing: Thing) => {
      const name = (line(all(thing, 'name')[0], MAX_NAME) ?? '').toLowerCase()
      return [heading, title].some((text) => text && text.toLowerCase().includes(name))
    }
    const groups = named.filter((thing) => typesOf(thing).includes('ProductGroup'))
    const clear = [groups, named].map((things) => things.filter(isNamed)).find((things) => things.length > 0) ?? []
    const found = clear.find(isHere) ?? clear[0] ?? named.find(isHere)
    if (found) return isListing && !all(found, 'offers').length && !all(found, 'hasVariant').length ? null : found
    return named.length === 1 && !isListing ? (named[0] ?? null) : null
  }

  function read(thing: Thing, evidence: Evidence): Claim | null {
    const id = here.searchParams.get('variant') ?? here.searchParams.get('sku')
    const isShown = (one: Thing) =>
      [...all(one, 'url'), ...all(one, '@id'), ...all(one, 'sku')].some((value) => {
        if (id && String(value) === id) return true
        const at = webUrl(value, here.href)
        return at !== null && /[?&]/.test(at.search) && withoutTracking(at).href === withoutTracking(here).href
      })
    const variants = all(thing, 'hasVariant').filter(isThing)
    const chosen = variants.find(
      (one) => isShown(one) || all(one, 'offers').some((offer) => isThing(offer) && isShown(offer)),
    )
    const offers = [chosen, thing, ...variants].filter((one) => one !== undefined).map((one) => offerOf(one, isShown))
    const offer =
      offers.find((one, at) => one.price && (at === 0 || one.availability === 'in_stock')) ??
      offers.find((one) => one.price) ??
      offers[0]
    const name = line(all(thing, 'name')[0], MAX_NAME)
    if (!name || !offer) return null
    const variant = chosen ? line(all(chosen, 'name')[0], MAX_NAME) : null
    const first = (property: string) => [...(chosen ? all(chosen, property) : []), ...all(thing, property)]
    return {
      name,
      price: offer.price,
      compareAtPrice: offer.compareAtPrice,
      availability: offer.availability,
      imageUrl: picture([...first('image'), ...all(variants[0], 'image')]),
      sku:
        first('sku')
          .map((value) => line(value, MAX_WORD))
          .find(Boolean) ?? null,
      brand:
        all(thing, 'brand')
          .map((value) => line(isThing(value) ? all(value, 'name')[0] : value, MAX_WORD))
          .find(Boolean) ?? null,
      // A variant's name repeats the product's: "Rain jacket - Blue / M".
      variant:
        variant && variant !== name
          ? line(
              variant.startsWith(name) ? variant.slice(name.length).replace(/^[\s\-–—:,/|(]+|\)$/g, '') : variant,
              MAX_WORD,
            )
          : null,
      evidence,
    }
  }

  function picture(values: unknown[]): string | null {
    for (const value of values) {
      const address = isThing(value)
        ? [...all(value, 'url'), ...all(value, 'contentUrl'), ...all(value, '@id')][0]
        : value
      const at = webUrl(address, here.href)
      if (at) return at.href
    }
    return null
  }

  function openGraph(): Claim | null {
    const currency = metaOf(facts, 'product:price:currency', 'og:price:currency', 'product:sale_price:currency')
    const amount = (...names: string[]) => money(metaOf(facts, ...names), currency)
    const listed = amount('product:price:amount', 'og:price:amount', 'product:price')
    const sale = amount('product:sale_price:amount', 'og:sale_price:amount')
    const isProduct = /product/i.test(metaOf(facts, 'og:type') ?? '')
    if (!title || !(listed ?? sale ?? isProduct)) return null
    const price = sale ?? listed
    const site = metaOf(facts, 'og:site_name')
    return {
      name: withoutSite(title, site),
      price,
      compareAtPrice: reducedFrom(amount('product:original_price:amount', 'og:standard_price:amount') ?? listed, price),
      availability: availabilityOf(metaOf(facts, 'product:availability', 'og:availability') ?? ''),
      imageUrl: webUrl(metaOf(facts, 'og:image:secure_url', 'og:image', 'twitter:image'), here.href)?.href ?? null,
      sku: line(metaOf(facts, 'product:retailer_item_id', 'product:sku'), MAX_WORD),
      brand: line(metaOf(facts, 'product:brand', 'og:brand'), MAX_WORD),
      variant: null,
      evidence: 'opengraph',
    }
  }

  /** "Rain jacket | Tidewater" → "Rain jacket": the heading decides, else the site's own name at the end. */
  function withoutSite(text: string, site: string | null): string {
    if (heading && heading.length * 2 > text.length && text.toLowerCase().includes(heading.toLowerCase()))
      return heading
    const parts = text.split(/\s+[|–—·•:-]\s+/)
    const last = parts.at(-1)?.toLowerCase()
    const host = here.hostname.replace(/^www\.|\.\w+$/g, '')
    const isSite = last && (last === site?.toLowerCase() || last.replace(/\W/g, '').includes(host.replace(/\W/g, '')))
    return parts.length > 1 && isSite
      ? text.slice(0, text.lastIndexOf(parts.at(-1) ?? '')).replace(/\s+[|–—·•:-]\s*$/, '')
      : text
  }
}

/** What the better source left open, the next one may say. */
function completed(claim: Claim, other: Claim): Claim {
  const merged = { ...claim }
  if (!claim.price) Object.assign(merged, { price: other.price, compareAtPrice: other.compareAtPrice })
  else merged.compareAtPrice ??= reducedFrom(other.compareAtPrice, claim.price)
  if (claim.availability === 'unknown') merged.availability = other.availability
  merged.imageUrl ??= other.imageUrl
  merged.sku ??= other.sku
  merged.brand ??= other.brand
  return merged
}
