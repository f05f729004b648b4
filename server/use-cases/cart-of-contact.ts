/**
 * What a contact left at the checkout of the connected stores. Only of an account linked to them or an address proven theirs:
 * anybody can write down somebody else's, and must not be offered what is in their cart.
 */
import { AppError } from '@/domain/errors'
import type { ContactId, StoreId, WorkspaceId } from '@/domain/ids'
import type { FoundProduct, ProductPlace } from '@/protocol/product-api'
import type { CartItem, OrderReader } from '../commerce/order-reader'
import type { Traces } from '../store/store-people'
import type { OrdersDeps } from './orders-of-contact'
import type { Recommending } from './recommend'

/** As many as a sheet shows. */
const ITEMS_MAX = 6

export interface CartDeps extends OrdersDeps {
  recommending: Pick<Recommending, 'find'>
}

/** As the catalogue knows them, in the variant they chose. A store that does not answer has no cart to show. */
export async function cartOfContact(
  { stores, storeClients, storePeople, recommending, logger }: CartDeps,
  workspaceId: WorkspaceId,
  contactId: ContactId,
): Promise<FoundProduct[]> {
  const traces = await storePeople.tracesOf(workspaceId, contactId)
  const connected = await stores.all(workspaceId)
  const left = await Promise.all(
    connected.map(async (store) => {
      const { id: storeId } = store
      try {
        const items = await cartIn(storeClients.open(store, 'somebody_waits'), storeId, traces)
        return items.map((item) => ({ storeId, ...item }))
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        logger.info({ storeId, code: error.code }, 'the cart of a contact could not be read')
        return []
      }
    }),
  )
  const items = left.flat().slice(0, ITEMS_MAX)
  const places = items.map(({ storeId, productId }): ProductPlace => ({ at: 'store', storeId, externalId: productId }))
  const { found } = await recommending.find(workspaceId, places)
  return found.flatMap((each, n) => (each ? { product: each.product, variantId: items[n]!.variantId } : []))
}

async function cartIn(reader: OrderReader, storeId: StoreId, { linked, addresses }: Traces): Promise<CartItem[]> {
  const accounts = linked.filter((each) => each.storeId === storeId)
  const emails = addresses.filter(({ kind, isConfirmed }) => kind === 'email' && isConfirmed)
  const owners = [
    ...accounts.map(({ customerId }) => ({ customerId, email: null })),
    ...emails.map(({ value }) => ({ customerId: null, email: value })),
  ]
  const known = new Map<string, CartItem>()
  for (const owner of owners)
    for (const item of await reader.cart(owner)) known.set(`${item.productId} ${item.variantId}`, item)
  return [...known.values()]
}
