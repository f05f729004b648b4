/**
 * Where an order of Shopify came from: the cart of a checkout link carries the card's token, and the visits before the order
 * carry it in their UTM parameters. Takes `read_orders`.
 */
import { z } from 'zod'
import { CART_ATTRIBUTE, LINK_SOURCE } from '@/domain/card-link'
import { amountLeft } from '@/domain/amounts'
import type { Money } from '@/domain/money'
import { ATTRIBUTED_MAX, cardOfTokens, type Attributed, type AttributionReader } from '../attribution'
import { cut, moneyOf } from '../price'
import type { AdminApi } from './admin-api'
import { ATTRIBUTIONS_BY_ID, ATTRIBUTIONS_SINCE } from './attribution-documents'

const MoneyBag = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) })
const Visit = z
  .object({
    utmParameters: z.object({ source: z.string().nullable(), content: z.string().nullable() }).nullish(),
  })
  .nullable()
const Order = z.object({
  legacyResourceId: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
  processedAt: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  cancelledAt: z.string().nullable(),
  displayFinancialStatus: z.string().nullable(),
  customAttributes: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  totalPriceSet: MoneyBag,
  currentTotalPriceSet: MoneyBag,
  totalRefundedSet: MoneyBag,
  customerJourneySummary: z
    .object({
      ready: z.boolean(),
      lastVisit: Visit,
      firstVisit: Visit,
      moments: z.object({ nodes: z.array(Visit) }).nullable(),
    })
    .nullable(),
})
type Order = z.infer<typeof Order>

const NUMBER = /^\d{1,20}$/
const moneyOfBag = ({ shopMoney: { amount, currencyCode } }: z.infer<typeof MoneyBag>) => moneyOf(amount, currencyCode)

/** What the shop has of it in the end. An edited order has another total; a refund need not be of anything in it. */
function leftOf(order: Order): Money | null {
  const total = moneyOfBag(order.totalPriceSet)
  if (total === null) return null
  if (isVoid(order)) return { ...total, amount: amountLeft(total.amount, total.amount) }
  const current = moneyOfBag(order.currentTotalPriceSet)
  const refunded = moneyOfBag(order.totalRefundedSet)
  const left = refunded ? amountLeft(total.amount, refunded.amount) : total.amount
  return { ...total, amount: current && Number(current.amount) < Number(left) ? current.amount : left }
}

const isVoid = ({ cancelledAt, displayFinancialStatus: paid }: Order) =>
  cancelledAt !== null || paid === 'VOIDED' || paid === 'EXPIRED'

function attributed(order: Order): Attributed[] {
  const total = leftOf(order)
  if (total === null) return []
  const { legacyResourceId: externalId, customAttributes, customerJourneySummary: journey } = order
  const inCart = customAttributes.filter(({ key }) => key === CART_ATTRIBUTE).map(({ value }) => value)
  const visits = [journey?.lastVisit, ...(journey?.moments?.nodes ?? []), journey?.firstVisit]
  const seen = visits
    .map((visit) => visit?.utmParameters)
    .filter((utm) => utm?.source?.toLowerCase() === LINK_SOURCE)
    .map((utm) => utm?.content)
  const cardId = cardOfTokens([...inCart, ...seen])
  const name = cut(order.name, 100)
  return [
    {
      order: { externalId, name, total, isCancelled: isVoid(order), placedAt: order.processedAt },
      cardId,
      isSettled: cardId !== null || journey?.ready !== false,
    },
  ]
}

export function createAttribution(api: AdminApi): Omit<AttributionReader, 'watchOrders'> {
  return {
    async attributions(ids) {
      const asked = ids.filter((id) => NUMBER.test(id)).slice(0, ATTRIBUTED_MAX)
      if (asked.length === 0) return []
      const shape = z.object({ nodes: z.array(z.union([Order, z.null(), z.object({}).strict()])) })
      const { nodes } = await api.ask(
        ATTRIBUTIONS_BY_ID,
        { ids: asked.map((id) => `gid://shopify/Order/${id}`) },
        shape,
      )
      return nodes.filter((node): node is Order => node !== null && 'name' in node).flatMap(attributed)
    },

    async attributionsSince(since, cursor) {
      const shape = z.object({
        orders: z.object({
          nodes: z.array(Order),
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        }),
      })
      const query = `updated_at:>='${new Date(since).toISOString()}'`
      const { orders } = await api.ask(ATTRIBUTIONS_SINCE, { first: ATTRIBUTED_MAX, after: cursor, query }, shape)
      const { hasNextPage, endCursor } = orders.pageInfo
      return { orders: orders.nodes.flatMap(attributed), next: hasNextPage ? endCursor : null }
    },
  }
}
