/**
 * What can be seen on a page, for shops that mark nothing up: its heading, what looks like a price, what looks like a
 * button to buy, and its pictures, each with how far it stands from the heading in the tree. Runs in the page, in steps,
 * bounded, without asking for layout. Judged elsewhere (visible.ts).
 */
import type { VisibleFacts, VisiblePlace } from './facts'
import { FEW_PARTS, textOf } from './nodes'
import { isCalledPrice } from './price-marks'
import { digitsOf, isStruck, priceIn, STATED_PRICE, withSign } from './read-price'
import { aroundOf, mainHeading, MAX_CLIMB, placeIn, plain, textsIn, type Reach } from './read-shown'
import type { Steps } from './steps'
import { isNear } from './visible-place'

const MAX_PRICES = 80
const MAX_LABELS = 30
/** From a text up to what names its place. */
const LABEL_STEPS = 4
const MAX_BUTTONS = 30
const MAX_PICTURES = 24
const NEARBY: Reach = { before: 100, after: 150, texts: 150 }
const WIDE: Reach = { before: 600, after: 600, texts: 800 }
const PATH_STEPS = 6
const MAX_AROUND = [1_500, 6_000]
/** So far from the heading the price is looked for that the page states, and with it the one before. */
const BESIDE = [300, 800, 1_500]
const STEP = 50
/** What the markup calls the place of a thing's stock, number or brand. */
const LABEL = /avail|stock|dispo|lager|nalich|sku|brand|vendor|manufact|mpn|hersteller|marque|marca|article-?n/i
/** Pictures, and what may be a button: no link that is called nothing, and no field. */
const LOOKED_AT = `img,button,[role=button],a[class],a[id],input:is([type=submit i],[type=button i],[type=image i])`
const BUTTON_LINK = /btn|button|cart|buy|cta|kauf|basket|panier|sepet|(?<!b)order/i
/** An address of a picture that shows something; the second of a list of several sizes is left out. */
const IMAGE = /^(?!data:|blob:)(?!.*(?:\.svg|(?:pixel|spacer|blank|transparent|loading|placeholder)[^/]*$))\s*\S*[./]/i
/** What a button says, or is called in the markup, when a press puts the thing into the cart. For small letters. */
const BUY =
  /add to (?:my |your )?(?:shopping )?(?:cart|bag|basket|trolley)|\bbuy\b|order now|pre-?order|warenkorb|einkaufswagen|kaufen|bestellen|au panier|acheter|commander|(?:al|ao|nel) carr|\bcompra|acquista|winkel(?:wagen|mandje)|do kosz|kup teraz|do košík|koupit|kúpiť|u košaricu|v košarico|naroči|kupi|naruči|în coș|cumpără|kosárba|корзину|купить|заказать|кошик|купити|sepete|satın al|\bköp\b|varukorg|i kurv|handlekurv|kjøp|ostoskori|\bosta\b|[购購][物买買]|カート|購入|장바구니|구매|أضف|اشتر|לסל|giỏ hàng|mua ngay|ตะกร้า|ซื้อ|keranjang|beli sekarang/
const BUY_MARK =
  /add[-_]?(?:item[-_]?)?to[-_]?(?:cart|bag|basket)|buy[-_]?(?:now|button|box|btn)|(?:button|btn)[-_]cart|basket[-_]?add|purchase/

/**
 * `isLikely`: something else on the page speaks of a product; otherwise one is looked for only where it can be bought.
 * `stated`: what the page writes of its product, if that has price and picture. Hardly any says what the thing cost before:
 * for that the prices beside the heading are looked at, and its stock where it says nothing of that either.
 */
export function* readVisible(
  doc: Document,
  graphTitle: string,
  { isLikely, stated }: { isLikely: boolean; stated: string | undefined },
): Steps<VisibleFacts | null> {
  if (!doc.body) return null
  const pathOf = createPaths()
  const heading = yield* mainHeading(doc, graphTitle, pathOf, !stated)
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
  if (stated) {
    const price = digitsOf(STATED_PRICE.exec(stated)?.[1] ?? '')
    for (const most of BESIDE) {
      if (!(yield* widen(most))) continue
      yield* readPrices(WIDE)
      if (facts.prices.some(({ text }) => digitsOf(text) === price)) break
    }
    if (!stated.includes('"availability"')) yield* readLabels()
    return facts
  }
  // What is around the heading, as far as it is no more than a product takes; more only where that sells nothing.
  for (const most of MAX_AROUND) {
    if (!(yield* widen(most))) continue
    yield* nearestFirst(readButtons, () => facts.buttons.length > 0)
    if (facts.buttons.length > 0) yield* nearestFirst(readPrices, hasPrice)
    if (facts.prices.length > 0) break
  }
  if (isLikely && facts.buttons.length === 0) {
    yield* nearestFirst(readPrices, hasPrice)
    yield* readPressed()
  }
  if (isLikely || facts.buttons.length > 0) {
    yield* readLabels()
    yield* readPictures()
  }
  return facts

  /** False where there is no more to look at. */
  function* widen(most: number): Steps<boolean> {
    const before = around
    around = yield* aroundOf(around, doc.body, most)
    return around !== before
  }

  /** Steps up from the heading to the first element both are in. Found once for all that is on the way there. */
  function distance(element: Element): number {
    const way: Element[] = []
    for (let at: Element | null = element; at && way.length < MAX_CLIMB; at = at.parentElement) {
      const found = rank.get(at)
      if (found === undefined) {
        way.push(at)
        continue
      }
      for (const one of way) rank.set(one, found)
      return found
    }
    return MAX_CLIMB
  }

  function* nearestFirst(read: (reach: Reach) => Steps<void>, isEnough: () => boolean): Steps<void> {
    yield* read(NEARBY)
    if (!isEnough()) yield* read(WIDE)
  }
  /** What is further away could hardly be taken for the price where one stands nearby and is called so. */
  function hasPrice(): boolean {
    return facts.prices.some((price) => isOwn(price) && price.after && !price.struck && isCalledPrice(price))
  }
  function isOwn(price: VisiblePlace): boolean {
    return !price.linked && isNear(price, facts.depth)
  }

  function* readPrices(reach: Reach): Steps<void> {
    const seen = new Set<Element>()
    const elements: Element[] = []
    facts.prices = []
    const texts = yield* textsIn(around, heading!, reach)
    holders = texts.holders
    for (const text of texts.numbers) {
      yield
      const element = text.parentElement && withSign(text.parentElement, text.data)
      if (!element || seen.has(element)) continue
      seen.add(element)
      const price = priceIn(element)
      if (!price) continue
      elements.push(element)
      if (facts.prices.push({ text: price, struck: false, ...placeOf(element) }) >= MAX_PRICES) break
    }
    yield
    // How it is drawn makes the browser reckon with the page's styles: only where there is something to tell apart.
    for (const [at, price] of facts.prices.entries())
      price.struck = facts.prices.length > 1 && isOwn(price) && isStruck(elements[at])
  }

  function* readButtons({ before, after }: Reach): Steps<void> {
    facts.buttons = []
    pictures.length = 0
    const found = around.querySelectorAll(LOOKED_AT)
    const place = placeIn(found, heading!)
    for (let at = Math.max(0, place - before); at < found.length && at < place + after; at++) {
      if (at % STEP === 0) yield
      const element = found[at] as Element
      const name = element.localName
      if (name === 'img') {
        pictures.push(element)
        continue
      }
      const mark = markOf(element)
      if (isButton(element, name, mark)) readButton(element, name, mark)
    }
  }

  /** What some shops have pressed is no button, only called one. */
  function* readPressed(): Steps<void> {
    for (const [at, element] of holders.entries()) {
      if (at % STEP === 0) yield
      const mark = markOf(element)
      if (BUTTON_LINK.test(mark)) readButton(element, 'a', mark)
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

const markOf = (element: Element) => `${element.id} ${element.getAttribute('class') ?? ''}`

function isButton(element: Element, name: string, mark: string): boolean {
  if (name === 'button' || name === 'input' || (name === 'a' && BUTTON_LINK.test(mark))) return true
  return element.getAttribute('role') === 'button'
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
  return (element) => {
    let path = known.get(element) ?? nameOf(element)
    let at = element.parentElement
    for (let step = 1; at && step < PATH_STEPS; step++, at = at.parentElement) path += `<${known.get(at) ?? nameOf(at)}`
    return path
  }
}

/** A picture often leads to itself, larger: that is nowhere else. */
function isLinked(element: Element): boolean {
  const link = element.closest('a')
  return (
    link !== null && !/^(#|javascript:|$)|\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)/i.test(link.getAttribute('href') ?? '')
  )
}
