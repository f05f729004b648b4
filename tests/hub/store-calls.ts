/** What tests of connected stores ask a hub for, and the steps they take in place of a worker. */
import type { StoreId } from '@/domain/ids'
import { API_BASE } from '@/protocol/hub-api'
import { syncCatalogue } from '@/server/use-cases/sync-catalogue'
import { list, str } from './harness'
import type { Answer, TestHub, TestWorkspace } from './harness'

export function callsOf(on: () => { hub: TestHub; workspace: TestWorkspace }) {
  const call = (method: string, path: string, body?: object): Promise<Answer> => {
    const { hub, workspace } = on()
    return hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens.admin, ...(body ? { body } : {}) })
  }
  const catalogue = async (query = '') => list((await call('GET', `/products?${query}`)).body.products!)
  return {
    call,
    catalogue,
    titles: async (query = '') => (await catalogue(query)).map(({ title }) => str(title)),
    stores: async () => list((await call('GET', '/stores')).body.stores!),

    /** What the worker does with the store's job: the hub has none, so that every step is the test's. */
    read: (id: string) =>
      syncCatalogue(
        on().hub.deps,
        { workspaceId: on().workspace.id, storeId: id as StoreId },
        { number: 0, isLast: false, signal: AbortSignal.timeout(30_000) },
      ),

    /** As the store would send it, to where it was asked to. */
    async tell(id: string, { body, headers }: { body: string; headers: Record<string, string> }): Promise<number> {
      const { status } = await fetch(`${on().hub.url}/hooks/stores/${id}`, { method: 'POST', body, headers })
      return status
    },
  }
}
