/** A connected store: where the catalogue comes from. What opens it (tokens, keys) never leaves the hub. */
import { z } from 'zod'
import { ERROR_CODES } from './errors'
import { Instant, StoreId } from './ids'
import { SHOPIFY_SCOPES } from './store-needs'

export const STORE_PLATFORMS = ['shopify', 'woocommerce'] as const
export type StorePlatform = (typeof STORE_PLATFORMS)[number]

/**
 * Does the store tell us of its own when a product changes? `pending`: not asked to yet. `no_secret`: what was given to
 * connect it holds nothing its messages could be checked by. `refused`: it would not; the key may not, or the hub's
 * address cannot be reached from there. Where it does not, the catalogue is as old as the last sync.
 */
export const STORE_UPDATES = ['live', 'pending', 'no_secret', 'refused'] as const
export type StoreUpdates = (typeof STORE_UPDATES)[number]

export const ConnectedStore = z.object({
  id: StoreId,
  platform: z.enum(STORE_PLATFORMS),
  name: z.string(),
  /** Its origin: `https://linen.myshopify.com`; of a WooCommerce site with the folder it is in, if it is in one. */
  address: z.string(),
  /** ISO 4217, of the prices in the catalogue. */
  currency: z.string(),
  /** The version of its API that answered; null where there is only one. */
  apiVersion: z.string().nullable(),
  updates: z.enum(STORE_UPDATES),
  /** Why it could not be reached the last time; null: it could. */
  problem: z.enum(ERROR_CODES).nullable(),
  /** Scopes it has not granted (domain/store-needs.ts): what needs them is not there. Empty where there are no scopes. */
  lacks: z.array(z.enum(SHOPIFY_SCOPES)),
  /** Of the catalogue. `isRunning`: being read now, or about to be. `read`: how many of `products` this reading has seen so far. */
  sync: z.object({
    isRunning: z.boolean(),
    products: z.number().int(),
    read: z.number().int(),
    finishedAt: Instant.nullable(),
  }),
  connectedAt: Instant,
})
export type ConnectedStore = z.infer<typeof ConnectedStore>
