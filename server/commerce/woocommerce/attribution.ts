/**
 * Where an order of WooCommerce came from: since 8.5 it writes the UTM parameters of the visit into the order
 * (https://woocommerce.com/document/order-attribution-tracking/), which is the last one before it was placed.
 */
import { z } from 'zod'
import { LINK_SOURCE } from '@/domain/card-link'
import { amountLeft } from '@/domain/amounts'
import { ATTRIBUTED_MAX, cardOfTokens, type Attributed, type AttributionReader } from '../attribution'
import { cut, moneyOf } from '../price'
import { storeRefusal } from '../refusal'
import type { RestApi } from './rest-api'

const META = '_wc_order_attribution_'
const Order = z.object({
  id: z.number().int(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  /** Without a zone: it is UTC. */
  date_created_gmt: z.string().nullable(),
  total: z.string(),
  /** Their totals are negative. */
  refunds: z.array(z.object({ total: z.string() })),
  meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })),
})
type Order = z.infer<typeof Order>
const FIELDS = 'id,number,status,currency,date_created_gmt,total,refunds,meta_data'
const NUMBER = /^\d{1,18}$/

/** Never paid, or given back as a whole: there is no order in it. */
const VOID = new Set(['pending', 'cancelled', 'failed', 'refunded', 'checkout-draft', 'trash'])

function attributed(order: Order): Attributed[] {
  const total = moneyOf(order.total, order.currency)
  if (total === null) return []
  const isVoid = VOID.has(order.status)
  const left = isVoid
    ? amountLeft(total.amount, total.amount)
    : order.refunds.reduce((amount, { total: refund }) => {
        const refunded = moneyOf(refund.replace(/^-/, ''), order.currency)
        return refunded ? amountLeft(amount, refunded.amount) : amount
      }, total.amount)
  const said = (name: string) => order.meta_data.find(({ key }) => key === META + name)?.value
  const token = said('utm_content')
  const source = said('utm_source')
  const isOurs = typeof source === 'string' && source.toLowerCase() === LINK_SOURCE
  return [
    {
      order: {
        externalId: String(order.id),
        name: cut(`#${order.number}`, 100),
        total: { ...total, amount: left },
        isCancelled: isVoid,
        placedAt: order.date_created_gmt === null ? 0 : Date.parse(`${order.date_created_gmt}Z`) || 0,
      },
      cardId: isOurs && typeof token === 'string' ? cardOfTokens([token]) : null,
      isSettled: true,
    },
  ]
}

export function createAttribution(api: RestApi): Omit<AttributionReader, 'watchOrders'> {
  async function list(query: Record<string, string>) {
    const asked = { _fields: FIELDS, orderby: 'id', order: 'asc', per_page: String(ATTRIBUTED_MAX), ...query }
    const answer = await api.get('/orders', asked, z.array(Order))
    if (answer === null) throw storeRefusal('store_address_wrong', { reason: 'no_orders' })
    return { orders: answer.value.flatMap(attributed), pages: answer.pages }
  }

  return {
    async attributions(ids) {
      const asked = ids.filter((id) => NUMBER.test(id)).slice(0, ATTRIBUTED_MAX)
      return asked.length === 0 ? [] : (await list({ include: asked.join(',') })).orders
    },

    /** Orders are numbered as they come, so a page that has moved is only ever read once more. */
    async attributionsSince(since, cursor) {
      const page = Number(cursor ?? 1)
      const modified = new Date(since).toISOString().replace(/\.\d+Z$/, '')
      const { orders, pages } = await list({ modified_after: modified, dates_are_gmt: 'true', page: String(page) })
      return { orders, next: page < pages ? String(page + 1) : null }
    },
  }
}
