/** The variation chosen on a WooCommerce page: its form holds all of them, each with its own price, stock and picture. */
import type { PageProduct } from '../product'
import { money } from '../price'
import type { PageFacts } from './facts'
import { reducedFrom } from './offer'
import { line, webUrl } from './text'
import { isThing, lenientJson, type Thing } from './things'

const MAX_VARIATIONS = 500

export function withChosenVariation(facts: PageFacts, here: URL, product: PageProduct | null): PageProduct | null {
  const chosen = product && chosenOf(facts)
  if (!chosen) return product
  const currency = product.price?.currency ?? null
  const price = money(chosen.display_price, currency) ?? product.price
  const image = isThing(chosen.image) ? (chosen.image.full_src ?? chosen.image.src ?? chosen.image.url) : null
  const attributes = isThing(chosen.attributes) ? chosen.attributes : {}
  const words = Object.entries(attributes).map(([name, value]) => line(value, 60) ?? line(facts.cart?.fields[name], 60))
  return {
    ...product,
    price,
    compareAtPrice: reducedFrom(money(chosen.display_regular_price, currency), price),
    availability:
      chosen.is_in_stock === false ? 'out_of_stock' : chosen.is_in_stock ? 'in_stock' : product.availability,
    imageUrl: webUrl(image, here.href)?.href ?? product.imageUrl,
    sku: line(chosen.sku, 200) ?? product.sku,
    variant: line(words.filter(Boolean).join(' / '), 200) ?? product.variant,
  }
}

/** By its number, else by all the choices made. */
function chosenOf({ cart }: PageFacts): Thing | null {
  const list = cart?.variations ? lenientJson(cart.variations) : null
  if (!cart || !Array.isArray(list)) return null
  const variations = list.slice(0, MAX_VARIATIONS).filter(isThing)
  const { variation_id: id, ...fields } = cart.fields
  if (id && id !== '0') return variations.find((one) => String(one.variation_id) === id) ?? null
  const choices = Object.entries(fields).filter(([name, value]) => /^attribute_/.test(name) && value)
  if (choices.length === 0) return null
  // An empty attribute means any.
  const isChosen = ({ attributes }: Thing) =>
    isThing(attributes) &&
    Object.entries(attributes).every(([name, value]) =>
      value ? cart.fields[name] === value : Boolean(cart.fields[name]),
    )
  return variations.find(isChosen) ?? null
}
