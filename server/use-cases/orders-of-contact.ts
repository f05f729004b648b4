/** What a contact ordered, as every connected store says now: matched by link, address and whole number, never by name. */
import { AppError } from '@/domain/errors'
import type { ContactId, StoreId, WorkspaceId } from '@/domain/ids'
import type { StoreCustomer } from '@/domain/store-order'
import type { Buyer, Match, OrdersInStore } from '@/domain/store-person'
import type { StoreClients } from '../commerce/clients'
import { ORDERS_MAX, type OrderReader } from '../commerce/order-reader'
import type { Logger } from '../ops/logger'
import type { ConnectedStores } from '../store/connected-stores'
import type { Address, StorePeople, Traces } from '../store/store-people'

export interface OrdersDeps {
  stores: Pick<ConnectedStores, 'list' | 'find' | 'all'>
  storeClients: Pick<StoreClients, 'open'>
  storePeople: StorePeople
  logger: Logger
}

/** Each store on its own: one that is closed hides nothing of the others. */
export async function ordersOfContact(
  { stores, storeClients, storePeople, logger }: OrdersDeps,
  workspaceId: WorkspaceId,
  contactId: ContactId,
): Promise<OrdersInStore[]> {
  const traces = await storePeople.tracesOf(workspaceId, contactId)
  const connected = await stores.all(workspaceId)
  return Promise.all(
    connected.map(async (store) => {
      const { id: storeId, name, platform } = store
      const shown = { storeId, name, platform }
      try {
        const reader = storeClients.open(store, 'somebody_waits')
        return { ...shown, problem: null, buyers: await buyersIn(reader, storeId, traces) }
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        logger.info({ storeId, code: error.code }, 'orders of a contact could not be read')
        return { ...shown, problem: error.code, buyers: [] }
      }
    }),
  )
}

/** The most trusted trace first: whoever is found by it is not found again by a weaker one. */
async function buyersIn(reader: OrderReader, storeId: StoreId, { linked, addresses }: Traces): Promise<Buyer[]> {
  const people: { customer: StoreCustomer; match: Match; address: Address | null }[] = []
  const seen = new Set<string>()
  for (const link of linked.filter((each) => each.storeId === storeId)) {
    const customer = await reader.customer(link.customerId)
    if (!customer || seen.has(link.customerId)) continue // removed there, or linked twice
    seen.add(link.customerId)
    people.push({ customer, match: { by: 'linked', isConfirmed: true }, address: null })
  }
  for (const address of addresses) {
    const match: Match = { by: address.kind, isConfirmed: address.isConfirmed }
    const found = await reader.findCustomers(reachedBy(address))
    for (const customer of found) {
      if (customer.externalId !== null && seen.has(customer.externalId)) continue
      if (customer.externalId !== null) seen.add(customer.externalId)
      people.push({ customer, match, address })
    }
    if (found.length === 0) people.push({ customer: guestAt(address), match, address })
  }
  return withOrders(reader, people)
}

async function withOrders(
  reader: OrderReader,
  people: { customer: StoreCustomer; match: Match; address: Address | null }[],
): Promise<Buyer[]> {
  const buyers: Buyer[] = []
  const told = new Set<string>()
  for (const { customer, match, address } of people) {
    const of = { customerId: customer.externalId, ...(address ? reachedBy(address) : { email: null, phone: null }) }
    const orders = (await reader.orders(of, ORDERS_MAX)).filter(({ externalId }) => !told.has(externalId))
    for (const { externalId } of orders) told.add(externalId)
    // A guest is nobody beyond their orders.
    if (customer.externalId !== null || orders.length > 0) buyers.push({ customer, match, orders })
  }
  return buyers
}

const reachedBy = ({ kind, value }: Address) => ({
  email: kind === 'email' ? value : null,
  phone: kind === 'phone' ? value : null,
})
const guestAt = (address: Address): StoreCustomer => ({
  ...{ externalId: null, name: null, orderCount: null, since: null, adminUrl: null },
  ...reachedBy(address),
})
