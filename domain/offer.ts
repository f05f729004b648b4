/** A product that can be recommended, wherever it was met: in the catalogue, on the page, on a card of before. */
import type { ProductCard } from './product'
import { cardOfStoreProduct } from './card'
import type { StoredProduct, StoreProduct } from './store-product'

export interface Offer {
  key: string
  /** What is shown of it in a list, and what is sent where nothing is chosen. */
  card: ProductCard
  /** How many there are of what is shown; null: not known. */
  stock: number | null
  /** As the catalogue has it; null: it is not in it. */
  product: StoredProduct | null
  variantId: string | null
}

export function offerOfProduct(product: StoredProduct, variantId: string | null): Offer {
  const { variants } = product
  const variant = variants.find(({ externalId }) => externalId === variantId) ?? null
  const shown = variant ?? (variants.length === 1 ? variants[0]! : null)
  const whole = product.storeId === null ? cardOfRow(product) : cardOfStoreProduct(product)
  return {
    key: `product/${product.productId}`,
    card: {
      ...whole,
      productId: product.productId,
      ...(variant && {
        ...{ variant: variant.title, price: variant.price, compareAtPrice: variant.compareAtPrice },
        ...{ availability: variant.availability, imageUrl: variant.imageUrl ?? product.imageUrl },
      }),
    },
    stock: shown?.stock ?? null,
    product,
    variantId: variant?.externalId ?? null,
  }
}

/** What a page claims, or what was sent before: nothing more is known of it. */
export const offerOfCard = (card: ProductCard): Offer => ({
  ...{ key: `card/${card.url}`, card, stock: null, product: null, variantId: null },
})

/** Of a catalogue without a store: the row is the card. */
function cardOfRow(row: StoredProduct): ProductCard {
  const { productId, title, variant, imageUrl, url, price, compareAtPrice, availability } = row
  return { productId, title, variant, imageUrl, url, price, compareAtPrice, availability, source: null }
}

/** The same thing in two sections stands in the first of them. */
export function withoutRepeats<Section extends { offers: Offer[] }>(sections: Section[]): Section[] {
  const seen = new Set<string>()
  const isNew = ({ key }: Offer) => !seen.has(key) && seen.add(key).has(key)
  return sections.map((section) => ({ ...section, offers: section.offers.filter(isNew) }))
}

/** The variant a page means, by what it calls it or by its number of the stock; null: it does not say. */
export function variantNamed(
  { variants }: Pick<StoreProduct, 'variants'>,
  claim: { sku: string | null; variant: string | null },
): string | null {
  const bySku = claim.sku === null ? undefined : variants.find(({ sku }) => sku === claim.sku)
  const byTitle = claim.variant === null ? undefined : variants.find(({ title }) => title === claim.variant)
  return (bySku ?? byTitle)?.externalId ?? null
}
