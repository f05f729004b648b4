/** What opens a store and what its webhooks are signed with, as one sealed text: it opens for this store alone. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { StoreId, WorkspaceId } from '@/domain/ids'
import type { StorePlatform } from '@/domain/store'
import { StoreAccess } from '@/protocol/store-api'
import type { Vault } from '../secrets/vault'

/** `hookSecret`: null where nothing was given that webhooks could be checked by. */
const Opened = z.object({ access: StoreAccess, hookSecret: z.string().min(1).nullable() })
export type OpenedAccess = z.infer<typeof Opened>

interface Place {
  workspaceId: WorkspaceId
  id: StoreId
}
const placeOf = ({ workspaceId, id }: Place) => `${workspaceId}/stores/${id}`

export const platformOf = ({ kind }: StoreAccess): StorePlatform => (kind === 'woocommerce' ? 'woocommerce' : 'shopify')

/** Shopify signs with the app's secret; WooCommerce with one we make up and give it. */
export function withHookSecret(access: StoreAccess): OpenedAccess {
  if (access.kind === 'woocommerce') return { access, hookSecret: randomBytes(32).toString('base64url') }
  return { access, hookSecret: access.kind === 'shopify_app' ? access.clientSecret : access.apiSecret }
}

export const sealAccess = (vault: Vault, place: Place, opened: OpenedAccess): string =>
  vault.seal(JSON.stringify(opened), placeOf(place))

/** Throws a VaultError. */
export const openAccess = (vault: Vault, row: Place & { access: string }): OpenedAccess =>
  Opened.parse(JSON.parse(vault.open(row.access, placeOf(row))))
