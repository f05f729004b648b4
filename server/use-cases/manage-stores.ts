/** Connecting a store, looking whether it still answers, asking it, and forgetting it. */
import { AppError } from '@/domain/errors'
import type { StoreId, WorkspaceId } from '@/domain/ids'
import type { ConnectedStore } from '@/domain/store'
import type { StoreProduct } from '@/domain/store-product'
import type { KeptAccess, StoreAccess } from '@/protocol/store-api'
import { storeAddresses } from '../commerce/address'
import type { StoreClients } from '../commerce/clients'
import { storeRefusal } from '../commerce/refusal'
import { openAccess, platformOf, sealAccess, withHookSecret, withOtherKey } from '../commerce/sealed-access'
import type { StoreDescription } from '../commerce/store-client'
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

export interface StoreToConnect {
  id: StoreId
  address: string
  access: KeptAccess
}

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

  /** Asks each address in turn, as long as there is no store at it. Throws what the last one said. */
  async function firstThatAnswers(
    { workspaceId, id, access }: { workspaceId: WorkspaceId; id: StoreId; access: string },
    addresses: string[],
  ): Promise<{ address: string; described: StoreDescription }> {
    const [address = '', ...others] = addresses
    if (await stores.at(workspaceId, address)) throw storeRefusal('store_already_connected')
    try {
      const row = { workspaceId, id, address, currency: '', access }
      return { address, described: await storeClients.open(row, 'somebody_waits').describe() }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'store_address_wrong' || others.length === 0) throw error
      return firstThatAnswers({ workspaceId, id, access }, others)
    }
  }

  /** Another key for a store, once it has answered to it. */
  async function changeAccess(trail: Trail, store: StoreRow, access: KeptAccess, hookAddress: string) {
    if (platformOf(access) !== store.platform) throw new AppError('invalid_request', { where: 'access' })
    const opened = withOtherKey(openAccess(vault, store), access, trail.now)
    const row = { ...store, hookAddress, access: sealAccess(vault, store, opened) }
    const described = await storeClients.open(row, 'somebody_waits').describe()
    const { platform, address } = store
    const entry = { action: 'store.access_changed', target: described.name, details: { platform, address } } as const
    await stores.replaceAccess(trail, row, described, entry)
    const of = { workspaceId: trail.workspaceId, storeId: store.id }
    await jobs.send('store.sync', of)
    return stores.shown(of)
  }

  /** Only once the store has answered. `hookAddressOf`: where it may reach us. The same id again: the one there is. */
  async function connect(
    trail: Trail,
    { id, address: entered, access }: StoreToConnect,
    hookAddressOf: (id: StoreId) => string,
  ): Promise<ConnectedStore> {
    const { workspaceId } = trail
    const of = { workspaceId, storeId: id }
    if (await stores.find(of)) return stores.shown(of)
    const platform = platformOf(access)
    const opened = withHookSecret(access)
    const sealed = sealAccess(vault, { workspaceId, id }, opened)
    const addresses = storeAddresses(platform, entered, guard.isNamed)
    const { address, described } = await firstThatAnswers({ workspaceId, id, access: sealed }, addresses)
    const row = { workspaceId, id, platform, address, access: sealed, hookAddress: hookAddressOf(id) }
    const updates = opened.hookSecret === null ? ('no_secret' as const) : ('pending' as const)
    const added = { ...row, ...described, updates, connectedAt: trail.now }
    const entry = { action: 'store.connected', target: described.name, details: { platform, address } } as const
    const isNew = await stores.add(trail, added, entry)
    if (!isNew && !(await stores.find(of))) throw storeRefusal('store_already_connected')
    await jobs.send('store.sync', of)
    return stores.shown(of)
  }

  return {
    list: (workspaceId: WorkspaceId) => stores.list(workspaceId),

    connect,

    async changeAccess(trail: Trail, storeId: StoreId, access: StoreAccess, hookAddressOf: (id: StoreId) => string) {
      const store = await mustFind({ workspaceId: trail.workspaceId, storeId })
      return changeAccess(trail, store, access, hookAddressOf(storeId))
    },

    /** What a shop has approved: for the store it is connected as, or to connect it. */
    async grant(trail: Trail, approved: StoreToConnect, hookAddressOf: (id: StoreId) => string) {
      const { id, access } = approved
      const store = await stores.find({ workspaceId: trail.workspaceId, storeId: id })
      return store ? changeAccess(trail, store, access, hookAddressOf(id)) : connect(trail, approved, hookAddressOf)
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
