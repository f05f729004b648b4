/** WooCommerce's orders and customers as ours. Pure: no network, no clock. */
import { z } from 'zod'
import { sameEmail, wholePhone } from '@/domain/reach'
import type { FulfilmentState, PaymentState, StoreCustomer, StoreOrder } from '@/domain/store-order'
import type { Buyer } from '../order-reader'
import { cut, moneyOf, sumOf, webUrlOf } from '../price'
import { plain } from './products'

const Billing = z.object({ first_name: z.string(), last_name: z.string(), email: z.string(), phone: z.string() })
/** A picture that is none comes as an empty list, or with an empty address. */
const Picture = z.union([z.object({ src: z.string().nullable() }), z.array(z.unknown()), z.null()]).optional()
const Decimal = z.string().regex(/^\d+(\.\d+)?$/)

export const Order = z.object({
  id: z.number().int(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  /** Without a zone: it is UTC. */
  date_created_gmt: z.string().nullable(),
  date_paid_gmt: z.string().nullable(),
  total: z.string(),
  /** 0: a guest. */
  customer_id: z.number().int(),
  billing: Billing,
  refunds: z.array(z.unknown()),
  line_items: z.array(
    z.object({
      name: z.string(),
      /** 0: no longer sold. */
      product_id: z.number().int(),
      variation_id: z.number().int(),
      quantity: z.number(),
      /** Without the tax. */
      total: z.string(),
      total_tax: z.string(),
      sku: z.string().nullish(),
      image: Picture,
    }),
  ),
})
export type Order = z.infer<typeof Order>
export const ORDER_FIELDS =
  'id,number,status,currency,date_created_gmt,date_paid_gmt,total,customer_id,billing,refunds,line_items'

export const Customer = z.object({
  id: z.number().int(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  date_created_gmt: z.string().nullable(),
  billing: Billing.pick({ phone: true }),
})
export type Customer = z.infer<typeof Customer>
export const CUSTOMER_FIELDS = 'id,email,first_name,last_name,date_created_gmt,billing'

/** Items shown of one order. */
const ITEMS = 5
const orNull = (text: string, max: number) => (text.trim() === '' ? null : cut(text.trim(), max))
const instantOf = (gmt: string | null) => (gmt === null ? 0 : Date.parse(`${gmt}Z`) || 0)

export function toStoreCustomer({ id, email, billing, ...more }: Customer, admin: string): StoreCustomer {
  return {
    externalId: String(id),
    name: orNull(plain(`${more.first_name} ${more.last_name}`), 200),
    email: orNull(email, 320),
    phone: orNull(billing.phone, 64),
    // The API has not said it since version 3.
    orderCount: null,
    since: more.date_created_gmt === null ? null : instantOf(more.date_created_gmt),
    adminUrl: `${admin}/user-edit.php?user_id=${id}`,
  }
}

export function guestOf({ billing }: Order): StoreCustomer | null {
  const said = { email: orNull(billing.email, 320), phone: orNull(billing.phone, 64) }
  if (said.email === null && said.phone === null) return null
  const name = orNull(plain(`${billing.first_name} ${billing.last_name}`), 200)
  return { externalId: null, name, ...said, orderCount: null, since: null, adminUrl: null }
}

export function toStoreOrder(order: Order, admin: string): StoreOrder {
  const { id, currency, line_items: items } = order
  return {
    externalId: String(id),
    name: cut(`#${order.number}`, 100),
    placedAt: instantOf(order.date_created_gmt),
    payment: paymentOf(order),
    fulfilment: FULFILMENT[order.status] ?? 'in_progress',
    isCancelled: order.status === 'cancelled',
    total: moneyOf(order.total, currency),
    items: items.slice(0, ITEMS).map((item) => ({
      title: cut(plain(item.name), 300),
      variant: null, // it is in the name
      sku: orNull(item.sku ?? '', 200),
      quantity: Math.trunc(item.quantity),
      total: moneyOf(withTax(item), currency),
      imageUrl: item.image && 'src' in item.image ? webUrlOf(item.image.src) : null,
      productId: item.product_id === 0 ? null : String(item.product_id),
      variantId: item.variation_id === 0 ? null : String(item.variation_id),
    })),
    pieces: items.reduce((sum, { quantity }) => sum + Math.trunc(quantity), 0),
    tracking: [], // WooCommerce itself has none; each plugin keeps it elsewhere
    // The address of both of its ways to keep orders: the newer one sends on from it.
    adminUrl: `${admin}/post.php?post=${id}&action=edit`,
  }
}

function withTax({ total, total_tax: tax }: Order['line_items'][number]): string | null {
  const parts = z.tuple([Decimal, Decimal]).safeParse([total, tax === '' ? '0' : tax])
  return parts.success ? sumOf(...parts.data) : null
}

const PAYMENT: Record<string, PaymentState | undefined> = {
  pending: 'pending',
  'on-hold': 'pending',
  refunded: 'refunded',
  failed: 'failed',
}
/** Statuses of plugins are not known by name: whether it was paid is. */
function paymentOf({ status, date_paid_gmt: paidAt, refunds }: Order): PaymentState {
  const said = PAYMENT[status]
  if (said) return said
  if (refunds.length > 0) return 'partially_refunded'
  if (status === 'cancelled' && paidAt === null) return 'voided'
  return paidAt === null && status !== 'completed' && status !== 'processing' ? 'pending' : 'paid'
}

const FULFILMENT: Record<string, FulfilmentState | undefined> = {
  pending: 'unfulfilled',
  processing: 'unfulfilled',
  failed: 'unfulfilled',
  'on-hold': 'on_hold',
  completed: 'fulfilled',
  cancelled: 'cancelled',
  refunded: 'returned',
}

/** Its search finds by part of an address, and by any of them. */
export const isOf = ({ customer_id: id, billing }: Order, buyer: Buyer): boolean =>
  (buyer.customerId !== null && String(id) === buyer.customerId) ||
  (buyer.email !== null && sameEmail(billing.email) === buyer.email) ||
  (buyer.phone !== null && wholePhone(billing.phone) === buyer.phone)
