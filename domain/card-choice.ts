/**
 * The card of what somebody chose of a store's product: this variant, so many, with this code, leading there. The sheet
 * makes it to show it, the hub makes it again from what the store says when it is sent.
 */
import { reducedPrice, type Discount } from './discount'
import type { ProductId, StoreId } from './ids'
import type { CardSource, ProductCard } from './product'
import type { StorePlatform } from './store'
import { cardOfStoreProduct, type ProductVariant, type Sold } from './store-product'

export interface Choice {
  /** null: none is chosen; the card is of the product as a whole. */
  variantId: string | null
  quantity: number
  opens: CardSource['opens']
  discount: Discount | null
}

/** The store it is from. */
export interface ShopOf {
  id: StoreId
  platform: StorePlatform
  /** ConnectedStore.address */
  address: string
}

export function cardOfChoice(product: Sold, shop: ShopOf, choice: Choice, productId: ProductId | null): ProductCard {
  const variant = product.variants.find(({ externalId }) => externalId === choice.variantId) ?? null
  const opens = variant === null ? 'product' : choice.opens
  const card = variant === null ? cardOfStoreProduct(product) : cardOfVariant(product, variant)
  const { quantity, discount } = choice
  // A product's page asks for the code at the end: only the link to the checkout brings it along, and its price.
  const code = discount !== null && opens === 'checkout' ? discount : null
  const reduced = code && card.price ? reducedPrice(code, card.price, quantity) : null
  return {
    ...card,
    productId,
    url: variant !== null && opens === 'checkout' ? checkoutOf(product, variant, shop, choice) : card.url,
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

/**
 * Shopify: https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks. WooCommerce: with a code, its link to the
 * checkout of version 10 on (https://developer.woocommerce.com/docs/best-practices/urls-and-routing/checkout-urls);
 * without one, the older way, which every version takes.
 */
function checkoutOf({ url }: Sold, variant: ProductVariant, shop: ShopOf, { quantity, discount }: Choice): string {
  const id = encodeURIComponent(variant.externalId)
  if (shop.platform === 'shopify') {
    const link = new URL(`/cart/${id}:${quantity}`, url)
    if (discount) link.searchParams.set('discount', discount.code)
    return link.href
  }
  if (!discount) return `${shop.address}/checkout/?add-to-cart=${id}&quantity=${quantity}`
  return `${shop.address}/checkout-link/?products=${id}:${quantity}&coupon=${encodeURIComponent(discount.code)}`
}
