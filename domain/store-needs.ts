/**
 * What each thing we do with a store needs to be allowed there, and beside which field of the form a refusal belongs. The one
 * place where Shopify's scopes are listed: what is asked for, what is shown to be ticked, and what a store lacks come from here.
 */
import type { ErrorCode } from './errors'

/** https://shopify.dev/docs/api/usage/access-scopes. Only `catalogue` is a must: without the others, their feature is not there. */
export const STORE_FEATURES = {
  catalogue: ['read_products'],
  orders: ['read_orders', 'read_customers'],
  discounts: ['read_discounts'],
} as const satisfies Record<string, readonly string[]>
export type StoreFeature = keyof typeof STORE_FEATURES
export type ShopifyScope = (typeof STORE_FEATURES)[StoreFeature][number]

export const SHOPIFY_SCOPES: readonly ShopifyScope[] = Object.values(STORE_FEATURES).flat()

/** Those a store has not granted. Who may write may read. */
export function scopesLacking(granted: readonly string[]): ShopifyScope[] {
  return SHOPIFY_SCOPES.filter(
    (scope) => !granted.includes(scope) && !granted.includes(scope.replace(/^read_/, 'write_')),
  )
}

/** The address of the store, or what opens it. */
export type StoreField = 'address' | 'access'

const FIELDS: Partial<Record<ErrorCode, StoreField>> = {
  address_not_allowed: 'address',
  store_already_connected: 'address',
  store_address_wrong: 'address',
  store_unreachable: 'address',
  store_closed: 'address',
  store_key_refused: 'access',
  store_permission_missing: 'access',
}
/** undefined: it is about none of them. */
export const storeFieldOf = (code: ErrorCode): StoreField | undefined => FIELDS[code]
