/**
 * What can be seen on a page, for shops that mark nothing up: its heading, what looks like a price, what looks like a
 * button to buy, and its pictures, each with how far it stands from the heading in the tree. Runs in the page, in steps,
 * bounded, without asking for layout. Judged elsewhere (visible.ts).
 */
import type { VisibleFacts } from './facts'
import { textOf, textsOf } from './nodes'
import { shownIn, type Found } from './read-shown'
import type { Steps } from './steps'

const MAX_PRICES = 80
const MAX_PRICE = 60
const MAX_STOCK = 10
const MAX_BUTTONS = 30
const MAX_PICTURES = 24
const MAX_CLIMB = 60
const PATH_STEPS = 6
const CURRENCY =
  String.raw`\p{Sc}|元|円|원|(?<!\p{L})(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|HRK|RSD|RUB|UAH|KZT|TRY|JPY|CNY|RMB|KRW|HKD|SGD|TWD|INR|BRL|MXN|CLP|COP|ARS|PEN|ZAR|AED|SAR|ILS|THB|VND|IDR|MYR|PHP|` +
  String.raw`[kK]r\.?|zł|ZŁ|[kK][čČ]|Ft|[lL]ei|[kK]n|руб\.?|р\.|тг|₸|грн|Rs\.?|TL|лв\.?|дин\.?|RM|Rp|NT|Fr\.)(?!\p{L})`
/** An amount beside a currency. */
const PRICE = new RegExp(`(?:${CURRENCY})\\s{0,3}[\\d.,]|\\d[\\s.,–-]{0,3}(?:${CURRENCY})`, 'u')
const STOCK =
  /in stock|out of stock|sold out|unavailable|auf lager|lieferbar|nicht verfügbar|ausverkauft|en stock|épuisé|indisponible|disponib|agotado|esgotado|esaurit|op voorraad|uitverkocht|na sklad|skladem|vypred|na stanju|na zalog|dostępn|в наличии|нет в|наявн|stokta|tükendi|i lager|på lager|slut i|varastossa|有货|缺货|有貨|缺貨|在庫|売り切|재고|품절|còn hàng|hết hàng/i
/** What a button says, or is called in the markup, when a press puts the thing into the cart. */
const BUY =
  /add to (?:my |your )?(?:shopping )?(?:cart|bag|basket|trolley)|\bbuy\b|order now|pre-?order|warenkorb|einkaufswagen|kaufen|bestellen|au panier|acheter|commander|al carr|comprar|compra ya|ao carrinho|nel carrello|acquista|winkel(?:wagen|mandje)|do kosz|kup teraz|do košík|koupit|kúpiť|u košaricu|v košarico|naroči|kupi|naruči|în coș|cumpără|kosárba|корзину|купить|заказать|кошик|купити|sepete|satın al|\bköp\b|varukorg|i kurv|handlekurv|kjøp|ostoskori|\bosta\b|购物车|立即购买|購物車|立即購買|カート|購入|장바구니|구매|أضف|اشتر|לסל|giỏ hàng|mua ngay|ตะกร้า|ซื้อ|keranjang|beli sekarang/i
const BUY_MARK =
  /add[-_]?(?:item[-_]?)?to[-_]?(?:cart|bag|basket)|buy[-_]?(?:now|button|box|btn)|(?:button|btn)[-_]cart|basket[-_]?add|purchase/i

export function* readVisible(doc: Document): Steps<VisibleFacts | null> {
  if (!doc.body) return null
  const shown = yield* shownIn(doc.body)
  const main = yield* mainHeading(doc, shown.headings)
  if (!main) return null
  const heading = main.node
  const rank = new Map(ancestors(heading).map((element, at) => [element, at]))

  const facts: VisibleFacts = {
    heading: ownText(heading, doc.title).slice(0, 1_000),
    depth: distance(doc.body),
    prices: [],
    stock: [],
    buttons: [],
    pictures: [],
  }
  yield* readPrices()
  yield* readStock()
  yield* readButtons()
  yield* readPictures()
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
    for (const { node, at } of shown.texts) {
      yield
      const element = node.parentElement && withSign(node.parentElement, node.nodeValue ?? '')
      if (!element || seen.has(element)) continue
      seen.add(element)
      const text = pieces(element)
      if (text.length > MAX_PRICE || !PRICE.test(text)) continue
      if (facts.prices.push({ text, struck: isStruck(element), ...placeOf(element, at) }) >= MAX_PRICES) return
    }
  }

  function* readStock(): Steps<void> {
    for (const { node, at } of shown.stock) {
      yield
      const text = node.childElementCount <= 3 ? textOf(node, 80) : ''
      if (text.length <= 3 || text.length > 80 || !STOCK.test(text)) continue
      if (facts.stock.push({ text, ...placeOf(node, at) }) >= MAX_STOCK) return
    }
  }

  function* readButtons(): Steps<void> {
    for (const { node, at } of shown.buttons) {
      yield
      const text = (node.getAttribute('value') ?? node.getAttribute('aria-label') ?? textOf(node, 40)).trim()
      if (text.length > 40) continue
      const mark = `${node.id} ${node.getAttribute('class') ?? ''} ${node.getAttribute('name') ?? ''}`
      if (!BUY.test(text) && (node.localName === 'a' || !BUY_MARK.test(mark))) continue
      if (facts.buttons.push({ text, ...placeOf(node, at) }) >= MAX_BUTTONS) return
    }
  }

  function* readPictures(): Steps<void> {
    const pictures = shown.pictures
      .map(({ node, at }) => ({ node, at, src: pictureOf(node), steps: distance(node) }))
      .sort((a, b) => a.steps - b.steps)
    for (const { node, at, src } of pictures) {
      if (!src) continue
      yield
      const side = (name: 'width' | 'height') => Number(node.getAttribute(name)?.replace('px', '')) || 0
      const size = Math.max((node as HTMLImageElement).naturalWidth || 0, side('width'), side('height'))
      const alt = (node.getAttribute('alt') ?? '').slice(0, 300)
      if (facts.pictures.push({ src, alt, size, ...placeOf(node, at) }) >= MAX_PICTURES) return
    }
  }

  function placeOf(element: Element, at: number) {
    return { path: pathOf(element), distance: distance(element), after: at > main!.at, linked: isLinked(element) }
  }
}

/** The heading the document's title is about: the longest that stands in it, an `h1` before others. */
function* mainHeading(doc: Document, headings: Found[]): Steps<Found | null> {
  const title = plain(`${doc.title} ${doc.querySelector('meta[property="og:title" i]')?.getAttribute('content') ?? ''}`)
  const words = new Set(title.split(' '))
  let best: Found | null = null
  let most = 0
  for (const found of headings) {
    yield
    const element = found.node
    if (element.childElementCount > 8) continue
    const text = plain(textOf(element, 400))
    if (text.length < 3) continue
    const own = text.split(' ')
    const shared = own.filter((word) => words.has(word)).length / own.length
    const isFirst = element.localName === 'h1'
    const isTitle = title.includes(text)
    if (!isFirst && !isTitle) continue
    const isSomewhereElse = /breadcrumb|nav|menu|footer|logo/i.test(pathOf(element))
    const isHeading = isFirst || element.localName === 'h2'
    const score =
      (isFirst ? 2 : isHeading ? 1 : 0) +
      (isTitle ? 2 : 0) +
      shared +
      Math.min(text.length, 120) / 60 -
      (isSomewhereElse ? 2 : 0)
    if (score > most) [best, most] = [found, score]
  }
  return best
}

/** The element that holds amount and currency: the text's own, or a few steps up where a shop writes them apart. */
function withSign(element: Element, text: string): Element | null {
  if (PRICE.test(text)) return element
  if (!/^[\s\d.,'’-]{1,14}$/.test(text)) return null
  let at: Element | null = element
  for (let step = 0; at && step < 4 && at.childElementCount < 6; step++, at = at.parentElement) {
    const around = textOf(at, 160)
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

function pictureOf(image: Element): string | null {
  for (const name of ['data-old-hires', 'data-zoom-image', 'data-large_image', 'data-src', 'data-original', 'src']) {
    const value = image.getAttribute(name)
    if (value && !/^data:|\.svg|(?:pixel|spacer|blank|transparent|loading)\.\w+/i.test(value))
      return value.slice(0, 4_096)
  }
  return null
}

/** By its style, where the page is drawn: classes often say nothing. */
function isStruck(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle?.(element)
  return style?.textDecorationLine?.includes('line-through') ?? false
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A heading may hold an article number or a badge besides the name: the name alone, where the title has it so. */
function ownText(heading: Element, title: string): string {
  const own = [...heading.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : ' ')).join('')
  const text = own.replace(/\s+/g, ' ').trim()
  return text.length >= 8 && plain(title).includes(plain(text)) ? text : textOf(heading, 1_000)
}

function ancestors(element: Element): Element[] {
  const line: Element[] = []
  for (let at: Element | null = element; at && line.length < MAX_CLIMB; at = at.parentElement) line.push(at)
  return line
}

/** `span.price<div.product-price<…`: what the markup calls it, and the same for things that repeat. */
function pathOf(element: Element): string {
  return ancestors(element)
    .slice(0, PATH_STEPS)
    .map((one) => {
      const names = (one.getAttribute('class') ?? '').trim().split(/\s+/).slice(0, 4).join('.')
      return `${one.localName}${one.id ? `#${one.id}` : ''}${names ? `.${names}` : ''}`.slice(0, 80)
    })
    .join('<')
}

function isLinked(element: Element): boolean {
  return ancestors(element)
    .slice(0, 8)
    .some((one) => one.localName === 'a' && !/^(#|javascript:|$)/i.test(one.getAttribute('href') ?? ''))
}
