/**
 * Where a card's link leads. Contacts get the hub's address of it (`/l/TOKEN`), which sends them on to what is built here:
 * the product's page, or straight to the checkout, marked so that the order can be found back by the token.
 */
import type { ProductCard } from './product'
import type { ConnectedStore } from './store'

/** What of a connected store decides how its links look. */
export type LinkedStore = Pick<ConnectedStore, 'platform' | 'address'>

/** Written on every order that comes from a card: in the visit's UTM parameters, and in the cart of a checkout link. */
export const LINK_SOURCE = 'alongside'
export const LINK_MEDIUM = 'chat'
/** The cart attribute at Shopify, where the merchant sees it among the order's details. */
export const CART_ATTRIBUTE = 'alongside'

/** Can the link itself apply the card's discount code? WooCommerce takes one at its checkout only. */
export function appliesDiscount({ platform }: Pick<LinkedStore, 'platform'>, opens: 'product' | 'checkout'): boolean {
  return platform === 'shopify' || opens === 'checkout'
}

/** `store`: of the card's source; null where there is none, or none any more. `token` null: not marked, to be looked at. */
export function cardDestination(card: ProductCard, store: LinkedStore | null, token: string | null): string {
  const { source } = card
  if (!source || !store) return marked(new URL(card.url), token).href
  const checksOut = source.opens === 'checkout' && source.variantId !== null
  if (store.platform === 'woocommerce') return checksOut ? wooCheckout(source, store, token) : productPage(card, token)
  return checksOut ? shopifyCheckout(source, store, token) : shopifyProduct(card, store, token)
}

type Source = NonNullable<ProductCard['source']>

const productPage = (card: ProductCard, token: string | null): string => marked(new URL(card.url), token).href

/** https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks */
function shopifyCheckout(source: Source, { address }: LinkedStore, token: string | null): string {
  const { variantId, quantity, discountCode } = source
  const url = new URL(`${address}/cart/${encodeURIComponent(variantId ?? '')}:${quantity}`)
  if (discountCode !== null) url.searchParams.set('discount', discountCode)
  if (token !== null) url.searchParams.set(`attributes[${CART_ATTRIBUTE}]`, token)
  return marked(url, token).href
}

/** With a code, the address that applies it and goes on to the page: https://help.shopify.com/manual/discounts */
function shopifyProduct(card: ProductCard, { address }: LinkedStore, token: string | null): string {
  const page = new URL(card.url)
  const { variantId, discountCode } = card.source ?? {}
  if (variantId) page.searchParams.set('variant', variantId)
  marked(page, token)
  if (!discountCode) return page.href
  const url = new URL(`${address}/discount/${encodeURIComponent(discountCode)}`)
  // Two slashes at its beginning would name another site.
  url.searchParams.set('redirect', page.pathname.replace(/^\/+/, '/') + page.search)
  return url.href
}

/** WooCommerce 10 and newer: https://developer.woocommerce.com/docs/best-practices/urls-and-routing/checkout-urls */
function wooCheckout(source: Source, { address }: LinkedStore, token: string | null): string {
  const { variantId, quantity, discountCode } = source
  const url = new URL(`${address}/checkout-link/`)
  url.searchParams.set('products', `${variantId}:${quantity}`)
  if (discountCode !== null) url.searchParams.set('coupon', discountCode)
  return marked(url, token).href
}

/** What the page's own address says of its source gives way. */
function marked(url: URL, token: string | null): URL {
  if (token === null) return url
  url.searchParams.set('utm_source', LINK_SOURCE)
  url.searchParams.set('utm_medium', LINK_MEDIUM)
  url.searchParams.set('utm_content', token)
  return url
}
