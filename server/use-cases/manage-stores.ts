/** Connecting a store, looking whether it still answers, asking it, and forgetting it. */
import { AppError } from '@/domain/errors'
import type { StoreId, WorkspaceId } from '@/domain/ids'
import type { ConnectedStore } from '@/domain/store'
import type { StoreProduct } from '@/domain/store-product'
import type { NewStore } from '@/protocol/store-api'
import { storeAddress } from '../commerce/address'
import type { StoreClients } from '../commerce/clients'
import { platformOf, sealAccess, withHookSecret } from '../commerce/sealed-access'
import type { AddressGuard } from '../http/address-guard'
import type { JobQueue } from '../jobs/jobs'
import type { Logger } from '../ops/logger'
import type { Vault } from '../secrets/vault'
import type { Trail } from '../store/audit'
import type { OfStore } from '../store/catalogue'
import type { ConnectedStores, StoreRow } from '../store/connected-stores'

export interface ManageStoresDeps {
  stores: ConnectedStores
  storeClients: StoreClients
  vault: Vault
  guard: Pick<AddressGuard, 'isNamed'>
  jobs: Pick<JobQueue, 'send'>
  logger: Logger
}

/** Shown to a person who chooses one of them. */
const ANSWERS_MAX = 10

export interface Question {
  by: 'text' | 'handle' | 'id'
  value: string
  country?: string | undefined
}

export function createManageStores({ stores, storeClients, vault, guard, jobs, logger }: ManageStoresDeps) {
  async function mustFind(of: OfStore): Promise<StoreRow> {
    const store = await stores.find(of)
    if (!store) throw new AppError('store_not_found', { storeId: of.storeId })
    return store
  }

  return {
    list: async (workspaceId: WorkspaceId) => ({ stores: await stores.list(workspaceId) }),

    /** Only once the store has answered. `hookAddressOf`: where it may reach us. The same id again: the one there is. */
    async connect(
      trail: Trail,
      { id, address: entered, access }: NewStore,
      hookAddressOf: (id: StoreId) => string,
    ): Promise<ConnectedStore> {
      const { workspaceId } = trail
      const of = { workspaceId, storeId: id }
      if (await stores.find(of)) return stores.shown(of)
      const platform = platformOf(access)
      const address = storeAddress(platform, entered, guard.isNamed)
      if (await stores.at(workspaceId, address)) throw new AppError('store_already_connected', { field: 'address' })
      const opened = withHookSecret(access)
      const row = { workspaceId, id, address, currency: '', access: sealAccess(vault, { workspaceId, id }, opened) }
      const described = await storeClients.open(row, 'somebody_waits').describe()
      const updates = opened.hookSecret === null ? ('no_secret' as const) : ('pending' as const)
      const added = { ...row, ...described, platform, hookAddress: hookAddressOf(id), updates, connectedAt: trail.now }
      const entry = { action: 'store.connected', target: described.name, details: { platform, address } } as const
      const isNew = await stores.add(trail, added, entry)
      if (!isNew && !(await stores.find(of))) throw new AppError('store_already_connected', { field: 'address' })
      await jobs.send('store.sync', of)
      return stores.shown(of)
    },

    /** The outcome is the store's `problem`. */
    async test(of: OfStore): Promise<ConnectedStore> {
      const store = await mustFind(of)
      try {
        await stores.tested(of, null, await storeClients.open(store, 'somebody_waits').describe())
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        await stores.tested(of, error.code)
      }
      return stores.shown(of)
    },

    async sync(of: OfStore, hookAddressOf: (id: StoreId) => string): Promise<ConnectedStore> {
      await mustFind(of)
      await stores.wantSync(of, hookAddressOf(of.storeId))
      await jobs.send('store.sync', of)
      return stores.shown(of)
    },

    /** A store that cannot be reached any more is forgotten all the same; its webhooks then find nobody. */
    async disconnect(trail: Trail, storeId: StoreId): Promise<void> {
      const store = await mustFind({ workspaceId: trail.workspaceId, storeId })
      const { name, platform, address, hookAddress } = store
      try {
        if (store.updates === 'live') await storeClients.open(store, 'somebody_waits').unwatch(hookAddress)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        logger.warn({ storeId, code: error.code }, 'webhooks of a disconnected store were left behind')
      }
      await stores.remove(trail, storeId, {
        action: 'store.disconnected',
        target: name,
        details: { platform, address },
      })
    },

    /** As the store itself says it is now. */
    async ask(of: OfStore, { by, value, country }: Question): Promise<StoreProduct[]> {
      const client = storeClients.open(await mustFind(of), 'somebody_waits')
      if (by === 'text') return client.search(value, { country, limit: ANSWERS_MAX })
      const found = await client.product({ by, value }, { country })
      return found ? [found] : []
    },
  }
}
export type ManageStores = ReturnType<typeof createManageStores>
