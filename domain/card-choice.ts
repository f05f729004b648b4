/**
 * The card of what somebody chose of a store's product: this variant, so many, with this code, leading there. The sheet
 * makes it to show it, the hub makes it again from what the store says when it is sent.
 */
import { cardOfStoreProduct } from './card'
import { appliesDiscount } from './card-link'
import type { Discount } from './discount'
import type { ProductId } from './ids'
import type { CardSource, ProductCard } from './product'
import type { ConnectedStore } from './store'
import { reducedPrice } from './reduced-price'
import type { ProductVariant, Sold } from './store-product'

export interface Choice {
  /** null: none is chosen; the card is of the product as a whole. */
  variantId: string | null
  quantity: number
  opens: CardSource['opens']
  discount: Discount | null
}

/** The store it is from. */
export type ShopOf = Pick<ConnectedStore, 'id' | 'platform'>

export function cardOfChoice(product: Sold, shop: ShopOf, choice: Choice, productId: ProductId | null): ProductCard {
  const variant = product.variants.find(({ externalId }) => externalId === choice.variantId) ?? null
  const opens = variant === null ? 'product' : choice.opens
  const card = variant === null ? cardOfStoreProduct(product) : cardOfVariant(product, variant)
  const { quantity, discount } = choice
  // Where the link does not bring the code along, its price would be a promise.
  const code = appliesDiscount(shop, opens) ? discount : null
  const reduced = code && card.price ? reducedPrice(code, card.price, quantity) : null
  return {
    ...card,
    productId,
    price: reduced ?? card.price,
    compareAtPrice: reduced ? (card.compareAtPrice ?? card.price) : card.compareAtPrice,
    source: {
      ...{ storeId: shop.id, externalId: product.externalId, variantId: variant?.externalId ?? null },
      ...{ quantity, discountCode: discount?.code ?? null, opens },
    },
  }
}

function cardOfVariant({ title, imageUrl }: Sold, variant: ProductVariant): ProductCard {
  const { url, price, compareAtPrice, availability } = variant
  return {
    ...{ productId: null, title, variant: variant.title, imageUrl: variant.imageUrl ?? imageUrl },
    ...{ url, price, compareAtPrice, availability, source: null },
  }
}
