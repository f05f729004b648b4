/** Shopify's orders and customers as ours. Pure: no network, no clock. */
import { z } from 'zod'
import { sameEmail, wholePhone } from '@/domain/reach'
import type { FulfilmentState, OrderItem, PaymentState, StoreCustomer, StoreOrder } from '@/domain/store-order'
import type { Buyer } from '../order-reader'
import { cut, moneyOf, webUrlOf } from '../price'

const LegacyId = z.union([z.string(), z.number()]).transform(String)
const Named = z.object({ legacyResourceId: LegacyId }).nullable()
const MoneyBag = z.object({ presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }) })
const Instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

/** Address and number are null where Shopify withholds protected customer data: that is no mistake. */
export const Customer = z.object({
  legacyResourceId: LegacyId,
  displayName: z.string().nullable(),
  numberOfOrders: z.union([z.string(), z.number()]).transform(Number),
  createdAt: Instant,
  defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
  defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
})
export type Customer = z.infer<typeof Customer>

const Item = z.object({
  title: z.string(),
  variantTitle: z.string().nullable(),
  sku: z.string().nullable(),
  quantity: z.number().int(),
  discountedTotalSet: MoneyBag,
  image: z.object({ url: z.string() }).nullable(),
  product: Named,
  variant: Named,
})
export const Order = z.object({
  legacyResourceId: LegacyId,
  name: z.string(),
  processedAt: Instant,
  cancelledAt: z.string().nullable(),
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string(),
  returnStatus: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  subtotalLineItemsQuantity: z.number().int(),
  totalPriceSet: MoneyBag,
  lineItems: z.object({ nodes: z.array(Item) }),
  fulfillments: z.array(
    z.object({
      displayStatus: z.string().nullable(),
      trackingInfo: z.array(
        z.object({ number: z.string().nullable(), company: z.string().nullable(), url: z.string().nullable() }),
      ),
    }),
  ),
})
export type Order = z.infer<typeof Order>
/** In a list, only whose it is; on its own, with who they are. */
export const ListedOrder = Order.extend({ customer: Named })
export const WholeOrder = Order.extend({ customer: Customer.nullable() })

/** Of somebody who is no customer yet, the shop makes one when they leave their address. */
export const Checkout = z.object({
  completedAt: z.string().nullable(),
  customer: z
    .object({
      legacyResourceId: LegacyId,
      defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
    })
    .nullable(),
  lineItems: z.object({ nodes: z.array(z.object({ product: Named, variant: Named })) }),
})

/** A search may find whoever has the address among others. */
export const isLeftBy = ({ completedAt, customer }: z.infer<typeof Checkout>, of: Omit<Buyer, 'phone'>): boolean =>
  completedAt === null &&
  customer !== null &&
  (customer.legacyResourceId === of.customerId ||
    (of.email !== null && sameEmail(customer.defaultEmailAddress?.emailAddress ?? null) === of.email))

const orNull = (text: string | null, max: number) =>
  text === null || text.trim() === '' ? null : cut(text.trim(), max)
const bagOf = ({ presentmentMoney: { amount, currencyCode } }: z.infer<typeof MoneyBag>) =>
  moneyOf(amount, currencyCode)

export function toStoreCustomer(customer: Customer, admin: string): StoreCustomer {
  const { legacyResourceId: id, displayName, defaultEmailAddress: email, defaultPhoneNumber: phone } = customer
  return {
    externalId: id,
    name: orNull(displayName, 200),
    email: orNull(email?.emailAddress ?? null, 320),
    phone: orNull(phone?.phoneNumber ?? null, 64),
    orderCount: Number.isSafeInteger(customer.numberOfOrders) ? customer.numberOfOrders : null,
    since: customer.createdAt,
    adminUrl: `${admin}/customers/${id}`,
  }
}

/** Whoever ordered without an account; null: the store does not say who that was. */
export function guestOf({ email, phone }: Order): StoreCustomer | null {
  const said = { email: orNull(email, 320), phone: orNull(phone, 64) }
  if (said.email === null && said.phone === null) return null
  return { externalId: null, name: null, ...said, orderCount: null, since: null, adminUrl: null }
}

export function toStoreOrder(order: Order, admin: string): StoreOrder {
  const { legacyResourceId: id } = order
  return {
    externalId: id,
    name: orNull(order.name, 100) ?? `#${id}`,
    placedAt: order.processedAt,
    payment: PAYMENT[order.displayFinancialStatus ?? ''] ?? 'pending',
    fulfilment: fulfilmentOf(order),
    isCancelled: order.cancelledAt !== null,
    total: bagOf(order.totalPriceSet),
    items: order.lineItems.nodes.map(toItem),
    pieces: order.subtotalLineItemsQuantity,
    tracking: order.fulfillments
      .flatMap(({ trackingInfo }) => trackingInfo)
      .map(({ number, company, url }) => ({
        number: orNull(number, 200),
        company: orNull(company, 200),
        url: webUrlOf(url),
      })),
    adminUrl: `${admin}/orders/${id}`,
  }
}

function toItem({ title, variantTitle, sku, quantity, ...more }: Order['lineItems']['nodes'][number]): OrderItem {
  return {
    title: cut(title, 300),
    // What Shopify calls the only variant of a product.
    variant: variantTitle === 'Default Title' ? null : orNull(variantTitle, 200),
    sku: orNull(sku, 200),
    quantity,
    total: bagOf(more.discountedTotalSet),
    imageUrl: webUrlOf(more.image?.url),
    productId: more.product?.legacyResourceId ?? null,
    variantId: more.variant?.legacyResourceId ?? null,
  }
}

const PAYMENT: Record<string, PaymentState | undefined> = {
  PENDING: 'pending',
  AUTHORIZED: 'authorized',
  PARTIALLY_PAID: 'partially_paid',
  PAID: 'paid',
  PARTIALLY_REFUNDED: 'partially_refunded',
  REFUNDED: 'refunded',
  VOIDED: 'voided',
  EXPIRED: 'expired',
}
const FULFILMENT: Record<string, FulfilmentState | undefined> = {
  FULFILLED: 'fulfilled',
  FULFILLMENT_NOT_REQUIRED: 'fulfilled',
  PARTIALLY_FULFILLED: 'partly_fulfilled',
  IN_PROGRESS: 'in_progress',
  PENDING_FULFILLMENT: 'in_progress',
  ON_HOLD: 'on_hold',
}
const ARRIVED = new Set(['DELIVERED', 'PICKED_UP'])
const ON_THE_WAY = new Set(['CARRIER_PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'ATTEMPTED_DELIVERY', 'DELAYED'])

/** The last that happened to it: what the carrier says goes beyond “fulfilled”, a return goes beyond that. */
function fulfilmentOf({
  cancelledAt,
  returnStatus,
  displayFulfillmentStatus: said,
  fulfillments,
}: Order): FulfilmentState {
  if (cancelledAt !== null) return 'cancelled'
  if (returnStatus === 'RETURNED' || returnStatus === 'INSPECTION_COMPLETE') return 'returned'
  const state = FULFILMENT[said] ?? 'unfulfilled'
  if (state !== 'fulfilled') return state
  const parcels = fulfillments.map(({ displayStatus }) => displayStatus ?? '').filter((each) => each !== 'CANCELED')
  if (parcels.length > 0 && parcels.every((each) => ARRIVED.has(each))) return 'delivered'
  return parcels.some((each) => ON_THE_WAY.has(each)) ? 'in_transit' : 'fulfilled'
}

/**
 * The orders of an account, and those that were made with an address; null: nothing to find them by. In quotes, where only a
 * quote and a backslash are syntax (https://shopify.dev/docs/api/usage/search-syntax).
 */
export function ordersQuery({ customerId, email }: Omit<Buyer, 'phone'>): string | null {
  const terms = [
    customerId === null ? null : `customer_id:${customerId}`,
    email === null ? null : `email:"${email.replace(/["\\]/g, '\\$&')}"`,
  ].filter((term) => term !== null)
  return terms.length === 0 ? null : terms.join(' OR ')
}

/** What was begun at the checkout with an address, and not paid yet. */
export const checkoutsQuery = (email: string): string => `status:open AND "${email.replace(/["\\]/g, '\\$&')}"`

/** A search may find by part of an address. */
export const isOf = ({ customer, email, phone }: z.infer<typeof ListedOrder>, buyer: Buyer): boolean =>
  (buyer.customerId !== null && customer?.legacyResourceId === buyer.customerId) ||
  (buyer.email !== null && sameEmail(email) === buyer.email) ||
  (buyer.phone !== null && wholePhone(phone) === buyer.phone)
