/** What goes wrong with a shop's system, as codes that have words for a person. `details.field`: beside which field. */
import { AppError, type ErrorCode } from '@/domain/errors'
import { storeFieldOf } from '@/domain/store-needs'
import { storable } from '../routes/storable'
import { OutgoingError, type FetchGuarded, type OutgoingRequest, type OutgoingResponse } from '../http/client'

export function storeRefusal(code: ErrorCode, details: Record<string, unknown> = {}, cause?: unknown): AppError {
  const field = storeFieldOf(code)
  return new AppError(code, { ...(field ? { field } : {}), ...details }, cause === undefined ? {} : { cause })
}

/** It will pass: the same may be asked again later. Anything else needs a person. */
export function isPassing(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'store_busy' || error.code === 'store_unreachable')
}

/** Of answers outside 200–299. The platforms agree on these; what is theirs alone they look for before. */
export function refusalOfStatus(status: number): AppError {
  if (status === 401) return storeRefusal('store_key_refused', { status })
  if (status === 403) return storeRefusal('store_permission_missing', { status })
  if (status === 404 || (status >= 300 && status < 400)) return storeRefusal('store_address_wrong', { status })
  // Shopify: 402 the shop has not paid, 423 it is locked (https://shopify.dev/docs/api/usage/response-codes).
  if (status === 402 || status === 423) return storeRefusal('store_closed', { status })
  if (status >= 500 || status === 408) return storeRefusal('store_unreachable', { status })
  return storeRefusal('store_failed', { status })
}

/**
 * Asks a store, without following redirects: a key goes to the address somebody entered, or nowhere. Answers with any
 * status; throws a refusal when there is no whole answer.
 */
export async function askStore(fetch: FetchGuarded, request: OutgoingRequest): Promise<OutgoingResponse> {
  try {
    return await fetch({ ...request, maxRedirects: 0 })
  } catch (error) {
    if (error instanceof OutgoingError) throw refusalOf(error)
    if (error instanceof AppError && error.code === 'address_not_allowed')
      throw storeRefusal('address_not_allowed', error.details, error)
    throw error
  }
}

function refusalOf(error: OutgoingError): AppError {
  const { reason } = error
  if (reason === 'too_many_redirects' || reason === 'bad_redirect')
    return storeRefusal('store_address_wrong', { reason: 'redirects' }, error)
  if (reason === 'response_too_large') return storeRefusal('store_failed', { reason }, error)
  return storeRefusal('store_unreachable', { reason }, error)
}

/** What the store answered, as JSON that our database can hold; something else answers there when it is none. */
export function jsonOf({ body, status }: OutgoingResponse): unknown {
  try {
    return storable(JSON.parse(body.toString('utf8')))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw status >= 200 && status < 300
      ? storeRefusal('store_address_wrong', { reason: 'not_json' })
      : refusalOfStatus(status)
  }
}

/** `Retry-After` in milliseconds; null: it is not said, or not in seconds. */
export function retryAfterMs({ headers }: OutgoingResponse): number | null {
  const seconds = Number(headers['retry-after'])
  return headers['retry-after'] !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}
