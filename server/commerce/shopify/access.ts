/**
 * What opens a Shopify store: the permanent token of a custom app made in its admin; an app of the Dev Dashboard, whose
 * client id and secret are exchanged for a token that lasts a day
 * (https://shopify.dev/docs/apps/build/authentication-authorization/client-credentials-grant); or an app the shop has
 * approved (grant.ts), whose token lasts an hour and comes with what the next one is had for.
 */
import { z } from 'zod'
import type { ShopifyAccess, ShopifyGrant } from '@/protocol/store-api'
import { storeRefusal } from '../refusal'
import type { Reach } from '../store-client'
import { askForToken, renewGrant } from './grant'

export interface TokenSource {
  token(reach: Reach): Promise<string>
  /** The store refused this token. false: there is no other one to be had. */
  renew(refused: string): boolean
}

/**
 * Where the grant of a store is kept. `change` is given the one kept now and says which is to be kept instead (the same:
 * somebody else has renewed it already); only one hub at a time is in it, for what renews is good until its successor is used.
 * null: the store is connected no more.
 */
export type KeepGrant = (change: (kept: ShopifyGrant) => Promise<ShopifyGrant>) => Promise<ShopifyGrant | null>

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
/** Of its life, a token is used this much: what is under way when it ends has begun with a good one. */
const USED = 0.8
/** Shopify asks for the renewal “a few minutes before” (https://shopify.dev/changelog/offline-access-tokens-now-support-expiry-and-refresh). */
const MARGIN_MS = 5 * 60_000

export function createTokenSource(origin: string, access: ShopifyAccess, keep: KeepGrant): TokenSource {
  if (access.kind === 'shopify_token') return { token: async () => access.token, renew: () => false }
  return access.kind === 'shopify_app' ? createDayTokens(origin, access) : createRenewedTokens(origin, access, keep)
}

function createDayTokens(
  origin: string,
  { clientId, clientSecret }: Extract<ShopifyAccess, { kind: 'shopify_app' }>,
): TokenSource {
  let held: { token: string; until: number } | null = null
  const once = onceForAll(async ({ fetch, now }) => {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    const granted = await askForToken(fetch, origin, form, Granted)
    held = { token: granted.access_token, until: now() + granted.expires_in * 1000 * USED }
    return held.token
  })
  return {
    token: async (reach) => (held !== null && reach.now() < held.until ? held.token : once(reach)),
    renew(refused) {
      if (held?.token === refused) held = null
      return true
    },
  }
}

function createRenewedTokens(origin: string, access: ShopifyGrant, keep: KeepGrant): TokenSource {
  let held = access
  /** Refused before its time: somebody has revoked it, or a colleague's renewal has ended it. */
  let refusedToken: string | null = null
  const isGood = ({ token, expiresAt }: ShopifyGrant, now: number) =>
    token !== refusedToken && (expiresAt === null || now < expiresAt - MARGIN_MS)

  const once = onceForAll(async (reach) => {
    const kept = await keep(async (current) => {
      if (isGood(current, reach.now())) return current
      if (current.refreshToken === null) throw storeRefusal('store_key_refused', { reason: 'expired' })
      return renewGrant(reach, origin, current, current.refreshToken)
    })
    if (!kept) throw storeRefusal('store_key_refused', { reason: 'disconnected' })
    held = kept
    return held.token
  })
  return {
    token: async (reach) => (isGood(held, reach.now()) ? held.token : once(reach)),
    renew(refused) {
      if (held.refreshToken === null) return false
      refusedToken = refused
      return true
    },
  }
}

/** One exchange for everybody who waits for it. */
function onceForAll(ask: (reach: Reach) => Promise<string>): (reach: Reach) => Promise<string> {
  let asking: Promise<string> | null = null
  return async (reach) => {
    asking ??= ask(reach).finally(() => {
      asking = null
    })
    return asking
  }
}
