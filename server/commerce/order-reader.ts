/**
 * Orders and customers, as a store says they are now. Every method throws as those of StoreClient do; most often
 * `store_permission_missing`, because a key that opens the catalogue need not open these.
 */
import type { StoreCustomer, StoreOrder } from '@/domain/store-order'

/** Addresses to find people by, as domain/reach.ts writes them. null: not by this. */
export interface Reached {
  email: string | null
  phone: string | null
}

/** Whose orders: of an account, and of a guest who left these addresses. All that fit any of them. */
export interface Buyer extends Reached {
  customerId: string | null
}

/** One thing in a cart. */
export interface CartItem {
  productId: string
  variantId: string | null
}

export interface OrderReader {
  /** Where the store's own admin is, as its pages' addresses begin: `https://admin.shopify.com/store/linen`. */
  admin(): Promise<string>
  /** null: there is none. */
  customer(externalId: string): Promise<StoreCustomer | null>
  /** Accounts with one of these addresses, whole and not by part of it. */
  findCustomers(of: Reached): Promise<StoreCustomer[]>
  /** The newest first. */
  orders(of: Buyer, limit: number): Promise<StoreOrder[]>
  /** What they left at the checkout without paying, the newest first; none where a store does not tell of carts. */
  cart(of: Omit<Buyer, 'phone'>): Promise<CartItem[]>
  /** With whose it is, as far as the store says. */
  order(externalId: string): Promise<{ order: StoreOrder; customer: StoreCustomer | null } | null>
}

/** As many orders as every platform gives at a price we are willing to pay. */
export const ORDERS_MAX = 10
