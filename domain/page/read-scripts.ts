/**
 * What a page's scripts and forms hold of a product: structured data, and what platforms leave there for scripts of their
 * own. Texts only: nothing is run or parsed here, and of a large script no more than what is around the mark.
 */
import type { PageFacts } from './facts'
import type { Steps } from './steps'

const MAX_LOOKED_AT = 1_000
const MAX_STRUCTURED = 60
const MAX_SCRIPT = 500_000
/** Characters between two rests. */
const MAX_STEP = 100_000
const MAX_ALL_SCRIPTS = 1_000_000
const MAX_DATA = 40_000
const MAX_ALL_DATA = 200_000
const BEFORE_MARK = 4_000
const MAX_FORMS = 40
const MAX_FIELDS = 40
const MAX_VARIATIONS = 200_000

/** What shops' scripts call the product they measure or draw. */
const MARK = /view_item|ecommerce|BCData|ShopifyAnalytics\.meta|skuJson|ViewContent|Shopify\.currency/
/** Fields that say which product, and which of its variants, a press on the button would buy. */
const FIELDS = fieldsOf(
  '=sku',
  '=variation_id',
  '=product_id',
  '=productid',
  '=id_product',
  '=add-to-cart',
  '^=attribute_',
)
/** And these where the form leads to the cart: by themselves they are any form's, a newsletter's or a vote's. */
const CART_FIELDS = `${FIELDS},${fieldsOf('=id', '=variant')}`
const CART = /cart|basket|\bbag\b|trolley|checkout|warenkorb|panier|carr[eio]|cesta|winkelwagen|ko[sš][zií]k|корзин/i

type ScriptFacts = Pick<PageFacts, 'jsonLd' | 'productJson' | 'data'>

export function* readScripts(doc: Document): Steps<ScriptFacts> {
  const facts: ScriptFacts = { jsonLd: [], productJson: null, data: [] }
  let [left, dataLeft] = [MAX_ALL_SCRIPTS, MAX_ALL_DATA]
  let looked = 0
  const scripts = doc.getElementsByTagName('script')
  for (let at = 0; at < scripts.length && at < MAX_LOOKED_AT; at++) {
    const script = scripts[at] as Element
    if (script.hasAttribute('src')) continue
    const text = script.textContent ?? ''
    if (text.length > MAX_SCRIPT) continue
    const type = script.getAttribute('type') ?? ''
    if (/ld\+json/i.test(type)) {
      if (facts.jsonLd.length < MAX_STRUCTURED && (left -= text.length) >= 0) facts.jsonLd.push(text)
    } else if (/\/json/i.test(type)) {
      if (
        !facts.productJson &&
        [...script.attributes].some(({ name, value }) => /^product|data-product/i.test(name === 'id' ? value : name))
      )
        facts.productJson = text
    } else if (dataLeft > 0 && /^$|javascript|module/i.test(type)) {
      const mark = text.search(MARK)
      if (mark < 0) continue
      const part = text.slice(Math.max(0, mark - BEFORE_MARK)).slice(0, MAX_DATA)
      dataLeft -= part.length
      facts.data.push(part)
    }
    looked += text.length
    if (looked < MAX_STEP && at % 50) continue
    looked = 0
    yield
  }
  return facts
}

/** The form that buys, as far as it says what: WooCommerce keeps all variations in it, others the number of the chosen one. */
export function* readCartForm(doc: Document): Steps<PageFacts['cart']> {
  const forms = doc.getElementsByTagName('form')
  for (let at = 0; at < forms.length && at < MAX_FORMS; at++) {
    yield
    const form = forms[at] as Element
    const fields: Record<string, string> = {}
    const isCart = CART.test(form.getAttribute('action') ?? '')
    let most = MAX_FIELDS
    for (const field of form.querySelectorAll(isCart ? CART_FIELDS : FIELDS)) {
      const name = field.getAttribute('name') ?? ''
      const { value } = field as HTMLInputElement
      if (!value || most-- < 0) continue
      if (field.getAttribute('type') === 'radio' && !(field as HTMLInputElement).checked) continue
      fields[name.slice(0, 100)] ??= value.slice(0, 200)
    }
    const given = form.getAttribute('data-product_variations') ?? ''
    const sku = form.getAttribute('data-product-sku')
    if (sku) fields.sku ??= sku.slice(0, 200)
    if (given || Object.keys(fields).length > 0)
      return { fields, variations: given.length <= MAX_VARIATIONS ? given : '' }
  }
  return null
}

/** A selector of the fields with these names. The browser looks for them: a shop's form may have hundreds of others. */
function fieldsOf(...names: string[]): string {
  return `:is(input,select,button):is(${names.map((name) => `[name${name} i]`).join()})`
}
