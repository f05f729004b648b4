/** The one product a page is about, out of everything its structured data and meta tags claim. */
import type { Evidence, PageProduct } from '../product'
import { isSameMoney } from '../same-money'
import type { PageFacts } from './facts'
import { offerOf } from './offer'
import { metaOf, openGraph, pictureStated } from './open-graph'
import { scriptData } from './script-data'
import { line, placeOf, webUrl, withoutTracking } from './text'
import { all, isThing, jsonLd, typesOf, type Thing } from './things'
import { visibleProduct } from './visible'
import { sharedWords } from './visible-picture'

type Claim = Omit<PageProduct, 'url'>

const PRODUCT = /^(Product|ProductGroup|ProductModel|IndividualProduct|Vehicle|Car)$/i
/** Sold as often as written about, so only with an offer. */
const SOLD_SOMETIMES = /^(Book|Movie|MusicAlbum|VideoGame|SoftwareApplication|Course)$/i
const LISTING = /^(SearchResultsPage|CollectionPage|ItemList|ProductCollection|NewsArticle|BlogPosting|Article)$/i
const MAX_NAME = 300
const MAX_WORD = 200

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
  const marked = together([
    fromThings(written, 'json-ld'),
    fromThings(facts.microdata, 'microdata'),
    fromThings(facts.rdfa, 'rdfa'),
    openGraph(facts, here, heading, title),
  ])
  const data = scriptData(facts, (name) => alike(name, marked?.name ?? heading ?? title))
  const seen = visibleProduct(facts, here, {
    types: written.flatMap(typesOf),
    isClaimed: marked !== null || data.claim?.price != null,
    currency: data.currency,
  })
  const known = together([marked, seen && withStatedPicture(seen)])
  // What a shopper sees is worth more than what a script measures, which may be another variant's or without tax.
  const claim = known || data.claim?.price ? together([known, data.claim]) : null
  if (!claim?.name || url.href.length > 2048) return null
  const { sku, product_id: id, id_product: idToo, 'add-to-cart': added, ProductId: idAgain } = facts.cart?.fields ?? {}
  return { ...claim, sku: claim.sku ?? line(sku ?? id ?? idToo ?? idAgain ?? added, MAX_WORD), url: url.href }

  /** What is only seen has the picture the page wants to be shown with, if that is of the thing the heading names. */
  function withStatedPicture(product: Claim): Claim {
    const stated = pictureStated(facts, here)
    const isOfIt =
      stated &&
      !/[^/]*(?:logo|default|share|banner|placeholder)[^/]*$/i.test(stated) &&
      alike(metaOf(facts, 'og:title') ?? '', product.name)
    return isOfIt ? { ...product, imageUrl: stated } : product
  }

  function fromThings(things: Thing[], evidence: Evidence): Claim | null {
    const products = things.filter(
      (thing) =>
        typesOf(thing).some((type) => PRODUCT.test(type)) ||
        (typesOf(thing).some((type) => SOLD_SOMETIMES.test(type)) && all(thing, 'offers').length > 0),
    )
    const isListing = things.some((thing) => typesOf(thing).some((type) => LISTING.test(type)))
    const product = theOne(products, isListing)
    if (!product) return null
    // An offer that stands beside its product instead of in it, where it can be no other's.
    const offers = things.filter((thing) => typesOf(thing).some((type) => /^(Aggregate)?Offer$/i.test(type)))
    const isApart = products.length === 1 && offers.length === 1 && all(product, 'offers').length === 0
    return read(isApart ? { ...product, offers } : product, evidence)
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
    const id = here.searchParams.get('variant') ?? here.searchParams.get('sku') ?? facts.cart?.fields.id ?? null
    const isShown = (one: Thing) =>
      [...all(one, 'url'), ...all(one, '@id'), ...all(one, 'sku')].some((value) => {
        if (id && String(value) === id) return true
        const at = webUrl(value, here.href)
        if (id && at?.searchParams.get('variant') === id) return true
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
    const offerSkus = all(thing, 'offers')
      .filter(isThing)
      .slice(0, 1)
      .flatMap((one) => all(one, 'sku'))
    const variant = chosen ? line(all(chosen, 'name')[0], MAX_NAME) : null
    const first = (property: string) => [...(chosen ? all(chosen, property) : []), ...all(thing, property)]
    return {
      name,
      price: offer.price,
      compareAtPrice: offer.compareAtPrice,
      availability: offer.availability,
      imageUrl: picture([...first('image'), ...all(variants[0], 'image')]),
      sku:
        word([...first('sku'), ...offerSkus, ...first('productID'), ...first('mpn')])?.replace(/^\w+:(?=\S)/, '') ??
        null,
      brand: word([...all(thing, 'brand'), ...all(thing, 'manufacturer')]),
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

  /** The first that says anything, as itself or by its name. */
  function word(values: unknown[]): string | null {
    return values.map((value) => line(isThing(value) ? all(value, 'name')[0] : value, MAX_WORD)).find(Boolean) ?? null
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
}

/** Do two names mean one thing? A shop's name or a variant's behind it does not matter. */
const alike = (a: string, b: string) => sharedWords(a, b) > 0.6 && sharedWords(b, a) > 0.6

/** Of several claims of one thing, the most trusted first. */
const together = (claims: (Claim | null)[]): Claim | null =>
  claims.reduce((best, next) => (best && next ? completed(best, next) : (best ?? next)), null)

/** What the better source left open, the next one may say. */
function completed(claim: Claim, other: Claim): Claim {
  const merged = { ...claim }
  const isKnown = claim.price && (Number(claim.price.amount) > 0 || !other.price)
  if (!isKnown) Object.assign(merged, { price: other.price, compareAtPrice: other.compareAtPrice })
  else if (isSameMoney(other.price, claim.price)) merged.compareAtPrice ??= other.compareAtPrice // else it is another thing's
  if (claim.availability === 'unknown') merged.availability = other.availability
  merged.imageUrl ??= other.imageUrl
  merged.sku ??= other.sku
  merged.brand ??= other.brand
  return merged
}
