/** Asks a Shopify store for orders and customers, one cheap question at a time. */
import { z } from 'zod'
import type { StoreCustomer } from '@/domain/store-order'
import { ORDERS_MAX, type OrderReader, type Reached } from '../order-reader'
import type { AdminApi } from './admin-api'
import { ADMIN, CHECKOUTS, CUSTOMER_BY_ID, CUSTOMER_BY_REACH, ORDER_BY_ID, ORDERS } from './order-documents'
import { Checkout, checkoutsQuery, Customer, guestOf, isLeftBy, isOf, ListedOrder } from './orders'
import { ordersQuery, toStoreCustomer, toStoreOrder, WholeOrder } from './orders'

const SHOP_NAME = /^https:\/\/([a-z0-9-]+)\.myshopify\.com$/
const NUMBER = /^\d{1,20}$/

/** What one store's clients have learnt of it together. */
export interface AdminPlace {
  admin: string | null
}

export function createOrderReader(api: AdminApi, origin: string, place: AdminPlace): OrderReader {
  const adminOf = (shop: string) => `https://admin.shopify.com/store/${shop}`

  /** Only a shop on a host the operator named (address.ts) does not say by its address what it is called. */
  async function admin(): Promise<string> {
    const shop = SHOP_NAME.exec(origin)?.[1]
    if (shop !== undefined) return adminOf(shop)
    if (place.admin === null) {
      const shape = z.object({ shop: z.object({ myshopifyDomain: z.string() }) })
      const { shop: said } = await api.ask(ADMIN, {}, shape)
      place.admin = adminOf(said.myshopifyDomain.replace(/\.myshopify\.com$/, ''))
    }
    return place.admin
  }

  async function byReach(by: { emailAddress: string } | { phoneNumber: string }): Promise<StoreCustomer[]> {
    const shape = z.object({ customerByIdentifier: Customer.nullable() })
    const { customerByIdentifier: found } = await api.ask(CUSTOMER_BY_REACH, { by }, shape)
    return found ? [toStoreCustomer(found, await admin())] : []
  }

  async function findCustomers({ email, phone }: Reached): Promise<StoreCustomer[]> {
    const byEmail = email === null ? [] : await byReach({ emailAddress: email })
    const byPhone = phone === null ? [] : await byReach({ phoneNumber: phone })
    const known = new Set(byEmail.map(({ externalId }) => externalId))
    return [...byEmail, ...byPhone.filter(({ externalId }) => !known.has(externalId))]
  }

  async function customer(externalId: string): Promise<StoreCustomer | null> {
    if (!NUMBER.test(externalId)) return null
    const id = `gid://shopify/Customer/${externalId}`
    const { customer: found } = await api.ask(CUSTOMER_BY_ID, { id }, z.object({ customer: Customer.nullable() }))
    return found && toStoreCustomer(found, await admin())
  }

  return {
    admin,
    findCustomers,
    customer,

    /** There is no search of orders by phone: whoever left one has an account, which is found by it. */
    async orders(of, limit) {
      const query = ordersQuery(of)
      if (query === null) return []
      const shape = z.object({ orders: z.object({ nodes: z.array(ListedOrder) }) })
      const { orders } = await api.ask(ORDERS, { first: Math.min(limit, ORDERS_MAX), query }, shape)
      const base = await admin()
      return orders.nodes.filter((order) => isOf(order, of)).map((order) => toStoreOrder(order, base))
    },

    /** Looked for by address: of an account, by the one it has. */
    async cart({ customerId, email }) {
      const address = email ?? (customerId === null ? null : (await customer(customerId))?.email)
      if (!address) return []
      const shape = z.object({ abandonedCheckouts: z.object({ nodes: z.array(Checkout) }) })
      const { abandonedCheckouts: found } = await api.ask(CHECKOUTS, { query: checkoutsQuery(address) }, shape)
      return found.nodes
        .filter((checkout) => isLeftBy(checkout, { customerId, email }))
        .flatMap(({ lineItems }) => lineItems.nodes)
        .flatMap(({ product, variant }) =>
          product ? [{ productId: product.legacyResourceId, variantId: variant?.legacyResourceId ?? null }] : [],
        )
    },

    async order(externalId) {
      if (!NUMBER.test(externalId)) return null
      const id = `gid://shopify/Order/${externalId}`
      const { order } = await api.ask(ORDER_BY_ID, { id }, z.object({ order: WholeOrder.nullable() }))
      if (order === null) return null
      const base = await admin()
      const customer = order.customer ? toStoreCustomer(order.customer, base) : guestOf(order)
      return { order: toStoreOrder(order, base), customer }
    },
  }
}
