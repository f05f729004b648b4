/** Connected stores, for the console and for agents. */
import type { StoreId } from '@/domain/ids'
import type { STORE_ENDPOINTS } from '@/protocol/store-api'
import type { HubDeps } from '../deps'
import { trailOf } from './console-handlers'
import type { HandlersFor, HubContext } from './route-types'
import { storeHookPath } from './store-hooks'

export function storeHandlers(deps: HubDeps): HandlersFor<typeof STORE_ENDPOINTS> {
  const { manageStores, publicUrlOf } = deps
  const hookAddressOf = (c: HubContext) => (id: StoreId) => `${publicUrlOf(c)}${storeHookPath(id)}`
  return {
    listStores: ({ caller }) => manageStores.list(caller.workspaceId),
    connectStore: ({ caller, body, c }) => manageStores.connect(trailOf(deps, caller, c), body, hookAddressOf(c)),
    testStore: ({ caller, params }) => manageStores.test({ workspaceId: caller.workspaceId, ...params }),
    syncStore: ({ caller, params, c }) =>
      manageStores.sync({ workspaceId: caller.workspaceId, ...params }, hookAddressOf(c)),
    disconnectStore: ({ caller, params, c }) => manageStores.disconnect(trailOf(deps, caller, c), params.storeId),
    askStore: async ({ caller, params, query }) => ({
      products: await manageStores.ask({ workspaceId: caller.workspaceId, ...params }, query),
    }),
  }
}
