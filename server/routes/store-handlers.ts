/** Connected stores, for the console and for agents. */
import type { StoreId } from '@/domain/ids'
import type { STORE_ENDPOINTS } from '@/protocol/store-api'
import type { HubDeps } from '../deps'
import { trailOf } from './console-handlers'
import type { HandlersFor, HubContext } from './route-types'
import { grantCallbackOf } from './store-grant-page'
import { storeHookPath } from './store-hooks'

export function storeHandlers(deps: HubDeps): HandlersFor<typeof STORE_ENDPOINTS> {
  const { manageStores, grantStore, publicUrlOf } = deps
  const hookAddressOf = (c: HubContext) => (id: StoreId) => `${publicUrlOf(c)}${storeHookPath(id)}`
  return {
    listStores: async ({ caller, c }) => ({
      stores: await manageStores.list(caller.workspaceId),
      grantCallback: grantCallbackOf(publicUrlOf(c)),
    }),
    connectStore: ({ caller, body, c }) => manageStores.connect(trailOf(deps, caller, c), body, hookAddressOf(c)),
    beginShopifyGrant: ({ caller, body, c }) =>
      grantStore.begin(trailOf(deps, caller, c), caller.agentId, body, grantCallbackOf(publicUrlOf(c))),
    changeStoreAccess: ({ caller, params, body, c }) =>
      manageStores.changeAccess(trailOf(deps, caller, c), params.storeId, body.access, hookAddressOf(c)),
    testStore: ({ caller, params }) => manageStores.test({ workspaceId: caller.workspaceId, ...params }),
    syncStore: ({ caller, params, c }) =>
      manageStores.sync({ workspaceId: caller.workspaceId, ...params }, hookAddressOf(c)),
    disconnectStore: ({ caller, params, c }) => manageStores.disconnect(trailOf(deps, caller, c), params.storeId),
    askStore: async ({ caller, params, query }) => ({
      products: await manageStores.ask({ workspaceId: caller.workspaceId, ...params }, query),
    }),
  }
}
