/** Opens a connected store: its client, by platform, with what is shared by everybody who asks the same store. */
import { setTimeout as after } from 'node:timers/promises'
import type { StoreId, WorkspaceId } from '@/domain/ids'
import type { ShopifyAccess, ShopifyGrant } from '@/protocol/store-api'
import type { FetchGuarded } from '../http/client'
import type { Vault } from '../secrets/vault'
import type { ConnectedStores } from '../store/connected-stores'
import { storeRefusal } from './refusal'
import { hookSecretsOf, openAccess, sealAccess } from './sealed-access'
import { createTokenSource, type KeepGrant } from './shopify/access'
import type { ShopifyAccount } from './shopify/admin-api'
import { createBudget } from './shopify/budget'
import { createShopify } from './shopify/shopify'
import type { Reach, StoreClient } from './store-client'
import { createWooCommerce } from './woocommerce/woocommerce'

export interface StoreToOpen {
  workspaceId: WorkspaceId
  id: StoreId
  address: string
  currency: string
  /** Sealed. */
  access: string
}

/** Somebody is looking at it, or it is a job of the night. */
export type Pace = 'somebody_waits' | 'in_background'
const PATIENCE_MS: Record<Pace, number> = { somebody_waits: 8_000, in_background: 60_000 }

/** Accounts kept: tokens that last a day, and how full the store's bucket is. The oldest goes first. */
const KEPT_MAX = 1_000

export interface ClientsDeps {
  fetch: FetchGuarded
  vault: Vault
  stores: Pick<ConnectedStores, 'renewAccess'>
  now: () => number
}

export function createStoreClients({ fetch, vault, stores, now }: ClientsDeps) {
  const kept = new Map<StoreId, { sealed: string; account: ShopifyAccount }>()

  /** A renewed grant is kept where it was: sealed, with the rest of what the store is opened by. */
  const keeperOf =
    (store: StoreToOpen): KeepGrant =>
    async (change) => {
      let kept: ShopifyGrant | null = null
      await stores.renewAccess({ workspaceId: store.workspaceId, storeId: store.id }, async (sealed) => {
        const opened = openAccess(vault, { ...store, access: sealed })
        if (opened.access.kind !== 'shopify_grant') throw storeRefusal('store_key_refused', { reason: 'replaced' })
        kept = await change(opened.access)
        return kept === opened.access ? sealed : sealAccess(vault, store, { ...opened, access: kept })
      })
      return kept
    }

  function accountOf(store: StoreToOpen, access: ShopifyAccess): ShopifyAccount {
    const known = kept.get(store.id)
    if (known?.sealed === store.access) return known.account
    const account = {
      origin: store.address,
      version: access.apiVersion,
      tokens: createTokenSource(store.address, access, keeperOf(store)),
      budget: createBudget(now),
      admin: null,
    }
    kept.delete(store.id)
    kept.set(store.id, { sealed: store.access, account })
    for (const oldest of kept.keys()) if (kept.size > KEPT_MAX) kept.delete(oldest)
    return account
  }

  return {
    /** `signal`: ends requests and waits. Throws a VaultError where the key of the hub is another than it was. */
    open(store: StoreToOpen, pace: Pace, signal?: AbortSignal): StoreClient {
      const reach: Reach = {
        fetch: (request) => fetch(signal ? { ...request, signal } : request),
        wait: (ms) => after(ms, undefined, signal ? { signal } : {}),
        patienceMs: PATIENCE_MS[pace],
        now,
      }
      const { access, hookSecret } = openAccess(vault, store)
      const { address, currency } = store
      if (access.kind === 'woocommerce')
        return createWooCommerce({ site: { address, access }, currency, hookSecret: hookSecret ?? '' }, reach)
      return createShopify({ account: accountOf(store, access), currency }, reach)
    },

    /** Can its webhooks be checked at all? */
    mayBeTold: (store: StoreToOpen): boolean => openAccess(vault, store).hookSecret !== null,
    /** None: none of its webhooks are taken. */
    hookSecretsOf: (store: StoreToOpen): string[] => hookSecretsOf(openAccess(vault, store), now()),
  }
}
export type StoreClients = ReturnType<typeof createStoreClients>
