/** What the Shopify admin's product form holds. By tags, for which the browser tries no selector on every element. */
import type { PageFacts } from './facts'
import { SIGN } from './letters'
import type { Steps } from './steps'

const MAX_LOOKED_AT = 2_000
const FIELDS = ['title', 'price', 'compareAtPrice', 'sku', 'vendor']
const MAX_LINKS = 50
const CURRENCY = new RegExp(`[${SIGN}]|\\b[A-Z]{3}\\b`)

/** Null on every other page of the admin's: what those say of a product, nobody asks. */
export function* readAdminForm(doc: Document, { pathname }: URL): Steps<PageFacts['form']> {
  if (!/\/products\/\d/.test(pathname)) return null
  const form: NonNullable<PageFacts['form']> = { fields: {}, besidePrice: null, links: [], picture: null }
  const byTag = (name: string) =>
    Array.prototype.slice.call(doc.getElementsByTagName(name), 0, MAX_LOOKED_AT) as Element[]
  for (const input of byTag('input')) {
    const given = input.getAttribute('name')?.toLowerCase()
    const name = FIELDS.find((field) => field.toLowerCase() === given)
    const { value } = input as HTMLInputElement
    if (!name || !value || name in form.fields) continue
    form.fields[name] = value.slice(0, 500)
    if (name === 'price') form.besidePrice = besideOf(input)
  }
  yield
  for (const link of byTag('a')) {
    const address = link.getAttribute('href') ?? ''
    if (address.includes('/products/') && form.links.length < MAX_LINKS) form.links.push(address.slice(0, 4_096))
  }
  yield
  for (const image of byTag('img')) {
    const address = image.getAttribute('src') ?? ''
    if (/\/(?:products|files)\//.test(address)) form.picture ??= address.slice(0, 4_096)
  }
  return form
}

/** The nearest text around a price's field that names a currency. */
function besideOf(field: Element): string | null {
  let around = field.parentElement
  for (let step = 0; around && step < 5; step++, around = around.parentElement) {
    const text = (around.textContent ?? '').slice(0, 200)
    if (CURRENCY.test(text)) return text
  }
  return null
}
