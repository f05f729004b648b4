/** An order and a customer as a connected store has them. Read when somebody looks, kept nowhere. */
import { z } from 'zod'
import { Instant } from './ids'
import { Money } from './money'
import { WebUrl } from './product'

export const PAYMENT_STATES = [
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
  'expired',
  'failed',
] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

export const FULFILMENT_STATES = [
  'unfulfilled',
  'partly_fulfilled',
  'on_hold',
  'in_progress',
  'fulfilled',
  'in_transit',
  'delivered',
  'returned',
  'cancelled',
] as const
export type FulfilmentState = (typeof FULFILMENT_STATES)[number]

export const OrderItem = z.object({
  title: z.string().max(300),
  variant: z.string().max(200).nullable(),
  sku: z.string().max(200).nullable(),
  quantity: z.int(),
  /** For all of them, after reductions. */
  total: Money.nullable(),
  imageUrl: WebUrl.nullable(),
  /** The store's own numbers; null: no longer sold. */
  productId: z.string().max(200).nullable(),
  variantId: z.string().max(200).nullable(),
})
export type OrderItem = z.infer<typeof OrderItem>

export const Tracking = z.object({
  number: z.string().max(200).nullable(),
  company: z.string().max(200).nullable(),
  url: WebUrl.nullable(),
})
export type Tracking = z.infer<typeof Tracking>

export const StoreOrder = z.object({
  /** The store's own number of it, as in its page's address in the admin. */
  externalId: z.string().min(1).max(200),
  /** As people call it: `#1001`. */
  name: z.string().min(1).max(100),
  placedAt: Instant,
  payment: z.enum(PAYMENT_STATES),
  fulfilment: z.enum(FULFILMENT_STATES),
  isCancelled: z.boolean(),
  total: Money.nullable(),
  items: z.array(OrderItem),
  /** Pieces in all: of a long order, `items` holds only the first. */
  pieces: z.int(),
  tracking: z.array(Tracking),
  /** Its page in the store's own admin. */
  adminUrl: WebUrl,
})
export type StoreOrder = z.infer<typeof StoreOrder>

/** Whose order it is. Matched with contacts by number, email and phone, never by name. */
export const StoreCustomer = z.object({
  /** null: a guest without an account. */
  externalId: z.string().min(1).max(200).nullable(),
  name: z.string().max(200).nullable(),
  email: z.string().max(320).nullable(),
  /** As the store has it, with the country's code where it has that. */
  phone: z.string().max(64).nullable(),
  orderCount: z.int().nullable(),
  since: Instant.nullable(),
  adminUrl: WebUrl.nullable(),
})
export type StoreCustomer = z.infer<typeof StoreCustomer>
