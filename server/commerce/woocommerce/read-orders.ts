/** Asks a WooCommerce site for orders and customers. Guests are in orders only. */
import { z } from 'zod'
import type { StoreCustomer } from '@/domain/store-order'
import { storeRefusal } from '../refusal'
import { ORDERS_MAX, type OrderReader } from '../order-reader'
import {
  Customer,
  CUSTOMER_FIELDS,
  guestOf,
  isOf,
  Order,
  ORDER_FIELDS,
  toStoreCustomer,
  toStoreOrder,
  type Order as Found,
} from './orders'
import type { RestApi } from './rest-api'

const NUMBER = /^\d{1,18}$/
/** A search answers what has the words anywhere: of so many, the ones that are theirs are kept. */
const SEARCHED_MAX = 50

export function createOrderReader(api: RestApi, address: string): OrderReader {
  const admin = `${address}/wp-admin`

  async function list(query: Record<string, string>): Promise<Found[]> {
    const asked = { _fields: ORDER_FIELDS, orderby: 'date', order: 'desc', ...query }
    const answer = await api.get('/orders', asked, z.array(Order))
    if (answer === null) throw storeRefusal('store_address_wrong', { reason: 'no_orders' })
    return answer.value
  }

  async function customer(externalId: string): Promise<StoreCustomer | null> {
    if (!NUMBER.test(externalId)) return null
    const answer = await api.get(`/customers/${externalId}`, { _fields: CUSTOMER_FIELDS }, Customer)
    return answer && toStoreCustomer(answer.value, admin)
  }

  return {
    admin: async () => admin,
    customer,

    /** By email only: there is no search of accounts by phone. `role`: else shop managers who buy are left out. */
    async findCustomers({ email }) {
      if (email === null) return []
      const query = { email, role: 'all', _fields: CUSTOMER_FIELDS }
      const answer = await api.get('/customers', query, z.array(Customer))
      return (answer?.value ?? []).map((each) => toStoreCustomer(each, admin))
    },

    async orders(of, limit) {
      const { customerId, email, phone } = of
      const searches = [email, phone].filter((words) => words !== null)
      const found = new Map<number, Found>()
      if (customerId !== null && NUMBER.test(customerId))
        for (const order of await list({ customer: customerId, per_page: String(ORDERS_MAX) }))
          found.set(order.id, order)
      for (const search of searches)
        for (const order of await list({ search, per_page: String(SEARCHED_MAX) })) found.set(order.id, order)
      return [...found.values()]
        .filter((order) => isOf(order, of))
        .map((order) => toStoreOrder(order, admin))
        .toSorted((a, b) => b.placedAt - a.placedAt)
        .slice(0, Math.min(limit, ORDERS_MAX))
    },

    /** WooCommerce keeps carts in its visitors' sessions, which no key opens. */
    cart: async () => [],

    async order(externalId) {
      if (!NUMBER.test(externalId)) return null
      const answer = await api.get(`/orders/${externalId}`, { _fields: ORDER_FIELDS }, Order)
      if (answer === null) return null
      const { value } = answer
      const account = value.customer_id === 0 ? null : await customer(String(value.customer_id))
      return { order: toStoreOrder(value, admin), customer: account ?? guestOf(value) }
    },
  }
}
