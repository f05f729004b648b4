/** The product a shopper sees where nothing is marked up: heading, the price beside the way to buy it, main picture. */
import type { Availability, PageProduct } from '../product'
import { moneyShown } from '../price'
import type { PageFacts, VisibleFacts } from './facts'
import { line, webUrl } from './text'
import { pictureScore } from './visible-picture'
import { labelsShown } from './visible-labels'
import { isPageOfWords } from './page-of-words'
import { isProductPath } from './product-path'
import { closest, isNear } from './visible-place'
import { OTHER } from './price-marks'
import { priceShown } from './visible-price'

/** Where shops keep what is no product: what they call the last part of the address, or any part for what others say. */
const OTHER_PLACE =
  /\/(?:[a-z]+-)?(?:reviews?|testimonials|bewertungen|rezensionen|avis|rese[ñn]as|opiniones|recensioni|recenzje|otzyvy)(?:\/|$)|\/(?:cart|basket|bag|checkout|warenkorb|kasse|panier|commande|carrito|cesta|carrello|winkelwagen|koszyk|kosik|varukorg|korzina|sepet|search|suche|recherche|buscar|cerca|zoeken|login|sign-?in|register|account|my-?account|konto|compte|wishlist|favou?rites|compare|orders?|returns?|contact|about(?:-us)?|faq|help|stores?|blog|news|404)(?:\.\w+)?\/?$/i
const WORDS = /^(?:.*Article|BlogPosting|SearchResultsPage|CollectionPage|ItemList|Recipe|Review|Event)$/i

/**
 * `types`: what the page's structured data says it is; an article that mentions a price is none. `isClaimed`: something
 * better has already said that this is a product. `currency`: what its scripts reckon in.
 */
export function visibleProduct(
  { visible, metas, lang }: PageFacts,
  here: URL,
  { types, isClaimed, currency }: { types: readonly string[]; isClaimed: boolean; currency: string | null },
): Omit<PageProduct, 'url'> | null {
  if (!visible || isPageOfWords(metas) || types.some((type) => WORDS.test(type))) return null
  if (!isClaimed && OTHER_PLACE.test(here.pathname)) return null
  const heading = line(visible.heading, 300)
  const title = line(metas['og:title'], 300)
  // "Rain jacket Code: 01245": the number is the shop's, not the name's.
  const name = heading && title && LABELLED.test(heading.replace(title, '')) ? title : heading
  if (!name) return null
  const isSurelyProduct = isClaimed || isProductPath(here)
  const stock = stockShown(visible)
  const found = priceShown(visible, { isSurelyProduct, hint: currency ?? currencyOf(here, metas['og:locale'] ?? lang) })
  // Where it says that it cannot be had, a price farther off is another thing's.
  const shown = stock.availability === 'out_of_stock' && found && found.distance > stock.distance ? null : found
  const picture = pictureShown()
  // Nothing to buy just now: still a product if it has the address and the picture of one.
  if (
    !shown &&
    !(
      isProductPath(here) &&
      picture?.isNamed &&
      (stock.availability === 'out_of_stock' || visible.prices.every(isElsewhere))
    )
  )
    return null
  return {
    name,
    price: shown?.now ?? null,
    compareAtPrice: shown?.before ?? null,
    availability: stock.availability === 'unknown' && shown ? buyable(visible) : stock.availability,
    imageUrl: picture?.url ?? null,
    ...labelsShown(visible),
    variant: null,
    evidence: 'visible',
  }

  function isElsewhere(place: VisibleFacts['prices'][number]): boolean {
    return place.linked || !isNear(place, visible!.depth) || OTHER.test(closest(place)) || !moneyShown(place.text, null)
  }

  function pictureShown(): { url: string; isNamed: boolean } | null {
    const best = visible!.pictures
      .map((picture, at) => ({ picture, ...pictureScore(picture, name!, at) }))
      .sort((a, b) => b.score - a.score)[0]
    const url = best && webUrl(best.picture.src, here.href)?.href
    return url ? { url, isNamed: best.isNamed } : null
  }
}

/** What is said nearest to the heading, if that is of one mind. */
function stockShown({ labels, depth }: VisibleFacts): { availability: Availability; distance: number } {
  const said = labels.filter(
    (place) => isNear(place, depth) && !place.linked && STOCK.test(place.text) && !NOT_OF_STOCK.test(place.text),
  )
  const distance = Math.min(...said.map((place) => place.distance))
  const known = said
    .filter((place) => place.distance === distance)
    .map(({ text }) => (NO_STOCK.test(text) ? 'out_of_stock' : 'in_stock'))
  return { availability: new Set(known).size === 1 ? known[0]! : 'unknown', distance }
}

/** What the nearest way to buy promises. */
function buyable({ buttons, depth }: VisibleFacts): Availability {
  const near = buttons.filter((place) => isNear(place, depth)).sort((a, b) => a.distance - b.distance)
  const said = near[0]?.text
  if (said === undefined) return 'unknown'
  return NO_STOCK.test(said) ? 'out_of_stock' : PREORDER.test(said) ? 'preorder' : 'in_stock'
}

/** For signs that several countries use: the country whose address the shop has. */
const COUNTRIES: Record<string, string> = {
  ca: 'CAD',
  au: 'AUD',
  nz: 'NZD',
  mx: 'MXN',
  cl: 'CLP',
  co: 'COP',
  ar: 'ARS',
  uy: 'UYU',
  sg: 'SGD',
  hk: 'HKD',
  tw: 'TWD',
  se: 'SEK',
  no: 'NOK',
  dk: 'DKK',
  is: 'ISK',
  jp: 'JPY',
  cn: 'CNY',
}
/** Its own country's domain, the country in its address (`/en-ca/`, `ca.shop.com`), or the one it says it is written for. */
function currencyOf({ hostname, pathname }: URL, locale = ''): string | null {
  const [, first = ''] = pathname.toLowerCase().split('/')
  const labels = hostname.split('.')
  const places = [labels.at(-1), first, labels[0], locale.toLowerCase()]
  const countries = places.map((place = '') => (/^(?:[a-z]{2}[-_])?(?:hant[-_])?([a-z]{2})$/.exec(place) ?? [])[1])
  return countries.map((country = '') => COUNTRIES[country]).find(Boolean) ?? null
}

const LABELLED = /^\s*[\p{L}.\s-]{1,20}[:#№]\s*[\w./-]{2,20}$/u
const PREORDER = /pre-?order|vorbestell|précommand|reserva|preordina|предзаказ|予約|预订|預購/i
const NOT_OF_STOCK = /image|bild|immagine|imagen|foto|list|video/i
const STOCK =
  /(?:in|en|out of) stock|sold out|unavailable|(?:auf|i|på) lager|lieferbar|nicht verfügbar|ausverkauft|épuisé|disponib|gotado|esaurit|op voorraad|uitverkocht|na sklad|skladem|vypred|na stanju|na zalog|dostępn|в наличии|нет в|наявн|stokta|tükendi|slut i|varastossa|[有缺][货貨]|在庫|売り切|재고|품절|còn hàng|hết hàng/i
const NO_STOCK =
  /out of|sold out|unavailable|not available|nicht|ausverkauft|épuisé|indisponible|no disponible|non disponibile|agotado|esgotado|esaurit|uitverkocht|vypred|nedostup|niedostęp|нет в|немає|tükendi|slut|缺|売り切|품절|hết/i
