/** The workspace's stores and their catalogue, as the hub answers for them. */
import type { StoreId } from '@/domain/ids'
import type { PageDescription } from '@/domain/page'
import type { ProductCard } from '@/domain/product'
import type { ConnectedStore } from '@/domain/store'
import type { FoundProduct, ProductPlace } from '@/protocol/product-api'
import { cardOfChoice } from '@/domain/card-choice'
import { variantNamed } from '@/domain/offer'
import { firstVariant } from '@/domain/variant-options'
import { askHub } from '@/services/hub-client/ask'

export async function findProducts(places: ProductPlace[]): Promise<(FoundProduct | null)[]> {
  return places.length === 0 ? [] : (await askHub('findProducts', { body: { places } })).found
}

export interface OnPage {
  found: FoundProduct
  /** null: no connected store stands behind it. */
  store: ConnectedStore | null
}

/** By the page of the shop, and by the page that is looked at: in a shop's admin they are two. */
export async function findOnPage({ url, product }: PageDescription): Promise<OnPage | null> {
  const urls = [...new Set([url, ...(product ? [product.url] : [])])]
  const all = await findProducts(urls.map((each) => ({ at: 'url', url: each })))
  const found = all.find((each) => each?.variantId != null) ?? all.find((each) => each !== null) ?? null
  if (!found) return null
  const { storeId } = found.product
  return { found, store: storeId === null ? null : await storeOf(storeId) }
}

async function storeOf(storeId: StoreId): Promise<ConnectedStore | null> {
  const { stores } = await askHub('listStores', {})
  return stores.find(({ id }) => id === storeId) ?? null
}

/** The store's card of what the page is about: its variant, as far as the page says which. */
export function cardOfPage({ product: claim }: PageDescription, { found, store }: OnPage): ProductCard | null {
  if (store === null) return null
  const { product, variantId } = found
  const named = variantId ?? (claim && variantNamed(product, claim))
  const isClear = named !== null || product.variants.length === 1
  const chosen = isClear ? (firstVariant(product, named)?.externalId ?? null) : null
  const choice = { variantId: chosen, quantity: 1, opens: 'product', discount: null } as const
  return cardOfChoice(product, store, choice, product.productId)
}
