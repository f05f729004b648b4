/** Orders and customers of the invented WooCommerce site, as its documented REST API shows them. */
import type { ShopOrder, ShopPerson } from './shop-data'

const gmt = (at: string) => at.replace('Z', '')
const namesOf = ({ name }: ShopPerson) => {
  const [first = '', ...rest] = name.split(' ')
  return { first_name: first, last_name: rest.join(' ') }
}
const billingOf = (person: ShopPerson) => ({
  ...namesOf(person),
  address_1: 'Somewhere 1',
  email: person.email ?? '',
  phone: person.phone ?? '',
})

export const personRow = (person: ShopPerson) => ({
  id: person.id,
  ...namesOf(person),
  email: person.email ?? '',
  role: 'customer',
  date_created_gmt: gmt(person.since),
  billing: billingOf(person),
})

export const orderRow = (order: ShopOrder, currency: string) => ({
  id: order.id,
  number: String(order.id),
  status: statusOf(order),
  currency,
  date_created_gmt: gmt(order.placedAt),
  date_paid_gmt: order.payment === 'PAID' ? gmt(order.placedAt) : null,
  total: order.total,
  customer_id: order.person.id,
  billing: billingOf(order.person),
  refunds: Number(order.refunded) > 0 ? [{ id: 1, total: `-${order.refunded}` }] : [],
  meta_data: order.visits.slice(-1).flatMap(({ source, content }) =>
    Object.entries({ utm_source: source, utm_content: content }).map(([name, value], n) => ({
      id: n + 1,
      key: `_wc_order_attribution_${name}`,
      value,
    })),
  ),
  line_items: order.items.map(({ product, title, variant, quantity, total }, n) => ({
    id: n + 1,
    name: variant === null ? title : `${title} - ${variant}`,
    product_id: product?.id ?? 0,
    variation_id: 0,
    quantity,
    total,
    total_tax: '0.00',
    sku: product?.variants[0]?.sku ?? null,
    image: product?.imageUrl ? { id: 1, src: product.imageUrl } : { id: '', src: '' },
  })),
})

function statusOf({ payment, fulfilment, isCancelled }: ShopOrder): string {
  if (isCancelled) return 'cancelled'
  if (payment === 'REFUNDED') return 'refunded'
  if (payment !== 'PAID') return 'pending'
  return fulfilment === 'FULFILLED' ? 'completed' : 'processing'
}

/** `search` looks through all of the billing address, and finds parts. */
export function ordersMatching(orders: ShopOrder[], query: URLSearchParams): ShopOrder[] {
  const customer = query.get('customer')
  const search = query.get('search')?.toLowerCase()
  const include = query.get('include')?.split(',').map(Number)
  const changed = query.get('modified_after')
  return orders
    .filter(
      ({ id, person, changedAt }) =>
        (!include || include.includes(id)) &&
        (changed === null || Date.parse(changedAt) > Date.parse(`${changed}Z`)) &&
        (customer === null || person.id === Number(customer)) &&
        (!search || Object.values(billingOf(person)).join(' ').toLowerCase().includes(search.split('@')[0]!)),
    )
    .toSorted((a, b) => b.placedAt.localeCompare(a.placedAt))
}

export const peopleMatching = (people: ShopPerson[], query: URLSearchParams): ShopPerson[] =>
  people.filter(({ id, email }) => id !== 0 && email?.toLowerCase() === query.get('email'))
