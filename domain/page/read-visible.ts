/**
 * What can be seen on a page, for shops that mark nothing up: its heading, what looks like a price, what looks like a
 * button to buy, and its pictures, each with how far it stands from the heading in the tree. Runs in the page, in steps,
 * bounded, without asking for layout. Judged elsewhere (visible.ts).
 */
import type { VisibleFacts } from './facts'
import { FEW_PARTS, textOf, textsOf } from './nodes'
import { LETTER, SIGN } from './letters'
import { aroundOf, mainHeading, MAX_CLIMB, plain, textsIn } from './read-shown'
import type { Steps } from './steps'

const MAX_PRICES = 80
const MAX_PRICE = 60
const MAX_LABELS = 30
/** From a text up to what names its place. */
const LABEL_STEPS = 4
const MAX_BUTTONS = 30
const MAX_PICTURES = 24
const MAX_LISTED = 600
const PATH_STEPS = 6
const MAX_AROUND = [1_500, 6_000]
const STEP = 50
/** What the markup calls the place of a thing's stock, number or brand. */
const LABEL = /avail|stock|dispo|lager|nalich|sku|brand|vendor|manufact|mpn|hersteller|marque|marca|article-?n/i
const BUTTON_LINK = /btn|button|cart|buy|cta|kauf|basket|panier|sepet|order/i
/** An address of a picture that shows something; the second of a list of several sizes is left out. */
const IMAGE = /^(?!data:|blob:)(?!.*(?:\.svg|(?:pixel|spacer|blank|transparent|loading|placeholder)[^/]*$))\s*\S*[./]/i
const CURRENCY = String.raw`[${SIGN}]|元|円|원|บาท|[ء-ي]\.\s?[ء-ي]|ريال|درهم|دينار|جنيه|(?<![${LETTER}])(?:[A-Z]{3}|[kK]r\.?|zł|ZŁ|[kK][čČ]|Ft|[lL]ei|[kK]n|руб\.?|р\.|тг|₸|грн|Rs\.?|TL|лв\.?|дин\.?|RM|Rp|NT|Fr\.)(?![${LETTER}])`
/** An amount beside a currency. */
const PRICE = new RegExp(`(?:${CURRENCY})\\s{0,3}[\\d.,٠-٩۰-۹]|[\\d٠-٩۰-۹][\\s.,–-]{0,3}(?:${CURRENCY})`)
/** What a button says, or is called in the markup, when a press puts the thing into the cart. For small letters. */
const BUY =
  /add to (?:my |your )?(?:shopping )?(?:cart|bag|basket|trolley)|\bbuy\b|order now|pre-?order|warenkorb|einkaufswagen|kaufen|bestellen|au panier|acheter|commander|(?:al|ao|nel) carr|\bcompra|acquista|winkel(?:wagen|mandje)|do kosz|kup teraz|do košík|koupit|kúpiť|u košaricu|v košarico|naroči|kupi|naruči|în coș|cumpără|kosárba|корзину|купить|заказать|кошик|купити|sepete|satın al|\bköp\b|varukorg|i kurv|handlekurv|kjøp|ostoskori|\bosta\b|[购購][物买買]|カート|購入|장바구니|구매|أضف|اشتر|לסל|giỏ hàng|mua ngay|ตะกร้า|ซื้อ|keranjang|beli sekarang/
const BUY_MARK =
  /add[-_]?(?:item[-_]?)?to[-_]?(?:cart|bag|basket)|buy[-_]?(?:now|button|box|btn)|(?:button|btn)[-_]cart|basket[-_]?add|purchase/

/** `isLikely`: something else on the page speaks of a product; otherwise one is looked for only where it can be bought. */
export function* readVisible(doc: Document, graphTitle: string, isLikely: boolean): Steps<VisibleFacts | null> {
  if (!doc.body) return null
  const pathOf = createPaths()
  const heading = yield* mainHeading(doc, graphTitle, pathOf)
  if (!heading) return null
  const follows = (element: Element) => (heading.compareDocumentPosition(element) & 4) !== 0
  let around = heading
  const rank = new Map(ancestors(heading, MAX_CLIMB).map((element, at) => [element, at]))

  const facts: VisibleFacts = {
    heading: ownText(heading, doc.title).slice(0, 1_000),
    depth: distance(doc.body),
    prices: [],
    labels: [],
    buttons: [],
    pictures: [],
  }
  const pictures: Element[] = []
  let holders: Element[] = []
  // What is around the heading, as far as it is no more than a product takes; more only where that sells nothing.
  for (const most of MAX_AROUND) {
    const wider = yield* aroundOf(around, doc.body, most)
    if (wider === around) continue
    around = wider
    facts.buttons = []
    pictures.length = 0
    yield* readButtons()
    if (facts.buttons.length > 0) yield* readPrices()
    if (facts.prices.length > 0) break
  }
  if (isLikely && facts.buttons.length === 0) yield* readPrices()
  if (isLikely || facts.buttons.length > 0) {
    yield* readLabels()
    yield* readPictures()
  }
  return facts

  /** Steps up from the heading to the first element both are in. */
  function distance(element: Element): number {
    let at: Element | null = element
    for (let step = 0; at && step < MAX_CLIMB; step++, at = at.parentElement) {
      const found = rank.get(at)
      if (found !== undefined) return found
    }
    return MAX_CLIMB
  }

  function* readPrices(): Steps<void> {
    const seen = new Set<Element>()
    const elements: Element[] = []
    const texts = yield* textsIn(around)
    holders = texts.holders
    for (const text of texts.numbers) {
      yield
      const element = text.parentElement && withSign(text.parentElement, text.data)
      if (!element || seen.has(element)) continue
      seen.add(element)
      const price = pieces(element)
      if (price.length > MAX_PRICE || !PRICE.test(price)) continue
      elements.push(element)
      if (facts.prices.push({ text: price, struck: false, ...placeOf(element) }) >= MAX_PRICES) break
    }
    yield
    // How it is drawn makes the browser reckon with the page's styles: only where there is something to tell apart.
    for (const [at, price] of facts.prices.entries())
      price.struck = facts.prices.length > 1 && !price.linked && isStruck(elements[at])
  }

  function* readButtons(): Steps<void> {
    const found = around.querySelectorAll('img,button,input,a,[role=button]')
    for (let at = 0; at < found.length; at++) {
      if (at % STEP === 0) yield
      const element = found[at] as Element
      const name = element.localName
      if (name === 'img') {
        if (pictures.length < MAX_LISTED) pictures.push(element)
        continue
      }
      const mark = markOf(element)
      if (isButton(element, name, mark)) readButton(element, name, mark)
    }
  }

  function* readLabels(): Steps<void> {
    const seen = new Set<Element>()
    for (let at = 0; at < holders.length; at++) {
      if (at % STEP === 0) yield
      let element: Element | null = holders[at]!
      for (let step = 0; element && element !== around && step < LABEL_STEPS; step++, element = element.parentElement) {
        if (seen.has(element)) continue
        seen.add(element)
        readLabel(element)
        if (facts.labels.length >= MAX_LABELS) return
      }
    }
  }

  function readLabel(element: Element): void {
    const mark = markOf(element)
    if (!LABEL.test(mark) || element.childElementCount > 3) return
    if (isButton(element, element.localName, mark)) return
    const text = textOf(element, 80, FEW_PARTS)
    if (text.length > 2 && text.length <= 80) facts.labels.push({ text, ...placeOf(element) })
  }

  function readButton(element: Element, name: string, mark: string): void {
    const text = (
      element.getAttribute('value') ||
      element.getAttribute('aria-label') ||
      textOf(element, 40, FEW_PARTS)
    ).trim()
    if (text.length > 40 || facts.buttons.length >= MAX_BUTTONS) return
    const called = () => `${mark} ${element.getAttribute('name') ?? ''}`.toLowerCase()
    if (BUY.test(text.toLowerCase()) || (name !== 'a' && BUY_MARK.test(called())))
      facts.buttons.push({ text, ...placeOf(element) })
  }

  function* readPictures(): Steps<void> {
    const near = pictures.map((node) => ({ node, steps: distance(node) })).sort((a, b) => a.steps - b.steps)
    for (const { node } of near) {
      const src = pictureOf(node)
      if (!src) continue
      yield
      const side = (name: 'width' | 'height') => Number(node.getAttribute(name)?.replace('px', '')) || 0
      const size = Math.max((node as HTMLImageElement).naturalWidth || 0, side('width'), side('height'))
      const alt = (node.getAttribute('alt') ?? '').slice(0, 300)
      if (facts.pictures.push({ src, alt, size, ...placeOf(node) }) >= MAX_PICTURES) return
    }
  }

  function placeOf(element: Element) {
    return { path: pathOf(element), distance: distance(element), after: follows(element), linked: isLinked(element) }
  }
}

/** The element that holds amount and currency: the text's own, or a few steps up where a shop writes them apart. */
function withSign(element: Element, text: string): Element | null {
  if (PRICE.test(text)) return element
  if (!/^[\s\d.,'’-]{1,14}$/.test(text)) return null
  let at: Element | null = element
  for (let step = 0; at && step < 4 && at.childElementCount < 6; step++, at = at.parentElement) {
    const around = textOf(at, 160, FEW_PARTS)
    if (around.length > 160) return null
    if (PRICE.test(around)) return at
  }
  return null
}

/** Its text, a space between parts; cents that stand apart get their point. */
function pieces(element: Element): string {
  return textsOf(element, MAX_PRICE * 4)
    .map((part) => part.trim())
    .filter(Boolean)
    .reduce((text, part) => {
      const isCents = /^\d\d$/.test(part) && /(?:^|[^\d.,])\d{1,6}[.,]?$/.test(text)
      return isCents ? `${text.replace(/[.,]$/, '')}.${part}` : text ? `${text} ${part}` : part
    }, '')
    .replace(/\s+/g, ' ')
}

const markOf = (element: Element) => `${element.id} ${element.getAttribute('class') ?? ''}`

function isButton(element: Element, name: string, mark: string): boolean {
  if (name === 'input') return /^(?:submit|button|image)$/i.test(element.getAttribute('type') ?? '')
  if (name === 'a' && BUTTON_LINK.test(mark)) return true
  return name === 'button' || element.getAttribute('role') === 'button'
}

/** The largest it names: galleries keep a large one for looking closer, and lazy ones the real one in any attribute. */
function pictureOf(image: Element): string | null {
  const given = [...image.attributes].filter(
    ({ name, value }) => /src|large|zoom|hi-?res|orig/i.test(name) && IMAGE.test(value),
  )
  const best =
    given.find(({ name }) => /large|zoom|hi-?res/i.test(name)) ??
    given.find(({ name }) => /data-.*(?:src|orig)/i.test(name))
  const { value = '' } = best ?? given.find(({ name }) => name === 'src') ?? given[0] ?? {}
  return (
    value
      .trim()
      .replace(/(?<=\S),?\s.*$/s, '')
      .slice(0, 4_096) || null
  )
}

/** By its style, where the page is drawn: classes often say nothing. */
function isStruck(element?: Element): boolean {
  const style = element?.ownerDocument.defaultView?.getComputedStyle?.(element)
  return style?.textDecorationLine?.includes('line-through') ?? false
}

/** A heading may hold an article number or a badge besides the name: the name alone, where the title has it so. */
function ownText(heading: Element, title: string): string {
  const own = [...heading.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : ' ')).join('')
  const text = own.replace(/\s+/g, ' ').trim()
  return text.length >= 8 && plain(title).includes(plain(text)) ? text : textOf(heading, 1_000)
}

/** The element itself and those around it. */
function ancestors(element: Element, most: number): Element[] {
  const line: Element[] = []
  for (let at: Element | null = element; at && line.length < most; at = at.parentElement) line.push(at)
  return line
}

/** `span.price<div.product-price<…`: what the markup calls it, and the same for things that repeat, which share most of it. */
function createPaths(): (element: Element) => string {
  const known = new Map<Element, string>()
  function nameOf(element: Element): string {
    const classes = (element.getAttribute('class') ?? '').trim().split(/\s+/, 4).join('.')
    const name = `${element.localName}${element.id ? `#${element.id}` : ''}${classes ? `.${classes}` : ''}`.slice(0, 80)
    known.set(element, name)
    return name
  }
  return (element) =>
    ancestors(element, PATH_STEPS)
      .map((one) => known.get(one) ?? nameOf(one))
      .join('<')
}

function isLinked(element: Element): boolean {
  return (
    ancestors(element, 8)
      // A picture often leads to itself, larger.
      .some(
        (one) =>
          one.localName === 'a' &&
          !/^(#|javascript:|$)|\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)/i.test(one.getAttribute('href') ?? ''),
      )
  )
}
