/** The card made of what a page claims. Free of zod, for pages. */
import type { PageProduct, ProductCard } from './product'

export function cardOf(product: PageProduct): ProductCard {
  const { name, price, compareAtPrice, availability, imageUrl, url, variant } = product
  return { productId: null, title: name, variant, imageUrl, url, price, compareAtPrice, availability, source: null }
}
