/** Picks the facts up from a document, in steps. Bounded: nothing runs, nothing is fetched, nothing is judged. */
import type { PageFacts } from './facts'
import { microdata, rdfa } from './markup'
import { textOf } from './nodes'
import { readVisible } from './read-visible'
import type { Steps } from './steps'

const MAX_SCRIPTS = 60
const MAX_SCRIPT = 500_000
const MAX_ALL_SCRIPTS = 1_000_000
const MAX_METAS = 100
const FIELDS = ['title', 'price', 'compareAtPrice', 'sku', 'vendor']
const META = ['og:', 'product:', 'twitter:'].flatMap((name) => [
  `meta[property^="${name}" i]`,
  `meta[name^="${name}" i]`,
])
const PRODUCT_JSON = 'script[type="application/json"]:is([id^="ProductJson"],[data-product-json],[data-product])'

export function* readFacts(doc: Document, url: string): Steps<PageFacts> {
  const one = (selector: string) => doc.querySelector(selector)
  const some = (selector: string, max: number) => [...doc.querySelectorAll(selector)].slice(0, max)
  const heading = one('h1')
  const script = one(PRODUCT_JSON)?.textContent
  let left = MAX_ALL_SCRIPTS
  const jsonLd = some('script[type*="ld+json" i]', MAX_SCRIPTS)
    .map(({ textContent }) => textContent ?? '')
    .filter(({ length }) => length <= MAX_SCRIPT && (left -= length) >= 0)
  yield
  return {
    url: url.slice(0, 8_192),
    title: doc.title.slice(0, 1_000),
    heading: heading && textOf(heading, 1_000).slice(0, 1_000),
    canonical: one('link[rel="canonical" i]')?.getAttribute('href')?.slice(0, 4_096) ?? null,
    metas: Object.fromEntries(
      some(META.join(), MAX_METAS)
        .map((meta): [string, string] => [
          (meta.getAttribute('property') ?? meta.getAttribute('name') ?? '').toLowerCase(),
          (meta.getAttribute('content') ?? '').trim().slice(0, 4_096),
        ])
        .filter(([, content]) => content)
        .reverse(), // so that the first of a name is the one that stays
    ),
    jsonLd,
    microdata: yield* microdata(doc),
    rdfa: yield* rdfa(doc),
    visible: jsonLd.some(saysEverything) ? null : yield* readVisible(doc),
    productJson: script && script.length <= MAX_SCRIPT ? script : null,
    form: /^https:\/\/admin\.shopify\.com\//.test(url) ? readForm() : null,
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

/** A product with its price: what the page looks like adds nothing. */
const saysEverything = (text: string) => /"Product(?:Group)?"/.test(text) && /"(?:low)?price"/i.test(text)

/** The nearest text around a price's field that names a currency. */
function besideOf(field: Element | null): string | null {
  let around = field?.parentElement
  for (let step = 0; around && step < 5; step++, around = around.parentElement) {
    const text = (around.textContent ?? '').slice(0, 200)
    if (/\p{Sc}|\b[A-Z]{3}\b/u.test(text)) return text
  }
  return null
}
