/** Products for cards. */
import type { PRODUCT_ENDPOINTS } from '@/protocol/product-api'
import type { HubDeps } from '../deps'
import type { HandlersFor } from './route-types'

export function productHandlers({ recommending }: HubDeps): HandlersFor<typeof PRODUCT_ENDPOINTS> {
  return {
    findProducts: ({ caller, body }) => recommending.find(caller.workspaceId, body.places),
    checkCard: ({ caller, body }) => recommending.check(caller.workspaceId, body.card),
    checkDiscount: ({ caller, params, query: { code, externalId, variantId = null } }) =>
      recommending.discount({ workspaceId: caller.workspaceId, ...params }, { code, externalId, variantId }),
  }
}
