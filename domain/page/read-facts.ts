/** Picks the facts up from a document, in steps. Bounded: nothing runs, nothing is fetched, nothing is judged. */
import type { PageFacts } from './facts'
import { readMarkup } from './markup'
import { textOf } from './nodes'
import { isPageOfWords } from './page-of-words'
import { isProductPath } from './product-path'
import { readAdminForm } from './read-admin'
import { readCartForm, readScripts } from './read-scripts'
import { STATED_PRICE } from './read-price'
import { plain } from './read-shown'
import { readVisible } from './read-visible'
import type { Steps } from './steps'
import type { Thing } from './things'

const MAX_METAS = 100
const MAX_DETAILS = 200_000
const MAX_LOOKED_AT = 2_000
const META = /^(?:og|product|twitter):/i

/** What a page holds of a product, where nothing is asked of it. */
const NOTHING = {
  canonical: null,
  metas: {},
  jsonLd: [],
  microdata: [],
  rdfa: [],
  visible: null,
  productJson: null,
  data: [],
  details: null,
  cart: null,
  form: null,
}

export function* readFacts(doc: Document, url: string): Steps<PageFacts> {
  const address = URL.canParse(url) ? new URL(url) : null
  const heading = doc.getElementsByTagName('h1')[0]
  const facts: PageFacts = {
    ...NOTHING,
    url: url.slice(0, 8_192),
    title: doc.title.slice(0, 1_000),
    lang: (doc.documentElement?.getAttribute('lang') ?? '').slice(0, 40),
    heading: heading ? textOf(heading, 1_000).slice(0, 1_000) : null,
  }
  if (address?.host === 'admin.shopify.com') return { ...facts, form: yield* readAdminForm(doc, address) }

  const metas = readMetas()
  yield
  const scripts = yield* readScripts(doc)
  const details = doc.getElementById('product-details')?.getAttribute('data-product') ?? null
  const cart = yield* readCartForm(doc)
  const markup = yield* readMarkup(doc)
  const things = [...markup.microdata, ...markup.rdfa]
  const isLikely =
    things.length > 0 ||
    scripts.data.length > 0 ||
    [scripts.productJson, cart, details].some(Boolean) ||
    [JSON.stringify(metas), ...scripts.jsonLd].some((text) => CLAIMS_ONE.test(text)) ||
    (address !== null && isProductPath(address))
  return {
    ...facts,
    canonical: doc.head?.querySelector('link[rel="canonical" i]')?.getAttribute('href')?.slice(0, 4_096) ?? null,
    metas,
    ...scripts,
    details: details && details.length <= MAX_DETAILS ? details : null,
    cart,
    ...markup,
    visible: isPageOfWords(metas)
      ? null
      : yield* readVisible(doc, metas['og:title'] ?? '', { isLikely, stated: statedProduct() }),
  }

  /** What is marked up may also be sold beside the page's own product. */
  function statedProduct(): string | undefined {
    const own = things.filter(isNamed).map((thing) => JSON.stringify(thing))
    return [...scripts.jsonLd, ...own].find(saysEverything)
  }
  function isNamed({ name }: Thing): boolean {
    const own = Array.isArray(name) ? plain(String(name[0])) : ''
    return own !== '' && plain(`${facts.title} ${facts.heading}`).includes(own)
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
}

/** A name or a type that could make a product of it; what an article happens to speak of does not. */
const CLAIMS_ONE =
  /["/#:](?:Product[\w.]*|IndividualProduct|Vehicle|Car|offers|price|twitter:label\d)"|"(?:product|og:price):/i

/** A product with its price, its currency and a picture. */
const saysEverything = (text: string) =>
  /"(?:https?:\/\/(?:www\.)?schema\.org\/)?Product(?:Group)?"/.test(text) &&
  STATED_PRICE.test(text) &&
  /"priceCurrency"\s*:\s*\[?"\w/.test(text) &&
  /"image"/.test(text)
