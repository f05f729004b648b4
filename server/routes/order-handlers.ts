/** Orders and customers of connected stores, for agents. */
import type { ORDER_ENDPOINTS } from '@/protocol/order-api'
import type { HubDeps } from '../deps'
import { cartOfContact } from '../use-cases/cart-of-contact'
import { ordersOfContact } from '../use-cases/orders-of-contact'
import { linkCustomer, personOfPage, unlinkCustomer } from '../use-cases/person-of-page'
import type { HandlersFor } from './route-types'

export function orderHandlers(deps: HubDeps): HandlersFor<typeof ORDER_ENDPOINTS> {
  return {
    contactOrders: async ({ caller, params }) => ({
      stores: await ordersOfContact(deps, caller.workspaceId, params.contactId),
    }),
    contactCart: async ({ caller, params }) => ({
      items: await cartOfContact(deps, caller.workspaceId, params.contactId),
    }),
    linkCustomer: async ({ caller, params }) => {
      await linkCustomer(deps, { workspaceId: caller.workspaceId, ...params }, caller.agentId)
    },
    unlinkCustomer: async ({ caller, params }) => {
      await unlinkCustomer(deps.commit, { workspaceId: caller.workspaceId, ...params })
    },
    personOfPage: ({ caller, query }) => personOfPage(deps, caller.workspaceId, query),
    productInterest: async ({ caller, query }) => ({
      people: await deps.storePeople.interestIn(caller.workspaceId, query.url),
    }),
  }
}
