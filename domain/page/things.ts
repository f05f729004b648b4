/**
 * Structured data as plain objects, whichever syntax it was written in: JSON-LD, microdata or RDFa. The page decides what
 * stands there, so every walk is bounded in size and depth; beyond the bounds we see nothing rather than hang the page.
 */
export type Thing = { [property: string]: unknown }

const MAX_SCRIPTS = 60
const MAX_SCRIPT = 500_000
const MAX_ALL_SCRIPTS = 1_000_000
const MAX_THINGS = 3_000
const MAX_ITEMS = 60
const MAX_PROPERTIES = 4_000
const MAX_ANCESTORS = 200
const MAX_DEPTH = 6
const MAX_TEXT = 2_000

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A property as a list, since every syntax lets one value stand for a list of one. */
export function all(thing: Thing | null | undefined, property: string): unknown[] {
  const value = thing?.[property] ?? thing?.[`schema:${property}`]
  return value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, MAX_ITEMS) : [value]
}

export function typesOf(thing: Thing): string[] {
  return all(thing, '@type').map((type) =>
    String(type)
      .slice(0, 200)
      .replace(/^.*[/#:]/, ''),
  )
}

/** JSON as shops really write it: with comments, line breaks inside strings, commas at the end, wrapped in a comment. */
export function lenientJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Strings first, so that nothing inside them is taken for a comment. An unclosed one runs to the end, once.
    const repaired = text
      .replace(
        /^\s*(<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)|(-->|\/\/\s*\]\]>|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/g,
        '',
      )
      .replace(/"(?:\\[\s\S]|[^"\\])*(?:"|$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|,(?=\s*[}\]])/g, (token) =>
        token[0] === '"'
          ? token.replace(/[\u0000-\u001f]/g, ' ').replace(/\\(?!["\\/bfnrt]|u[\da-f]{4})/gi, '\\\\')
          : '',
      )
      .replace(/;\s*$/, '')
    try {
      return JSON.parse(repaired)
    } catch {
      return null // beyond repair: the page has said nothing
    }
  }
}

/** Every thing that stands for itself in the page's JSON-LD; related products, lists and reviews do not. */
export function jsonLd(doc: Document): Thing[] {
  const things: Thing[] = []
  const byId = new Map<string, Thing>()
  let length = 0
  for (const script of [...doc.querySelectorAll('script[type*="ld+json" i]')].slice(0, MAX_SCRIPTS)) {
    const text = script.textContent ?? ''
    length += text.length
    if (text.length > MAX_SCRIPT || length > MAX_ALL_SCRIPTS) continue
    collect(lenientJson(text), things, byId)
  }
  return things.map((thing) => resolved(thing, byId))
}

const CONTAINERS = ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemOffered', 'isVariantOf']

function collect(root: unknown, things: Thing[], byId: Map<string, Thing>): void {
  const queue: unknown[] = [root]
  for (let at = 0; at < queue.length && at < MAX_THINGS; at++) {
    const value = queue[at]
    if (Array.isArray(value) && queue.length < MAX_THINGS) queue.push(...value.slice(0, MAX_THINGS))
    if (!isThing(value)) continue
    if (typeof value['@type'] === 'string' || Array.isArray(value['@type'])) things.push(value)
    const id = value['@id']
    if (typeof id === 'string' && !byId.has(id) && Object.keys(value).length > 2) byId.set(id, value)
    for (const name of CONTAINERS) if (typeof value[name] === 'object') queue.push(value[name])
  }
}

const REFERENCES = ['offers', 'image', 'brand', 'hasVariant', 'isVariantOf']

/** With `{ "@id": … }` in its place replaced by the thing it names. One level: cycles end there. */
function resolved(thing: Thing, byId: Map<string, Thing>): Thing {
  const copy = { ...thing }
  for (const name of REFERENCES) {
    if (copy[name] === undefined) continue
    copy[name] = all(copy, name).map((value) => {
      const id = isThing(value) && Object.keys(value).length < 3 ? value['@id'] : undefined
      return (typeof id === 'string' && byId.get(id)) || value
    })
  }
  return copy
}

/** How a syntax writes things into the markup. */
const MICRODATA = { scope: 'itemscope', type: 'itemtype', property: 'itemprop' }
const RDFA = { scope: 'typeof', type: 'typeof', property: 'property' }
type Syntax = typeof MICRODATA

export const microdata = (doc: Document): Thing[] => fromMarkup(doc, MICRODATA)
export const rdfa = (doc: Document): Thing[] => fromMarkup(doc, RDFA)

function fromMarkup(doc: Document, syntax: Syntax): Thing[] {
  const things: Thing[] = []
  const budget = { properties: MAX_PROPERTIES, characters: MAX_ALL_SCRIPTS }
  const selector = ['Product', 'ProductGroup', 'Book'].map((type) => `[${syntax.scope}][${syntax.type}$="${type}" i]`)
  for (const element of doc.querySelectorAll(selector.join())) {
    // Part of another thing: a related product, an item of a list, what a review is about.
    if (element.hasAttribute(syntax.property) && element.getAttribute(syntax.property) !== 'mainEntity') continue
    things.push(read(element, syntax, 0, budget))
    if (things.length >= MAX_ITEMS) break
  }
  return things
}

/** Properties and characters one page may make us look at. */
type Budget = { properties: number; characters: number }

function read(scope: Element, syntax: Syntax, depth: number, budget: Budget): Thing {
  const thing: { [property: string]: unknown[] } = { '@type': (scope.getAttribute(syntax.type) ?? '').split(/\s+/) }
  const references = (scope.getAttribute('itemref') ?? '').split(/\s+/).slice(0, 10).filter(Boolean)
  const outside = references.map((id) => scope.ownerDocument.getElementById(id)).filter((part) => part !== null)
  for (const part of [scope, ...outside]) {
    const found = part.querySelectorAll(`[${syntax.property}]`)
    for (const element of part === scope ? found : [part, ...found]) {
      if (--budget.properties < 0 || budget.characters < 0) return thing
      const names = element.getAttribute(syntax.property)
      if (!names || (part === scope && ownerOf(element, syntax) !== scope)) continue
      const isScope = element.hasAttribute(syntax.scope)
      if (isScope && depth >= MAX_DEPTH) continue
      const value = isScope ? read(element, syntax, depth + 1, budget) : valueOf(element, budget)
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
  const value = given ?? element.textContent ?? ''
  budget.characters -= value.length
  return value.slice(0, MAX_TEXT)
}
