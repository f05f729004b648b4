/**
 * Connecting a shop by its approval: an admin asks, whoever may install apps in the shop decides in Shopify, and Shopify
 * sends their browser back to us. What comes back is believed only if Shopify has signed it with the app's secret, names
 * a state of ours that nobody has used, and comes from the very shop that was asked; and only while the admin still may.
 */
import { AppError } from '@/domain/errors'
import type { AgentId, StoreId } from '@/domain/ids'
import { may } from '@/domain/permissions'
import type { ConnectedStore } from '@/domain/store'
import type { NewGrant } from '@/protocol/store-api'
import type pg from 'pg'
import { z } from 'zod'
import { hashOfToken, newInvitationToken } from '../auth/invitation-token'
import { shopAddress } from '../commerce/address'
import { storeRefusal } from '../commerce/refusal'
import { approvalUrl, exchangeCode, isFromShopify } from '../commerce/shopify/grant'
import type { Reach } from '../commerce/store-client'
import type { AddressGuard } from '../http/address-guard'
import type { FetchGuarded } from '../http/client'
import type { Vault } from '../secrets/vault'
import type { Trail } from '../store/audit'
import type { ConnectedStores } from '../store/connected-stores'
import { findMember } from '../store/member-store'
import type { AskedGrant, StoreGrants } from '../store/store-grants'
import type { ManageStores } from './manage-stores'

export interface GrantStoreDeps {
  pool: pg.Pool
  grants: StoreGrants
  stores: Pick<ConnectedStores, 'find' | 'at'>
  manageStores: Pick<ManageStores, 'grant'>
  vault: Vault
  guard: Pick<AddressGuard, 'isNamed'>
  fetch: FetchGuarded
  now: () => number
}

/** To sign in to the shop and read what is asked for. */
const GOOD_FOR_MS = 30 * 60_000
const App = z.object({ clientId: z.string(), clientSecret: z.string(), apiVersion: z.string() })
type App = z.infer<typeof App>
const placeOf = ({ workspaceId, storeId }: Pick<AskedGrant, 'workspaceId' | 'storeId'>) =>
  `${workspaceId}/store-grants/${storeId}`

export function createGrantStore({ pool, grants, stores, manageStores, vault, guard, fetch, now }: GrantStoreDeps) {
  /** Of a store that is connected, its own address: an approval is no way to have it be another one. */
  async function mustBeFree({ workspaceId }: Trail, id: StoreId, address: string): Promise<void> {
    const store = await stores.find({ workspaceId, storeId: id })
    if (store && store.address !== address) throw storeRefusal('store_address_wrong', { reason: 'another_store' })
    if (!store && (await stores.at(workspaceId, address))) throw storeRefusal('store_already_connected')
  }

  /** What was asked, by what has come back; null: it is nothing of ours, or not as Shopify sent it. */
  async function askedBy(query: URLSearchParams): Promise<{ asked: AskedGrant; app: App; code: string } | null> {
    const asked = await grants.find(hashOfToken(query.get('state') ?? ''), now())
    const code = query.get('code')
    if (!asked || !code) return null
    const app = App.parse(JSON.parse(vault.open(asked.app, placeOf(asked))))
    if (!isFromShopify(query, app.clientSecret) || !isShop(query.get('shop') ?? '', asked.address)) return null
    return { asked, app, code }
  }

  function isShop(shop: string, address: string): boolean {
    try {
      const isOurs = guard.isNamed(new URL(address))
      return shopAddress(isOurs ? `${new URL(address).protocol}//${shop}` : shop, guard.isNamed) === address
    } catch (error) {
      if (error instanceof AppError) return false
      throw error
    }
  }

  return {
    /** Where the shop's owner decides. `callback`: where Shopify sends them then. */
    async begin(
      trail: Trail,
      agentId: AgentId,
      { id, address: entered, ...app }: NewGrant,
      callback: string,
    ): Promise<{ url: string; expiresAt: number }> {
      const address = shopAddress(entered, guard.isNamed)
      await mustBeFree(trail, id, address)
      const { token: state, hash: stateHash } = newInvitationToken()
      const of = { workspaceId: trail.workspaceId, storeId: id }
      const expiresAt = trail.now + GOOD_FOR_MS
      const sealed = vault.seal(JSON.stringify(app), placeOf(of))
      await grants.ask({ ...of, agentId, stateHash, address, app: sealed, expiresAt }, trail.now)
      return { url: approvalUrl(address, { clientId: app.clientId, callback, state }), expiresAt }
    },

    /**
     * null: nothing has happened; forged, expired, used, or whoever asked may no more. Throws why the shop could not be
     * connected after all; then it is to be asked anew, for its approval is good once.
     */
    async finish(
      query: URLSearchParams,
      { from, hookAddressOf }: { from: string; hookAddressOf: (id: StoreId) => string },
    ): Promise<ConnectedStore | null> {
      const found = await askedBy(query)
      if (!found) return null
      const { asked, app, code } = found
      const { workspaceId, agentId, storeId, address } = asked
      const member = await findMember(pool, workspaceId, agentId)
      if (!member || !may(member, 'workspace.manage') || !(await grants.take(asked))) return null
      const reach: Reach = { fetch, wait: async () => {}, patienceMs: 0, now }
      const access = await exchangeCode(reach, address, app, code)
      const trail = { workspaceId, agentId, from, now: now() }
      return manageStores.grant(trail, { id: storeId, address, access }, hookAddressOf)
    },
  }
}
export type GrantStore = ReturnType<typeof createGrantStore>
