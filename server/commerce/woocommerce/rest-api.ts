/**
 * One question to a WooCommerce site's REST API v3, with its key and secret as a name and password. Over TLS only: the
 * documented way without it (OAuth 1.0a) is not offered. https://woocommerce.github.io/woocommerce-rest-api-docs/
 */
import { z } from 'zod'
import { AppError } from '@/domain/errors'
import type { WooCommerceAccess } from '@/protocol/store-api'
import type { OutgoingRequest, OutgoingResponse } from '@/server/http/client'
import { askStore, jsonOf, refusalOfStatus, retryAfterMs, storeRefusal } from '../refusal'
import type { Reach } from '../store-client'

export interface WooSite {
  /** Origin, and the folder WordPress is in, without a slash at the end. */
  address: string
  access: WooCommerceAccess
}

/** Where the site's own protection asks for patience and does not say how much. */
const WAIT_UNSAID_MS = 2_000
/** Whatever is said: a site that is asked to be left alone is not asked in a loop. */
const WAIT_MIN_MS = 200

const Refused = z.object({ code: z.string() })

export interface RestApi {
  /** `pages`: of the list, where it is one. null: there is no such thing. */
  get<Shape extends z.ZodType>(
    path: string,
    query: Record<string, string>,
    shape: Shape,
  ): Promise<{ value: z.infer<Shape>; pages: number } | null>
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object | null): Promise<void>
  /** What the site says of itself to everybody: its REST namespaces, its name. */
  index(): Promise<{ name: string }>
}

const Index = z.object({ name: z.string(), namespaces: z.array(z.string()) })

export function createRestApi({ address, access }: WooSite, { fetch, wait, patienceMs }: Reach): RestApi {
  const authorization = `Basic ${Buffer.from(`${access.consumerKey}:${access.consumerSecret}`).toString('base64')}`
  const urlOf = (path: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams(query).toString()
    return `${address}/wp-json${path}${search ? `?${search}` : ''}`
  }

  async function ask(request: OutgoingRequest): Promise<OutgoingResponse> {
    for (let waited = 0; ;) {
      const response = await askStore(fetch, { maxBytes: 8 * 1024 * 1024, ...request })
      if (response.status !== 429) return response
      const ms = Math.max(retryAfterMs(response) ?? WAIT_UNSAID_MS, WAIT_MIN_MS)
      waited += ms
      if (waited > patienceMs) throw new AppError('store_busy', { retryAfterSeconds: Math.ceil(ms / 1000) })
      await wait(ms)
    }
  }

  async function askApi(request: OutgoingRequest): Promise<OutgoingResponse> {
    const headers = { accept: 'application/json', authorization, ...request.headers }
    const response = await ask({ ...request, headers })
    if (response.status >= 200 && response.status < 300) return response
    throw refusalOfAnswer(response)
  }

  return {
    async get(path, query, shape) {
      let response
      try {
        response = await askApi({ url: urlOf(`/wc/v3${path}`, query) })
      } catch (error) {
        if (error instanceof AppError && error.details.reason === 'no_such_thing') return null
        throw error
      }
      const parsed = shape.safeParse(jsonOf(response))
      if (!parsed.success) throw storeRefusal('store_failed', { reason: 'not_an_answer' }, parsed.error)
      return { value: parsed.data, pages: Number(response.headers['x-wp-totalpages'] ?? 1) || 0 }
    },

    async send(method, path, body) {
      const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      await askApi({ url: urlOf(`/wc/v3${path}`), method, ...json })
    },

    async index() {
      const response = await ask({ url: urlOf('/'), headers: { accept: 'application/json' } })
      if (response.status !== 200) throw refusalOfStatus(response.status === 401 ? 404 : response.status)
      const parsed = Index.safeParse(jsonOf(response))
      if (!parsed.success || !parsed.data.namespaces.includes('wc/v3'))
        throw storeRefusal('store_address_wrong', { reason: parsed.success ? 'no_woocommerce' : 'no_wordpress' })
      return { name: parsed.data.name }
    },
  }
}

/** WooCommerce answers 401 both to keys it does not know and to ones that may not: the code of its body tells. */
function refusalOfAnswer(response: OutgoingResponse): AppError {
  const { status } = response
  const refused = Refused.safeParse(jsonOf(response))
  const reason = refused.success ? refused.data.code : null
  if (status === 404 && reason !== null && reason !== 'rest_no_route')
    return storeRefusal('store_failed', { status, reason: 'no_such_thing' })
  if (status === 401 && /^woocommerce_rest_cannot_/.test(reason ?? ''))
    return storeRefusal('store_permission_missing', { status, reason })
  const refusal = refusalOfStatus(status)
  return new AppError(refusal.code, { ...refusal.details, reason })
}
