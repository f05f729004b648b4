/** Connected stores and what is asked of them: lines of the table of routes (hub-api.ts). */
import { z } from 'zod'
import { Instant, StoreId } from '@/domain/ids'
import { ConnectedStore } from '@/domain/store'
import { StoreProduct } from '@/domain/store-product'
import type { Endpoint } from './hub-api'

/** The Admin API's version where nothing else is chosen. Shopify keeps each for at least twelve months. */
export const SHOPIFY_API_VERSION = '2026-10'

const secret = z.string().trim().min(1).max(500)
const apiVersion = z
  .string()
  .regex(/^20\d\d-(01|04|07|10)$/)
  .default(SHOPIFY_API_VERSION)

/** A custom app made in the shop's admin: its permanent token. Without its API secret, webhooks cannot be checked. */
const ShopifyToken = z.object({
  kind: z.literal('shopify_token'),
  token: secret,
  apiSecret: secret.nullable().default(null),
  apiVersion,
})
/** An app of the Dev Dashboard, of the same organisation as the shop. */
const ShopifyApp = z.object({ kind: z.literal('shopify_app'), clientId: secret, clientSecret: secret, apiVersion })
export const WooCommerceAccess = z.object({
  kind: z.literal('woocommerce'),
  consumerKey: secret,
  consumerSecret: secret,
})
/**
 * An app that its owner lets into a shop of somebody else's: what came of the approval (authorization code grant), never
 * sent by anybody. `expiresAt`, `refreshToken`: null for a token that lasts, as Shopify gives one to some custom apps.
 */
export const ShopifyGrant = z.object({
  kind: z.literal('shopify_grant'),
  clientId: secret,
  clientSecret: secret,
  apiVersion,
  token: z.string().min(1),
  expiresAt: Instant.nullable(),
  refreshToken: z.string().min(1).nullable(),
})
export type ShopifyGrant = z.infer<typeof ShopifyGrant>
export type ShopifyAccess = z.infer<typeof ShopifyToken> | z.infer<typeof ShopifyApp> | ShopifyGrant
export type WooCommerceAccess = z.infer<typeof WooCommerceAccess>

/** What opens a store. It goes in, and never comes out. */
export const StoreAccess = z.discriminatedUnion('kind', [ShopifyToken, ShopifyApp, WooCommerceAccess])
export type StoreAccess = z.infer<typeof StoreAccess>
/** What the hub keeps of it, sealed. */
export const KeptAccess = z.discriminatedUnion('kind', [...StoreAccess.options, ShopifyGrant])
export type KeptAccess = z.infer<typeof KeptAccess>

export const NewStore = z.object({
  /** Made by whoever asks: the idempotency key. */
  id: StoreId,
  /** As it is copied: `linen`, `linen.myshopify.com`, its page in Shopify's admin; of WooCommerce, the site's. */
  address: z.string().trim().min(1).max(500),
  access: StoreAccess,
})
export type NewStore = z.infer<typeof NewStore>

/** `id`: of a store that is connected, to have it approve anew; otherwise of the one that will be. */
export const NewGrant = NewStore.omit({ access: true }).extend(ShopifyApp.omit({ kind: true }).shape)
export type NewGrant = z.infer<typeof NewGrant>

const store = z.object({ storeId: StoreId })

export const STORE_ENDPOINTS = {
  listStores: {
    method: 'get',
    path: '/stores',
    access: 'workspace.read',
    response: z.object({
      stores: z.array(ConnectedStore),
      /** Where Shopify sends whoever has approved an app: to be allowed in the app's settings. */
      grantCallback: z.url(),
    }),
    summary: 'Connected stores, the first connected first',
  },
  connectStore: {
    method: 'post',
    path: '/stores',
    access: 'workspace.manage',
    body: NewStore,
    status: 201,
    response: ConnectedStore,
    summary:
      'Connect a store, once it has answered: its catalogue is read from then on. `details.field` of a refusal is the field it belongs beside: `address` or `access`',
  },
  beginShopifyGrant: {
    method: 'post',
    path: '/stores/shopify-grants',
    access: 'workspace.manage',
    body: NewGrant,
    status: 201,
    response: z.object({ url: z.url(), expiresAt: Instant }),
    summary:
      'Have a shop approve an app (OAuth authorization code grant): whoever opens `url` and may install apps there decides. It is connected when they do; `url` is good once, until `expiresAt`',
  },
  changeStoreAccess: {
    method: 'put',
    path: '/stores/{storeId}/access',
    access: 'workspace.manage',
    params: store,
    body: z.object({ access: StoreAccess }),
    response: ConnectedStore,
    summary:
      'Another key for a connected store, once the store has answered to it. Webhooks signed with the secret before are taken for thirty days more',
  },
  testStore: {
    method: 'post',
    path: '/stores/{storeId}/test',
    access: 'workspace.manage',
    params: store,
    response: ConnectedStore,
    summary: 'Ask a store whether it still answers: the outcome is its `problem`, and name and currency are read anew',
  },
  syncStore: {
    method: 'post',
    path: '/stores/{storeId}/sync',
    access: 'workspace.manage',
    params: store,
    status: 202,
    response: ConnectedStore,
    summary: 'Read the whole catalogue anew. While one is under way, it goes on and no other begins',
  },
  disconnectStore: {
    method: 'delete',
    path: '/stores/{storeId}',
    access: 'workspace.manage',
    params: store,
    response: null,
    summary: 'Forget a store, what opens it, and its catalogue. Cards that were sent stay as they are',
  },
  askStore: {
    method: 'get',
    path: '/stores/{storeId}/products',
    access: 'conversation.read',
    params: store,
    query: z.object({
      by: z.enum(['text', 'handle', 'id']),
      value: z.string().trim().min(1).max(255),
      /** ISO 3166, two letters: prices of that market, where the store has markets. */
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    }),
    response: z.object({ products: z.array(StoreProduct) }),
    summary: 'Products as the store itself says they are now, with price and stock of every variant; at most ten',
  },
} as const satisfies Record<string, Endpoint>
