/** What the connected store says in the scenes: Marta's orders, and whose order page is beside the sidebar. */
import type { StoreId } from '@/domain/ids'
import type { PageDescription } from '@/domain/page'
import type { StoreCustomer, StoreOrder } from '@/domain/store-order'
import type { Interest, KnownPerson, Match, OrdersInStore, PersonOfPage } from '@/domain/store-person'
import { anId } from '@/tests/factories'
import { Refusal } from './fake-browser'
import { marta, now, people } from './people'
import { jacket } from './transcripts'

/** What the stores answer about the contact: as usual, or one of the states there are besides. */
export type OrdersAnswer = 'weak' | 'linked' | 'none' | 'unconnected' | 'refused' | 'loading' | 'failed'
/** Which page of the store's admin is beside the sidebar. */
export type AdminPageBeside = 'order' | 'several' | 'nobody' | 'refused' | 'not-there' | 'customer'

const DAY_MS = 86_400_000
const ADMIN = 'https://admin.shopify.com/store/tidewater'
const storeId = anId<StoreId>('st')
const usd = (amount: string) => ({ amount, currency: 'USD' })

function order(number: number, part: Partial<StoreOrder>, title = 'Dry bag 20 l'): StoreOrder {
  const item = { title, variant: null, sku: null, quantity: 1, total: usd('54.00') }
  return {
    externalId: String(number),
    name: `#${number}`,
    placedAt: now - 2 * DAY_MS,
    payment: 'paid',
    fulfilment: 'unfulfilled',
    isCancelled: false,
    total: usd('54.00'),
    items: [{ ...item, imageUrl: jacket.imageUrl, productId: '9', variantId: '91' }],
    pieces: 1,
    tracking: [],
    adminUrl: `${ADMIN}/orders/${number}`,
    ...part,
  }
}
const tracking = [{ number: '1Z 999 AA1 01 2345 6784', company: 'UPS', url: 'https://track.example/1Z999' }]
const orders = [
  order(20418, { fulfilment: 'in_transit', tracking, pieces: 3 }),
  order(
    19077,
    { fulfilment: 'returned', payment: 'partially_refunded', placedAt: now - 40 * DAY_MS, total: usd('1089.00') },
    'Rain jacket, Sand, L, with the hood that can be taken off and a name embroidered on it',
  ),
  order(18801, {
    fulfilment: 'cancelled',
    payment: 'voided',
    isCancelled: true,
    placedAt: now - 90 * DAY_MS,
    items: [],
    pieces: 0,
  }),
  order(18422, { fulfilment: 'delivered', placedAt: now - 180 * DAY_MS }),
]
const customer: StoreCustomer = {
  externalId: '77',
  name: 'Marta Ruiz',
  email: marta.contact.email,
  phone: marta.contact.phone,
  orderCount: 4,
  since: now - 200 * DAY_MS,
  adminUrl: `${ADMIN}/customers/77`,
}
const store = { storeId, name: 'Tidewater', platform: 'shopify' as const, problem: null }
const by = (part: Partial<Match>): Match => ({ by: 'email', isConfirmed: true, ...part })

export function contactOrders(answer: OrdersAnswer | undefined): unknown {
  const of = (match: Match): { stores: OrdersInStore[] } => ({
    stores: [{ ...store, buyers: [{ customer, match, orders }] }],
  })
  if (answer === 'loading') return new Promise(() => {})
  if (answer === 'failed') throw new Refusal('hub_unreachable')
  if (answer === 'unconnected') return { stores: [] }
  if (answer === 'none') return { stores: [{ ...store, buyers: [] }] }
  if (answer === 'refused') {
    const outlet = { storeId: anId<StoreId>('st'), name: 'Harbor Outlet', platform: 'woocommerce' as const, buyers: [] }
    return {
      stores: [
        { ...store, problem: 'store_permission_missing', buyers: [] },
        { ...outlet, problem: 'store_unreachable' },
      ],
    }
  }
  return of(answer === 'weak' ? by({ isConfirmed: false }) : by(answer === 'linked' ? { by: 'linked' } : {}))
}

/** Whoever else was sent the product beside the sidebar, or looked at it. */
export const interest: Interest[] = [people[10]!, people[7]!, people[9]!].map(({ contact, conversation }, at) => ({
  contact,
  contactId: contact.id,
  conversationId: conversation.id,
  what: at === 0 ? 'sent' : 'viewed',
  at: now - (at * 5 + 1) * 3_600_000,
}))

const known = (person: (typeof people)[number], match: Match): KnownPerson => ({
  contact: person.contact,
  match,
  conversations: [person.conversation],
})

export function personOfPage(beside: AdminPageBeside | undefined): PersonOfPage {
  if (beside === 'refused') throw new Refusal('store_permission_missing')
  const shop = { id: storeId, name: 'Tidewater', platform: 'shopify' as const }
  if (beside === 'not-there') return { store: shop, order: null, customer: null, people: [] }
  const page = { store: shop, order: beside === 'customer' ? null : orders[0]!, customer }
  if (beside === 'nobody') return { ...page, people: [] }
  if (beside === 'several')
    return {
      ...page,
      people: [
        known(marta, by({})),
        known(people[10]!, by({ isConfirmed: false })),
        known(people[7]!, by({ by: 'phone', isConfirmed: false })),
      ],
    }
  return { ...page, people: [known(marta, by({ isConfirmed: beside !== 'customer' }))] }
}

export function adminPage(beside: AdminPageBeside): PageDescription {
  const [kind, externalId] = beside === 'customer' ? (['customer', '77'] as const) : (['order', '20418'] as const)
  return {
    url: `${ADMIN}/${kind}s/${externalId}`,
    title: '#20418 · Orders · Tidewater',
    kind,
    externalId,
    product: null,
  }
}
