/** The cards made of what a page claims, and of what a store sells. Free of zod, for pages. */
import type { PageProduct, ProductCard } from './product'
import type { ProductVariant, Sold } from './store-product'

export function cardOf(product: PageProduct): ProductCard {
  const { name, price, compareAtPrice, availability, imageUrl, url, variant } = product
  return { productId: null, title: name, variant, imageUrl, url, price, compareAtPrice, availability, source: null }
}

/** With the price of its cheapest variant that can be bought; where none can, of the cheapest. */
export function cardOfStoreProduct({ title, url, imageUrl, variants }: Sold): ProductCard {
  const buyable = variants.filter(({ availability }) => availability === 'in_stock' || availability === 'preorder')
  const candidates = buyable.length > 0 ? buyable : variants
  const [cheapest] = candidates.toSorted((a, b) => amountOf(a) - amountOf(b))
  return {
    productId: null,
    title,
    variant: null,
    imageUrl: imageUrl ?? cheapest?.imageUrl ?? null,
    url,
    price: cheapest?.price ?? null,
    compareAtPrice: cheapest?.compareAtPrice ?? null,
    availability: cheapest?.availability ?? 'unknown',
    source: null,
  }
}

/** Only to compare prices of one currency: what is shown stays the text it was. */
const amountOf = ({ price }: ProductVariant) => (price === null ? Infinity : Number(price.amount))
