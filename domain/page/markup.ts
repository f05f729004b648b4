/**
 * Microdata and RDFa as plain objects, the way JSON-LD would write them. Runs in the page, so it is bounded: beyond the
 * bounds we see nothing rather than hang a page that nests without end.
 */
import { textsOf } from './nodes'
import type { Steps } from './steps'
import type { Thing } from './things'

const MAX_ITEMS = 60
const MAX_SCOPES = 600
const MAX_LOOKED_AT = 5_000
const MAX_PROPERTIES = 4_000
const MAX_CHARACTERS = 1_000_000
const MAX_ANCESTORS = 200
const MAX_DEPTH = 6
const MAX_TEXT = 2_000

/** Types of what is sold; an offer may stand beside its product instead of in it. */
const SOLD = /(?:product(?:group|model)?|book|vehicle|[/#:](?:car|offer|aggregateoffer))(?=\s|$)/i

/** How a syntax writes things into the markup. */
const MICRODATA = { scope: 'itemscope', type: 'itemtype', property: 'itemprop' }
const RDFA = { scope: 'typeof', type: 'typeof', property: 'property' }
type Syntax = typeof MICRODATA

/** Both at once: going over a large page for what may stand anywhere is most of the work. */
export function* readMarkup(doc: Document): Steps<{ microdata: Thing[]; rdfa: Thing[] }> {
  const scopes = doc.querySelectorAll('[itemscope],[typeof]')
  yield
  return { microdata: yield* fromMarkup(scopes, MICRODATA), rdfa: yield* fromMarkup(scopes, RDFA) }
}

function* fromMarkup(scopes: NodeListOf<Element>, syntax: Syntax): Steps<Thing[]> {
  const things: Thing[] = []
  const budget = { scopes: MAX_SCOPES, properties: MAX_PROPERTIES, characters: MAX_CHARACTERS }
  for (let at = 0; at < scopes.length && at < MAX_LOOKED_AT; at++) {
    if (at % 100 === 0) yield
    const element = scopes[at] as Element
    if (!element.hasAttribute(syntax.scope) || !SOLD.test(element.getAttribute(syntax.type) ?? '')) continue
    // Part of another thing: a related product, an item of a list, what a review is about.
    if (element.hasAttribute(syntax.property) && element.getAttribute(syntax.property) !== 'mainEntity') continue
    things.push(yield* read(element, syntax, 0, budget))
    if (things.length >= MAX_ITEMS) break
  }
  return things
}

/** How much one page may make us look at. */
type Budget = { scopes: number; properties: number; characters: number }

function* read(scope: Element, syntax: Syntax, depth: number, budget: Budget): Steps<Thing> {
  const thing: { [property: string]: unknown[] } = { '@type': (scope.getAttribute(syntax.type) ?? '').split(/\s+/) }
  const references = (scope.getAttribute('itemref') ?? '').split(/\s+/).slice(0, 10).filter(Boolean)
  const outside = references.map((id) => scope.ownerDocument.getElementById(id)).filter((part) => part !== null)
  for (const part of [scope, ...outside]) {
    if (--budget.scopes < 0) return thing
    yield
    const found = part.querySelectorAll(`[${syntax.property}]`)
    for (const element of part === scope ? found : [part, ...found]) {
      yield
      if (--budget.properties < 0 || budget.characters < 0) return thing
      const names = element.getAttribute(syntax.property)
      if (!names || (part === scope && ownerOf(element, syntax) !== scope)) continue
      const isScope = element.hasAttribute(syntax.scope)
      if (isScope && depth >= MAX_DEPTH) continue
      const value = isScope ? yield* read(element, syntax, depth + 1, budget) : valueOf(element, budget)
      for (const name of names.split(/\s+/, 5)) (thing[name.replace(/^.*[/#:]/, '')] ??= []).push(value)
    }
  }
  return thing
}

/** The thing a property belongs to. `closest` would climb as deep as a hostile page nests. */
function ownerOf(element: Element, syntax: Syntax): Element | null {
  let parent = element.parentElement
  for (let step = 0; parent && step < MAX_ANCESTORS; step++, parent = parent.parentElement)
    if (parent.hasAttribute(syntax.scope)) return parent
  return null
}

function valueOf(element: Element, budget: Budget): string {
  const first = (...names: string[]) => names.map((name) => element.getAttribute(name)).find((value) => value)
  const given =
    first('content') ??
    (/^(a|link|area)$/i.test(element.localName) ? first('href') : undefined) ??
    (/^(img|source|video)$/i.test(element.localName) ? first('data-src', 'src') : undefined) ??
    first('resource', 'value', 'datetime')
  const value = given ?? textsOf(element, MAX_TEXT).join('')
  budget.characters -= value.length
  return value.slice(0, MAX_TEXT)
}
