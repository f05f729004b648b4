/** What the hub asks of a shop's own system, whichever it is. Each platform is one folder beside this file. */
import type { DiscountAnswer } from '@/domain/discount'
import type { StoreProduct } from '@/domain/store-product'
import type { AttributionReader } from './attribution'
import type { FetchGuarded } from '../http/client'
import type { OrderReader } from './order-reader'

/** What a test of the connection finds. */
export interface StoreDescription {
  name: string
  /** ISO 4217: what prices are in when no country is named. */
  currency: string
  /** The version that answered, where the platform has versions. */
  apiVersion: string | null
  /** What it has granted, by Shopify's names; null: the platform has no scopes. */
  scopes: string[] | null
}

export type ProductRef = { by: 'id'; value: string } | { by: 'handle'; value: string }

export interface ProductPage {
  products: StoreProduct[]
  /** Where the next page begins; null: this was the last. Good for as long as the store keeps it. */
  next: string | null
}

/** What a discount code is to be used on. `variantId`: null while none is chosen. */
export interface DiscountedItem {
  externalId: string
  variantId: string | null
}

/** A country (ISO 3166, two letters) whose market's prices are wanted; left out, those of the store's own currency. */
export interface Market {
  country?: string | undefined
}

/**
 * Every method throws an AppError whose code has words for a person (refusal.ts): `store_key_refused`,
 * `store_permission_missing`, `store_address_wrong`, `store_closed`, `store_busy`, `store_unreachable`, `store_failed`,
 * and `address_not_allowed` for addresses the hub may not call. Only what a shopper can open is answered: drafts, and
 * products without a page, are as good as not there.
 */
export interface StoreClient extends OrderReader, AttributionReader {
  /** Proves that the key opens the store and may read its products. */
  describe(): Promise<StoreDescription>
  /** The whole catalogue, page by page from null on, in an order that does not move while it is read. */
  page(cursor: string | null): Promise<ProductPage>
  /** Those that are there, in any order. At most `BY_ID_MAX` ids. */
  byIds(ids: readonly string[]): Promise<StoreProduct[]>
  /** By words of the title, best first. WooCommerce has no markets and answers in its one currency. */
  search(text: string, options: Market & { limit: number }): Promise<StoreProduct[]>
  /** null: there is none a shopper can open. */
  product(ref: ProductRef, options: Market): Promise<StoreProduct | null>
  /** What the code is, and whether it is for this product. */
  discount(code: string, item: DiscountedItem): Promise<DiscountAnswer>
  /** Has the store tell `address` of every change to a product. Asked again, it changes nothing that is right already. */
  watch(address: string): Promise<void>
  /** Ends what `watch` and `watchOrders` began. */
  unwatch(address: string): Promise<void>
}

/** As many ids as every platform takes in one request. */
export const BY_ID_MAX = 20

/** What a client reaches the world by. `fetch` and `wait` end with the work they are part of. */
export interface Reach {
  fetch: FetchGuarded
  /** Resolves after `ms`; rejects when the work is over before that. */
  wait: (ms: number) => Promise<void>
  /** What one question may wait for its turn in all. After that it is refused as `store_busy`. */
  patienceMs: number
  /** Epoch ms. */
  now: () => number
}
