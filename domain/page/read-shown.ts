/**
 * One walk over what a page shows, sorting out the few elements worth a look: what may be its heading, say its stock, be
 * a way to buy or a picture, and every short text with a number. Selectors that look into class names would go over the
 * whole page once for each of them; this goes once, in steps.
 */
import { nodesOf } from './nodes'
import type { Steps } from './steps'

const MAX_NODES = 60_000
const STEP = 64
const MAX = { headings: 300, texts: 4_000, stock: 30, buttons: 600, pictures: 200 }
const MAX_NUMBER_TEXT = 160

const NOT_SHOWN = /^(?:script|style|noscript|template|svg|select|textarea|time|nav)$/i
const HEADING = /title|name/i
const STOCK_PLACE = /avail|stock|dispo|lager|nalich/i
const BUTTON_TYPE = /^(?:submit|button|image)$/i
const BUTTON_CLASS = /btn|button|cart|buy|cta|kauf|basket/i
const DIGIT = /\d/

/** Something on the page, and how many others came before it. */
export interface Found<T extends Node = Element> {
  node: T
  at: number
}
export interface Shown {
  headings: Found[]
  texts: Found<Text>[]
  stock: Found[]
  buttons: Found[]
  pictures: Found[]
}

export function* shownIn(body: Element): Steps<Shown> {
  const shown: Shown = { headings: [], texts: [], stock: [], buttons: [], pictures: [] }
  let at = 0
  for (const node of nodesOf(
    body,
    MAX_NODES,
    (one) => one.nodeType !== 1 || !NOT_SHOWN.test((one as Element).localName),
  )) {
    if (++at % STEP === 0) yield
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? ''
      if (text.length <= MAX_NUMBER_TEXT && DIGIT.test(text)) keep('texts', node as Text)
    } else if (node.nodeType === 1 && node !== body) sort(node as Element)
  }
  return shown

  function sort(element: Element): void {
    const name = element.localName
    const get = (attribute: string) => element.getAttribute(attribute) ?? ''
    if (name === 'img') return keep('pictures', element)
    const called = `${get('class')} ${element.id}`
    const isButton =
      name === 'button' ||
      (name === 'input' && BUTTON_TYPE.test(get('type'))) ||
      (name === 'a' && BUTTON_CLASS.test(called)) ||
      get('role') === 'button'
    if (isButton) keep('buttons', element)
    if (/^h[12]$/.test(name) || HEADING.test(called) || get('itemprop') === 'name' || HEADING.test(get('data-test')))
      keep('headings', element)
    if (STOCK_PLACE.test(called)) keep('stock', element)
  }
  function keep<Kind extends keyof Shown>(kind: Kind, node: Shown[Kind][number]['node']): void {
    const list: Found<Node>[] = shown[kind]
    if (list.length < MAX[kind]) list.push({ node, at })
  }
}
