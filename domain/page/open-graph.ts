/** The product a page's meta tags claim: OpenGraph, the catalogue tags of Facebook and Pinterest, the labels of Twitter. */
import type { PageProduct } from '../product'
import { money } from '../price'
import type { PageFacts } from './facts'
import { availabilityOf, reducedFrom } from './offer'
import { line, webUrl } from './text'

type Claim = Omit<PageProduct, 'url'>

const MAX_WORD = 200

/** The first of these tags that says anything. */
export function metaOf({ metas }: PageFacts, ...names: string[]): string | null {
  return names.map((name) => metas[name] ?? metas[`og:${name}`]).find(Boolean) ?? null
}

export function openGraph(facts: PageFacts, here: URL, heading: string | null, title: string): Claim | null {
  const meta = (...names: string[]) => metaOf(facts, ...names)
  const currency = meta('product:price:currency', 'og:price:currency', 'product:sale_price:currency')
  const amount = (...names: string[]) => money(meta(...names), currency)
  const listed = amount('product:price:amount', 'og:price:amount', 'product:price', 'og:price') ?? labelled()
  const sale = amount('product:sale_price:amount', 'og:sale_price:amount', 'product:sale_price')
  // `product.group` is a list of them.
  const isProduct = /product(?!\.group)/i.test(meta('og:type') ?? '')
  if (!title || !(listed ?? sale ?? isProduct)) return null
  const price = sale ?? listed
  return {
    name: withoutSite(title, meta('og:site_name')),
    price,
    compareAtPrice: reducedFrom(amount('product:original_price:amount', 'og:standard_price:amount') ?? listed, price),
    availability: availabilityOf(meta('product:availability', 'og:availability') ?? ''),
    imageUrl: pictureStated(facts, here),
    sku: line(meta('product:retailer_item_id', 'product:sku', 'product:retailer_part_no'), MAX_WORD),
    brand: line(meta('product:brand', 'og:brand'), MAX_WORD),
    variant: null,
    evidence: 'opengraph',
  }

  /** Twitter's product cards: `label1` Price, `data1` $89.00. */
  function labelled() {
    const at = [1, 2].find((number) => PRICE.test(meta(`twitter:label${number}`) ?? ''))
    return at ? amount(`twitter:data${at}`) : null
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

/** The picture a page wants to be shown with; a shop's sign is not its product. */
export function pictureStated(facts: PageFacts, here: URL): string | null {
  const stated = metaOf(facts, 'og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src')
  return webUrl(stated, here.href)?.href ?? null
}

const PRICE = /price|preis|prix|prec?io|preço|prezzo|prijs|cena|цена|price|価格|价格|價格|가격/i
