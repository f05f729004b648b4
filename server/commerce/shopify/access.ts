/**
 * What opens a Shopify store: the permanent token of a custom app made in its admin, or an app of the Dev Dashboard,
 * whose client id and secret are exchanged for a token that lasts a day
 * (https://shopify.dev/docs/apps/build/authentication-authorization/client-credentials-grant).
 */
import { z } from 'zod'
import type { ShopifyAccess } from '@/protocol/store-api'
import type { OutgoingResponse } from '@/server/http/client'
import { askStore, jsonOf, refusalOfStatus, storeRefusal } from '../refusal'
import type { Reach } from '../store-client'

export interface TokenSource {
  token(reach: Reach): Promise<string>
  /** The store refused this token. false: there is no other one to be had. */
  renew(refused: string): boolean
}

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const Denied = z.object({ error: z.string() })
/** Of its life, a token is used this much: what is under way when it ends has begun with a good one. */
const USED = 0.8

export function createTokenSource(origin: string, access: ShopifyAccess): TokenSource {
  if (access.kind === 'shopify_token') return { token: async () => access.token, renew: () => false }
  return createGrantedTokens(origin, access)
}

function createGrantedTokens(
  origin: string,
  { clientId, clientSecret }: Extract<ShopifyAccess, { kind: 'shopify_app' }>,
): TokenSource {
  let held: { token: string; until: number } | null = null
  let asking: Promise<string> | null = null

  async function ask({ fetch, now }: Reach): Promise<string> {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    const response = await askStore(fetch, {
      url: `${origin}/admin/oauth/access_token`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
    })
    if (response.status !== 200) throw refusedGrant(response)
    const granted = Granted.safeParse(jsonOf(response))
    if (!granted.success) throw storeRefusal('store_address_wrong', { reason: 'no_token' }, granted.error)
    held = { token: granted.data.access_token, until: now() + granted.data.expires_in * 1000 * USED }
    return held.token
  }

  return {
    async token(reach) {
      if (held !== null && reach.now() < held.until) return held.token
      // One exchange for everybody who waits for it.
      asking ??= ask(reach).finally(() => {
        asking = null
      })
      return asking
    },
    renew(refused) {
      if (held?.token === refused) held = null
      return true
    },
  }
}

/** OAuth says why in a body; its codes beyond `invalid_client` are UNVERIFIED, so what else is refused is the key. */
function refusedGrant(response: OutgoingResponse) {
  const { status } = response
  if (status !== 400 && status !== 401) return refusalOfStatus(status)
  const denied = Denied.safeParse(jsonOf(response))
  return storeRefusal('store_key_refused', { status, reason: denied.success ? denied.data.error : null })
}
