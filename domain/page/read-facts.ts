/** Picks the facts up from a document, in steps. Bounded: nothing runs, nothing is fetched, nothing is judged. */
import type { PageFacts } from './facts'
import { readMarkup } from './markup'
import { textOf } from './nodes'
import { isProductPath } from './product-path'
import { readCartForm, readScripts } from './read-scripts'
import { readVisible } from './read-visible'
import type { Steps } from './steps'

const MAX_METAS = 100
const MAX_DETAILS = 200_000
const MAX_LOOKED_AT = 2_000
const FIELDS = ['title', 'price', 'compareAtPrice', 'sku', 'vendor']
const META = /^(?:og|product|twitter):/i

export function* readFacts(doc: Document, url: string): Steps<PageFacts> {
  const one = (selector: string) => doc.querySelector(selector)
  const some = (selector: string, max: number) => [...doc.querySelectorAll(selector)].slice(0, max)
  const heading = one('h1')
  const metas = readMetas()
  yield
  const scripts = yield* readScripts(doc)
  const form = /^https:\/\/admin\.shopify\.com\//.test(url) ? readForm() : null
  const details = doc.getElementById('product-details')?.getAttribute('data-product') ?? null
  const cart = yield* readCartForm(doc)
  const markup = yield* readMarkup(doc)
  const isLikely =
    [scripts.data, markup.microdata, markup.rdfa].some(({ length }) => length > 0) ||
    [scripts.productJson, cart, details].some(Boolean) ||
    [JSON.stringify(metas), ...scripts.jsonLd].some((text) => SPEAKS_OF_ONE.test(text)) ||
    (URL.canParse(url) && isProductPath(new URL(url)))
  return {
    url: url.slice(0, 8_192),
    title: doc.title.slice(0, 1_000),
    lang: (doc.documentElement?.getAttribute('lang') ?? '').slice(0, 40),
    heading: heading && textOf(heading, 1_000).slice(0, 1_000),
    canonical: doc.head?.querySelector('link[rel="canonical" i]')?.getAttribute('href')?.slice(0, 4_096) ?? null,
    metas,
    ...scripts,
    details: details && details.length <= MAX_DETAILS ? details : null,
    cart,
    ...markup,
    visible:
      form || scripts.jsonLd.some(saysEverything) ? null : yield* readVisible(doc, metas['og:title'] ?? '', isLikely),
    form,
  }

  /** The first of each name. By the tag's name, which the browser keeps a list of: a selector goes over the whole page. */
  function readMetas(): PageFacts['metas'] {
    const found: PageFacts['metas'] = {}
    const tags = doc.getElementsByTagName('meta')
    for (let at = 0, count = 0; at < tags.length && at < MAX_LOOKED_AT && count < MAX_METAS; at++) {
      const tag = tags[at] as Element
      const name = (tag.getAttribute('property') ?? tag.getAttribute('name') ?? '').toLowerCase()
      const content = tag.getAttribute('content')?.trim().slice(0, 4_096)
      if (content && META.test(name) && ++count) found[name] ??= content
    }
    return found
  }

  function readForm(): PageFacts['form'] {
    const field = (name: string) => one(`input[name="${name}" i]`) as HTMLInputElement | null
    return {
      fields: Object.fromEntries(
        FIELDS.map((name): [string, string] => [name, (field(name)?.value ?? '').slice(0, 500)]).filter(
          ([, value]) => value,
        ),
      ),
      besidePrice: besideOf(field('price')),
      links: some('a[href*="/products/"]', 50).map((link) => (link.getAttribute('href') ?? '').slice(0, 4_096)),
      picture: one('img[src*="/products/"],img[src*="/files/"]')?.getAttribute('src')?.slice(0, 4_096) ?? null,
    }
  }
}

/** Whatever could make a product of it: its type in structured data, its price in tags. */
const SPEAKS_OF_ONE = /product|vehicle|"car"|offers|price|twitter:label/i

/** A product with its price, its currency and a picture: what the page looks like adds nothing. */
const saysEverything = (text: string) =>
  /"(?:https?:\/\/schema\.org\/)?Product(?:Group)?"/.test(text) &&
  /"(?:low)?price"\s*:\s*"?[\d.,\s]*[1-9]/i.test(text) &&
  /"priceCurrency"\s*:\s*"\w/.test(text) &&
  /"image"/.test(text)

/** The nearest text around a price's field that names a currency. */
function besideOf(field: Element | null): string | null {
  let around = field?.parentElement
  for (let step = 0; around && step < 5; step++, around = around.parentElement) {
    const text = (around.textContent ?? '').slice(0, 200)
    if (/\p{Sc}|\b[A-Z]{3}\b/u.test(text)) return text
  }
  return null
}
