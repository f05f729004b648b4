/**
 * The part of a page that is about its main heading, and what in it is worth a look: texts with a number, places of
 * stock, buttons, pictures. The rest of a large page (menus, other products, reviews) costs nothing, for it is never
 * gone over.
 */
import { LETTER } from './letters'
import { textOf } from './nodes'
import type { Steps } from './steps'

/** How far from the heading is looked. */
export interface Reach {
  /** Elements before it, or what may be a button; more are a menu. */
  before: number
  /** What may be a button or a picture after it. */
  after: number
  /** Short texts in all. */
  texts: number
}

const MAX_HEADINGS = 300
const MAX_TEXTS = 20_000
const MAX_TEXT = 160
const STEP = 50
/** So far up a page is looked at from its heading. */
export const MAX_CLIMB = 60

const NOT_SHOWN = /^(?:script|style|noscript|template|option|textarea|time)$/i
const SAYS_SOMETHING = /\S/
/** Also those of Arabic and Persian. */
const DIGIT = /[\d٠-٩۰-۹]/
const NAMES = '[class*=title i],[class*=name i],[id*=title i],[data-test*=title i]'
/** Looking into class names goes over the whole page at once. */
const MAX_ELEMENTS = 20_000
/** Also part of a link, as other products' names are. */
const SOMEWHERE_ELSE = /breadcrumb|nav|menu|footer|logo|recommend|<a(?![a-z])/i

const BETWEEN_WORDS = new RegExp(`[^\\d٠-٩۰-۹０-９${LETTER}]+`, 'g')
/** For comparing: letters and numbers only. */
export const plain = (text: string) => text.toLowerCase().replace(BETWEEN_WORDS, ' ').trim()

/**
 * The heading the document's title is about: the longest that stands in it, an `h1` before others. `isAnything`: also what
 * is no heading but called a title or a name; going over a large page for these costs milliseconds.
 */
export function* mainHeading(
  doc: Document,
  graphTitle: string,
  pathOf: (element: Element) => string,
  isAnything: boolean,
): Steps<Element | null> {
  const title = plain(`${doc.title} ${graphTitle}`)
  const words = new Set(title.split(' '))
  let best: Element | null = null
  let most = 0
  // By the tag's name, for which no selector is tried on every element; and no further than one can be worth more.
  yield* among(doc.getElementsByTagName('h1'))
  if (isOpen(4)) yield* among(doc.getElementsByTagName('h2'))
  if (isAnything && isOpen(3)) yield* among(doc.querySelectorAll('[itemprop=name]'))
  if (isAnything && isOpen(3) && doc.querySelectorAll('*').length < MAX_ELEMENTS)
    yield* among(doc.querySelectorAll(NAMES))
  return best

  /** Can an element that is worth so much before its length still be the one? */
  function isOpen(worth: number): boolean {
    return most < worth + Math.min(title.length, 120) / 60
  }
  function* among(all: ArrayLike<Element>): Steps<void> {
    for (let at = 0; at < all.length && at < MAX_HEADINGS; at++) {
      yield
      const element = all[at] as Element
      if (element.childElementCount > 8 || !doc.body.contains(element)) continue
      const text = plain(textOf(element, 400))
      if (text.length < 3) continue
      const isFirst = element.localName === 'h1'
      const isTitle = title.includes(text)
      if (!isFirst && !isTitle) continue
      const own = text.split(' ')
      const share = own.filter((word) => words.has(word)).length / own.length
      const score =
        (isFirst ? 2 : element.localName === 'h2' ? 1 : 0) +
        (isTitle ? 2 : share > 0.7 ? 1 : 0) +
        share +
        Math.min(text.length, 120) / 60 -
        (SOMEWHERE_ELSE.test(pathOf(element)) ? 2 : 0)
      if (score > most) [best, most] = [element, score]
    }
  }
}

/** What is around an element, of at most so many others. Counted by the browser itself. */
export function* aroundOf(element: Element, body: Element, most: number): Steps<Element> {
  let around = element
  for (
    let at = element.parentElement, step = 0;
    at && around !== body && step < MAX_CLIMB;
    step++, at = at.parentElement
  ) {
    yield
    if (at.querySelectorAll('*').length >= most) break
    around = at
  }
  return around
}

/** How many of a list, which is in the order of the page, stand before an element. By halving: of thousands a dozen are touched. */
export function placeIn(list: ArrayLike<Element>, element: Element): number {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((list[middle] as Element).compareDocumentPosition(element) & 4) from = middle + 1
    else to = middle
  }
  return from
}

/** Short texts with a number in them, and what holds any short text: what has none by itself is never touched. */
export function* textsIn(
  around: Element,
  heading: Element,
  { before, texts: most }: Reach,
): Steps<{ numbers: Text[]; holders: Element[] }> {
  const numbers: Text[] = []
  const holders: Element[] = []
  const walker = around.ownerDocument.createTreeWalker(around, 4)
  const all = around.querySelectorAll('*')
  const start = all[placeIn(all, heading) - before]
  if (start) walker.currentNode = start
  for (let count = 0; count < MAX_TEXTS && holders.length < most; count++) {
    if (count % STEP === 0) yield
    const text = walker.nextNode() as Text | null
    if (!text) break
    const { data } = text
    if (data.length > MAX_TEXT || !SAYS_SOMETHING.test(data)) continue
    const holder = text.parentElement
    if (!holder || NOT_SHOWN.test(holder.localName)) continue
    holders.push(holder)
    if (DIGIT.test(data)) numbers.push(text)
  }
  return { numbers, holders }
}
