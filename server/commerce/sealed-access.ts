/** What opens a store and what its webhooks are signed with, as one sealed text: it opens for this store alone. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Instant, type StoreId, type WorkspaceId } from '@/domain/ids'
import type { StorePlatform } from '@/domain/store'
import { KeptAccess } from '@/protocol/store-api'
import type { Vault } from '../secrets/vault'

/**
 * `hookSecret`: null where nothing was given that webhooks could be checked by. `former`: Shopify goes on signing with an
 * app's old secret until that is revoked
 * (https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials).
 */
const Opened = z.object({
  access: KeptAccess,
  hookSecret: z.string().min(1).nullable(),
  former: z
    .object({ secret: z.string().min(1), until: Instant })
    .nullable()
    .default(null),
})
export type OpenedAccess = z.infer<typeof Opened>

interface Place {
  workspaceId: WorkspaceId
  id: StoreId
}
const placeOf = ({ workspaceId, id }: Place) => `${workspaceId}/stores/${id}`

export const platformOf = ({ kind }: KeptAccess): StorePlatform => (kind === 'woocommerce' ? 'woocommerce' : 'shopify')

/** How long the secret before is taken for. What a stolen one could do: have products read anew that did not change. */
const FORMER_MS = 30 * 86_400_000

/** Shopify signs with the app's secret; WooCommerce with one we make up and give it. */
export function withHookSecret(access: KeptAccess): OpenedAccess {
  if (access.kind === 'woocommerce') return { access, hookSecret: randomBytes(32).toString('base64url'), former: null }
  return { access, hookSecret: access.kind === 'shopify_token' ? access.apiSecret : access.clientSecret, former: null }
}

/** Another key for a store: WooCommerce's webhooks are there already, with the secret they were given. */
export function withOtherKey(before: OpenedAccess, access: KeptAccess, now: number): OpenedAccess {
  if (access.kind === 'woocommerce') return { ...before, access }
  const after = withHookSecret(access)
  if (before.hookSecret === null || before.hookSecret === after.hookSecret) return { ...after, former: before.former }
  return { ...after, former: { secret: before.hookSecret, until: now + FORMER_MS } }
}

/** Those a webhook may be signed with now. */
export function hookSecretsOf({ hookSecret, former }: OpenedAccess, now: number): string[] {
  const isLeft = former !== null && now < former.until
  return [...(hookSecret === null ? [] : [hookSecret]), ...(isLeft ? [former.secret] : [])]
}

export const sealAccess = (vault: Vault, place: Place, opened: OpenedAccess): string =>
  vault.seal(JSON.stringify(opened), placeOf(place))

/** Throws a VaultError. */
export const openAccess = (vault: Vault, row: Place & { access: string }): OpenedAccess =>
  Opened.parse(JSON.parse(vault.open(row.access, placeOf(row))))
