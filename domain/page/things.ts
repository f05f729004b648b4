/**
 * Structured data as plain objects, whichever syntax it was written in. The page decides what stands there, so every
 * walk is bounded in size and depth.
 */
export type Thing = { [property: string]: unknown }

const MAX_THINGS = 3_000
const MAX_ITEMS = 60

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A property as a list, since every syntax lets one value stand for a list of one. */
export function all(thing: Thing | null | undefined, property: string): unknown[] {
  const value = thing?.[property] ?? thing?.[`schema:${property}`]
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value.slice(0, MAX_ITEMS) : [value]).flatMap(unwrapped)
}

/** JSON-LD may wrap what it means: `{"@value": "Rain jacket", "@language": "en"}`, `{"@list": […]}`. */
function unwrapped(value: unknown): unknown[] {
  if (!isThing(value)) return [value]
  if (value['@value'] !== undefined) return [value['@value']]
  const listed = value['@list'] ?? value['@set']
  return Array.isArray(listed) ? listed.slice(0, MAX_ITEMS) : [value]
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

/** Every thing that stands for itself in a page's JSON-LD; related products, lists and reviews do not. */
export function jsonLd(scripts: string[]): Thing[] {
  const things: Thing[] = []
  const byId = new Map<string, Thing>()
  for (const text of scripts) collect(lenientJson(text), things, byId)
  return things.map((thing) => resolved(thing, byId))
}

const CONTAINERS = ['@graph', 'mainEntity', 'mainEntityOfPage', 'isVariantOf']

function collect(root: unknown, things: Thing[], byId: Map<string, Thing>): void {
  const queue: unknown[] = [root]
  for (let at = 0; at < queue.length && at < MAX_THINGS; at++) {
    const value = queue[at]
    if (Array.isArray(value) && queue.length < MAX_THINGS) queue.push(...(value as unknown[]).slice(0, MAX_THINGS))
    if (!isThing(value)) continue
    if (typeof value['@type'] === 'string' || Array.isArray(value['@type'])) things.push(value)
    const id = value['@id']
    if (typeof id === 'string' && !byId.has(id) && Object.keys(value).length > 2) byId.set(id, value)
    for (const name of CONTAINERS) if (typeof value[name] === 'object') queue.push(value[name])
    // An offer of a product, where others write a product with an offer.
    const offered = value.itemOffered
    if (isThing(offered) && offered.offers === undefined) queue.push({ ...offered, offers: value })
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
