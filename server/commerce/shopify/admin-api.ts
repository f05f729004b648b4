/** One question to Shopify's Admin API: the token, the wait for the rate limit, and what the answer really means. */
import { z } from 'zod'
import { AppError } from '@/domain/errors'
import type { OutgoingResponse } from '@/server/http/client'
import { askStore, jsonOf, refusalOfStatus, retryAfterMs, storeRefusal } from '../refusal'
import type { Reach } from '../store-client'
import type { TokenSource } from './access'
import { Cost, waitMs, type Budget } from './budget'

/** What one store's questions share, whoever asks them: kept as long as the process (clients.ts). */
export interface ShopifyAccount {
  /** `https://linen.myshopify.com` */
  origin: string
  /** `2026-10` */
  version: string
  tokens: TokenSource
  budget: Budget
  /** Where its admin is, once it was asked (read-orders.ts). */
  admin: string | null
}

/** Where the store does not say how long; Shopify throttles large stores for other reasons than cost, too. */
const WAIT_UNSAID_MS = 1_000
/** Whatever is said: a store that is asked to be left alone is not asked in a loop. */
const WAIT_MIN_MS = 200

const Answer = z.object({
  data: z.unknown().optional(),
  // Of a refused request, Shopify gives `errors` as a text (https://shopify.dev/docs/api/usage/response-codes).
  errors: z
    .union([
      z.array(
        z.object({
          message: z.string(),
          path: z.array(z.union([z.string(), z.number()])).optional(),
          extensions: z.object({ code: z.string().optional(), requiredAccess: z.unknown().optional() }).optional(),
        }),
      ),
      z.string(),
    ])
    .optional(),
  extensions: z.object({ cost: Cost.optional() }).optional(),
})
type Answer = z.infer<typeof Answer>

export interface AdminApi {
  /** `shape`: what of the answer's `data` is used. */
  ask<Shape extends z.ZodType>(
    document: string,
    variables: Record<string, unknown>,
    shape: Shape,
  ): Promise<z.infer<Shape>>
  /** The version that answered last: another than was asked for, once that has run out. */
  servedVersion(): string | null
}

export function createAdminApi({ origin, version, tokens, budget }: ShopifyAccount, reach: Reach): AdminApi {
  let served: string | null = null

  async function send(document: string, variables: object, token: string): Promise<OutgoingResponse> {
    const response = await askStore(reach.fetch, {
      url: `${origin}/admin/api/${version}/graphql.json`,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-shopify-access-token': token },
      body: JSON.stringify({ query: document, variables }),
      maxBytes: 8 * 1024 * 1024,
    })
    served = response.headers['x-shopify-api-version'] ?? served
    return response
  }

  /** Throws a refusal for everything but an answer with data; how long to wait when it is not our turn yet. */
  function read(document: string, response: OutgoingResponse): Told | { waitMs: number } {
    const { status } = response
    if (status === 429 && response.body.length === 0)
      return { waitMs: Math.max(retryAfterMs(response) ?? WAIT_UNSAID_MS, WAIT_MIN_MS) }
    const parsed = Answer.safeParse(jsonOf(response))
    if (!parsed.success) throw status === 200 ? notAnAnswer(parsed.error) : refusalOfStatus(status)
    const answer = parsed.data
    const cost = answer.extensions?.cost
    if (cost) budget.saw(document, cost)
    // The status of a throttled answer is not documented (200 and 429 are both seen): what it says counts.
    if (isThrottled(answer) || status === 429) return { waitMs: turnOf(cost, response) }
    if (answer.errors !== undefined && answer.errors.length > 0) {
      const refusal = refusalOfErrors(answer.errors, status)
      if (isWithheld(answer)) return { data: answer.data, refusal }
      throw refusal
    }
    if (status !== 200) throw refusalOfStatus(status)
    return { data: answer.data, refusal: null }
  }

  async function ask<Shape extends z.ZodType>(document: string, variables: Record<string, unknown>, shape: Shape) {
    let waited = 0
    let isRenewed = false
    const wait = async (ms: number) => {
      waited += ms
      if (waited > reach.patienceMs) throw new AppError('store_busy', { retryAfterSeconds: Math.ceil(ms / 1000) })
      if (ms > 0) await reach.wait(ms)
    }
    for (;;) {
      await wait(budget.waitFor(document))
      const token = await tokens.token(reach)
      const response = await send(document, variables, token)
      if (response.status === 401 && !isRenewed && tokens.renew(token)) {
        isRenewed = true
        continue
      }
      const outcome = read(document, response)
      if ('data' in outcome) return parse(shape, outcome)
      await wait(outcome.waitMs)
    }
  }

  return { ask, servedVersion: () => served }
}

/** `refusal`: why something within it is missing. */
interface Told {
  data: unknown
  refusal: AppError | null
}

function parse<Shape extends z.ZodType>(shape: Shape, { data, refusal }: Told): z.infer<Shape> {
  const parsed = shape.safeParse(data)
  if (!parsed.success) throw refusal ?? notAnAnswer(parsed.error)
  return parsed.data
}

const notAnAnswer = (cause: unknown) => storeRefusal('store_failed', { reason: 'not_an_answer' }, cause)
const isThrottled = ({ errors }: Answer) =>
  Array.isArray(errors) && errors.some(({ extensions }) => extensions?.code === 'THROTTLED')

/**
 * We may not see a part of what was asked for, such as the customer of an order, and have the rest: nothing is amiss as long
 * as that part may be missing.
 */
const isWithheld = ({ errors, data }: Answer) =>
  data !== undefined &&
  data !== null &&
  Array.isArray(errors) &&
  errors.every(({ extensions, path }) => extensions?.code === 'ACCESS_DENIED' && path !== undefined && path.length > 1)

/** A query that costs more than the bucket holds would wait for ever. */
function turnOf(cost: Cost | undefined, response: OutgoingResponse): number {
  if (cost && cost.requestedQueryCost > cost.throttleStatus.maximumAvailable)
    throw storeRefusal('store_failed', { reason: 'query_too_costly' })
  return Math.max((cost && waitMs(cost)) || retryAfterMs(response) || WAIT_UNSAID_MS, WAIT_MIN_MS)
}

function refusalOfErrors(errors: NonNullable<Answer['errors']>, status: number): AppError {
  if (typeof errors === 'string') return refusalOfStatus(status === 200 ? 400 : status)
  const denied = errors.find(({ extensions }) => extensions?.code === 'ACCESS_DENIED')
  if (denied) return storeRefusal('store_permission_missing', { needs: denied.extensions?.requiredAccess ?? null })
  if (errors.some(({ extensions }) => extensions?.code === 'SHOP_INACTIVE')) return storeRefusal('store_closed')
  if (errors.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR'))
    return storeRefusal('store_unreachable', { status })
  const { message, extensions } = errors[0]!
  return storeRefusal('store_failed', { reason: extensions?.code ?? message.slice(0, 200) })
}
