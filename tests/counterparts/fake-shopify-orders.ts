/** Orders and customers of the invented Shopify shop: what its schema's fields of them answer. */
import { GraphQLError } from 'graphql'
import type { ShopCheckout, ShopOrder, ShopPerson } from './shop-data'

export interface OrdersOfShop {
  people: ShopPerson[]
  orders: ShopOrder[]
  checkouts: ShopCheckout[]
  currency: string
  scopes: string[]
  /** Protected customer data was not granted: addresses and numbers are empty. */
  isWithheld: boolean
}

const idOf = (gid: string) => Number(/\/(\d+)$/.exec(gid)?.[1])

export function ordersRoot(shop: OrdersOfShop, mustMay: (scope: string) => void) {
  const shown = <T>(value: T) => (shop.isWithheld ? null : value)
  const person = (found: ShopPerson | undefined) =>
    found && found.id !== 0
      ? {
          legacyResourceId: String(found.id),
          displayName: found.name,
          numberOfOrders: String(shop.orders.filter((order) => order.person === found).length),
          createdAt: found.since,
          defaultEmailAddress: found.email === null ? null : shown({ emailAddress: found.email }),
          defaultPhoneNumber: found.phone === null ? null : shown({ phoneNumber: found.phone }),
        }
      : null
  const money = (amount: string) => {
    const given = { amount, currencyCode: shop.currency }
    return { presentmentMoney: given, shopMoney: given }
  }
  const visit = (utmParameters: { source: string; content: string } | undefined) =>
    utmParameters && { __typename: 'CustomerVisit', utmParameters }
  const order = (found: ShopOrder | undefined) =>
    found
      ? {
          __typename: 'Order',
          legacyResourceId: String(found.id),
          name: found.name,
          processedAt: found.placedAt,
          cancelledAt: found.isCancelled ? found.placedAt : null,
          displayFinancialStatus: found.payment,
          displayFulfillmentStatus: found.fulfilment,
          returnStatus: found.returns,
          email: shown(found.person.email),
          phone: shown(found.person.phone),
          subtotalLineItemsQuantity: found.items.reduce((sum, { quantity }) => sum + quantity, 0),
          totalPriceSet: money(found.total),
          currentTotalPriceSet: money((Number(found.total) - Number(found.refunded)).toFixed(2)),
          totalRefundedSet: money(found.refunded),
          customAttributes: Object.entries(found.attributes).map(([key, value]) => ({ key, value })),
          customerJourneySummary: {
            ready: found.isTraced,
            firstVisit: found.isTraced ? visit(found.visits[0]) : null,
            lastVisit: found.isTraced ? visit(found.visits.at(-1)) : null,
            moments: ({ first }: { first: number }) =>
              found.isTraced ? { nodes: found.visits.toReversed().slice(0, first).map(visit) } : null,
          },
          customer() {
            mustMay('read_customers')
            return person(found.person)
          },
          lineItems: ({ first }: { first: number }) => ({
            nodes: found.items.slice(0, first).map(({ product, title, variant, quantity, total }) => ({
              title,
              variantTitle: variant,
              sku: product?.variants[0]?.sku ?? null,
              quantity,
              discountedTotalSet: money(total),
              image: product?.imageUrl ? { url: product.imageUrl } : null,
              product: product && { legacyResourceId: String(product.id) },
              variant: product && { legacyResourceId: String(product.variants[0]!.id) },
            })),
          }),
          fulfillments: ({ first }: { first: number }) =>
            found.parcels.slice(0, first).map(({ status, number, url }) => ({
              displayStatus: status,
              trackingInfo: () => [{ number, company: 'Postal', url }],
            })),
        }
      : null

  const changedSince = (since: string, { first, after }: { first: number; after?: string | null }) => {
    const found = shop.orders.filter(({ changedAt }) => Date.parse(changedAt) >= Date.parse(since))
    const start = Number(after ?? 0)
    const hasNextPage = start + first < found.length
    const nodes = found.slice(start, start + first).map(order)
    return { nodes, pageInfo: { hasNextPage, endCursor: String(start + first) } }
  }

  return {
    /** Of `nodes`. */
    orderNode(gid: string) {
      mustMay('read_orders')
      return order(shop.orders.find((each) => each.id === idOf(gid))) ?? null
    },
    customer({ id }: { id: string }) {
      mustMay('read_customers')
      return person(shop.people.find((each) => each.id === idOf(id)))
    },
    customerByIdentifier({ identifier }: { identifier: { emailAddress?: string; phoneNumber?: string } }) {
      mustMay('read_customers')
      const { emailAddress: email, phoneNumber: phone } = identifier
      return person(
        shop.people.find((each) => (email ? each.email?.toLowerCase() === email : !!phone && each.phone === phone)),
      )
    },
    order({ id }: { id: string }) {
      mustMay('read_orders')
      return order(shop.orders.find((each) => each.id === idOf(id)))
    },
    /** Found as texts are: also whose address only has the same beginning. */
    abandonedCheckouts({ first, query }: { first: number; query: string }) {
      mustMay('read_orders')
      const [, email] = /^status:open AND "((?:[^"\\]|\\.)+)"$/.exec(query) ?? []
      if (!email) throw new GraphQLError(`not a search: ${query}`)
      const begins = email.toLowerCase().split('@')[0]!
      const found = shop.checkouts.filter(({ person }) => (person.email ?? '').toLowerCase().includes(begins))
      return {
        nodes: found
          .toReversed()
          .slice(0, first)
          .map(({ person: buyer, products, isPaid }) => ({
            completedAt: isPaid ? '2026-11-20T10:00:00Z' : null,
            customer() {
              mustMay('read_customers')
              return person(buyer)
            },
            lineItems: (page: { first: number }) => ({
              nodes: products.slice(0, page.first).map(({ id, variants }) => ({
                product: { legacyResourceId: String(id) },
                variant: { legacyResourceId: String(variants[0]!.id) },
              })),
            }),
          })),
      }
    },
    orders({ first, query, after }: { first: number; query: string; after?: string | null }) {
      mustMay('read_orders')
      const [, changed] = /^updated_at:>='([^']+)'$/.exec(query) ?? []
      if (changed) return changedSince(changed, { first, after })
      const found = shop.orders.filter((each) => query.split(' OR ').some((term) => fits(each, term)))
      const newestFirst = found.toSorted((a, b) => b.placedAt.localeCompare(a.placedAt))
      return { nodes: newestFirst.slice(0, first).map(order) }
    },
  }
}

/** An address is searched by its parts, as texts are: whoever asks must look which are really theirs. */
function fits({ person }: ShopOrder, term: string): boolean {
  const [, id] = /^customer_id:(\d+)$/.exec(term) ?? []
  if (id) return person.id === Number(id)
  const [, email] = /^email:"((?:[^"\\]|\\.)+)"$/.exec(term) ?? []
  if (!email) throw new GraphQLError(`not a search: ${term}`)
  return (person.email ?? '').toLowerCase().includes(email.split('@')[0]!)
}
