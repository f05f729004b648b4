/**
 * The authorization code grant: an app is let into a shop by whoever may install apps there, and gets a token that opens it
 * while nobody looks ("offline"). https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/authorization-code-grant
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { AppError } from '@/domain/errors'
import { SHOPIFY_SCOPES } from '@/domain/store-needs'
import type { ShopifyGrant } from '@/protocol/store-api'
import type { OutgoingResponse } from '@/server/http/client'
import { askStore, jsonOf, refusalOfStatus, storeRefusal } from '../refusal'
import type { Reach } from '../store-client'

export type GrantedApp = Pick<ShopifyGrant, 'clientId' | 'clientSecret' | 'apiVersion'>

/** Left out of what a custom app is given, whose token lasts. */
const Granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
})
const Denied = z.object({ error: z.string() })

/** Where the shop asks its owner. Without `grant_options[]` the token is one for the hours nobody is there. */
export function approvalUrl(
  origin: string,
  { clientId, callback, state }: Record<'clientId' | 'callback' | 'state', string>,
) {
  const query = { client_id: clientId, scope: SHOPIFY_SCOPES.join(','), redirect_uri: callback, state }
  return `${origin}/admin/oauth/authorize?${new URLSearchParams(query).toString()}`
}

/**
 * Is the query Shopify's? `hmac` is over all the rest of it, sorted by name and written as a form is, as Shopify's own
 * libraries do: hex of HMAC-SHA256 with the client secret.
 */
export function isFromShopify(query: URLSearchParams, clientSecret: string): boolean {
  const rest = new URLSearchParams([...query].filter(([name]) => name !== 'hmac'))
  rest.sort()
  const expected = createHmac('sha256', clientSecret).update(rest.toString()).digest()
  const given = Buffer.from(query.get('hmac') ?? '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** `expiring`: a public app's token must be one that has to be renewed; where that is not known, it is passed over. */
export const exchangeCode = (reach: Reach, origin: string, app: GrantedApp, code: string): Promise<ShopifyGrant> =>
  ask(reach, origin, app, { code, expiring: '1' })

/** The token before goes on for what has begun with it. Refused: the app was uninstalled, or not used for ninety days. */
export const renewGrant = (
  reach: Reach,
  origin: string,
  app: GrantedApp,
  refreshToken: string,
): Promise<ShopifyGrant> => ask(reach, origin, app, { grant_type: 'refresh_token', refresh_token: refreshToken })

async function ask({ fetch, now }: Reach, origin: string, app: GrantedApp, what: Record<string, string>) {
  const { clientId, clientSecret, apiVersion } = app
  const given = await askForToken(fetch, origin, { client_id: clientId, client_secret: clientSecret, ...what }, Granted)
  return {
    kind: 'shopify_grant' as const,
    ...{ clientId, clientSecret, apiVersion },
    token: given.access_token,
    expiresAt: given.expires_in === undefined ? null : now() + given.expires_in * 1000,
    refreshToken: given.refresh_token ?? null,
  }
}

export async function askForToken<Shape extends z.ZodType>(
  fetch: Reach['fetch'],
  origin: string,
  form: Record<string, string>,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const response = await askStore(fetch, {
    url: `${origin}/admin/oauth/access_token`,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
  })
  if (response.status !== 200) throw refusedGrant(response)
  const granted = shape.safeParse(jsonOf(response))
  if (!granted.success) throw storeRefusal('store_address_wrong', { reason: 'no_token' }, granted.error)
  return granted.data
}

/** OAuth says why in a body; its codes beyond `invalid_client` are UNVERIFIED, so what else is refused is the key. */
function refusedGrant(response: OutgoingResponse): AppError {
  const { status } = response
  if (status !== 400 && status !== 401) return refusalOfStatus(status)
  const denied = Denied.safeParse(jsonOf(response))
  return storeRefusal('store_key_refused', { status, reason: denied.success ? denied.data.error : null })
}
