/**
 * The hub's only way out to other services: limits on time, size and redirects, and no way into private networks. A
 * connection goes to the very addresses that were checked, so a name that changes its mind (DNS rebinding) gains nothing.
 */
import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector, request, type Dispatcher } from 'undici'
import { AppError } from '@/domain/errors'
import { createAddressGuard, type AddressGuard } from './address-guard'

export interface OutgoingRequest {
  url: string
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** For everything, redirects and body included. */
  timeoutMs?: number
  maxBytes?: number
  maxRedirects?: number
  signal?: AbortSignal
}

export interface OutgoingResponse {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** The address that answered, after redirects. */
  url: string
}

/** `unreachable`: no connection, or it broke. Addresses that are refused throw an AppError `address_not_allowed`. */
export type OutgoingFailure =
  'unreachable' | 'timeout' | 'aborted' | 'response_too_large' | 'too_many_redirects' | 'bad_redirect'

export class OutgoingError extends Error {
  override readonly name = 'OutgoingError'
  constructor(
    readonly reason: OutgoingFailure,
    options?: { cause?: unknown },
  ) {
    super(reason, options)
  }
}

/** Answers with whatever status the other side gave; throws only when there is no whole answer. */
export type FetchGuarded = (request: OutgoingRequest) => Promise<OutgoingResponse>

export interface OutgoingClient {
  fetch: FetchGuarded
  close(): Promise<void>
}

const TIMEOUT_MS = 15_000
const MAX_BYTES = 2 * 1024 * 1024
const MAX_REDIRECTS = 3
const CONNECT_MS = 5_000
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** What must not follow a redirect to another origin. */
const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key'])

export function createOutgoingClient(
  options: {
    /** ALONGSIDE_ALLOW_ADDRESSES, split: see createAddressGuard. */
    allowed?: readonly string[]
    guard?: AddressGuard
    onOutcome?: (outcome: 'answered' | 'refused' | OutgoingFailure) => void
  } = {},
): OutgoingClient {
  const { allowed = [], guard = createAddressGuard({ allowed }), onOutcome = () => {} } = options
  const agent = new Agent({
    connect: guardedConnector(guard),
    connections: 32,
    pipelining: 1,
    maxHeaderSize: 32 * 1024,
  })

  async function follow(first: OutgoingRequest, signal: AbortSignal): Promise<OutgoingResponse> {
    const { maxBytes = MAX_BYTES, maxRedirects = MAX_REDIRECTS } = first
    let current: Hop = {
      url: new URL(first.url),
      method: first.method ?? 'GET',
      headers: lowerCased(first.headers),
      body: first.body,
    }
    for (let hop = 0; ; hop += 1) {
      const { status, headers, body } = await exchange(current, { maxBytes, signal })
      const location = REDIRECTS.has(status) ? headers.location : undefined
      if (location === undefined) return { status, headers, body, url: current.url.href }
      if (hop === maxRedirects) throw new OutgoingError('too_many_redirects')
      current = redirected(current, status, location)
    }
  }

  async function exchange(to: Hop, { maxBytes, signal }: { maxBytes: number; signal: AbortSignal }) {
    guard.check(to.url)
    const response = await request(to.url, {
      dispatcher: agent,
      method: to.method,
      headers: { 'user-agent': 'Alongside', 'accept-encoding': 'identity', ...to.headers },
      body: to.body ?? null,
      signal,
    })
    const body = await readBody(response.body, maxBytes)
    return { status: response.statusCode, headers: flat(response.headers), body }
  }

  return {
    async fetch(outgoing) {
      const deadline = AbortSignal.timeout(outgoing.timeoutMs ?? TIMEOUT_MS)
      const signal = outgoing.signal ? AbortSignal.any([deadline, outgoing.signal]) : deadline
      try {
        const response = await follow(outgoing, signal)
        onOutcome('answered')
        return response
      } catch (error) {
        const failure = classify(error, deadline, outgoing.signal)
        onOutcome(failure instanceof OutgoingError ? failure.reason : 'refused')
        throw failure
      }
    },
    close: () => agent.destroy(),
  }
}

/** Connects to the addresses the guard has just checked, and to no others. Kept connections were checked when made. */
function guardedConnector(guard: AddressGuard): buildConnector.connector {
  return (options, callback) => {
    const { protocol, host, hostname, port } = options
    const url = new URL(`${protocol}//${host ?? `${hostname}:${port}`}`)
    guard.resolve(url).then(
      (addresses) => buildConnector({ timeout: CONNECT_MS, lookup: pinnedTo(addresses) })(options, callback),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    )
  }
}

function pinnedTo(addresses: LookupAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    if (all) callback(null, addresses)
    else callback(null, addresses[0]!.address, addresses[0]!.family)
  }
}

interface Hop {
  url: URL
  method: Dispatcher.HttpMethod
  headers: Record<string, string>
  body: string | Uint8Array | undefined
}

function redirected(from: Hop, status: number, location: string): Hop {
  if (!URL.canParse(location, from.url)) throw new OutgoingError('bad_redirect')
  const url = new URL(location, from.url)
  const isSameOrigin = url.origin === from.url.origin
  if (from.url.protocol === 'https:' && url.protocol === 'http:') throw new OutgoingError('bad_redirect')
  const keepsBody = status === 307 || status === 308
  // A body may hold a key and a contact's words: it stays with the origin it was meant for.
  if (keepsBody && from.body !== undefined && !isSameOrigin) throw new OutgoingError('bad_redirect')
  const dropped = (name: string) =>
    (!isSameOrigin && CREDENTIALS.has(name)) || (!keepsBody && name.startsWith('content-'))
  return {
    url,
    method: keepsBody || from.method === 'GET' ? from.method : 'GET',
    headers: Object.fromEntries(Object.entries(from.headers).filter(([name]) => !dropped(name))),
    body: keepsBody ? from.body : undefined,
  }
}

async function readBody(stream: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new OutgoingError('response_too_large') // leaving the loop destroys the stream
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

function classify(error: unknown, deadline: AbortSignal, asked?: AbortSignal): Error {
  if (error instanceof OutgoingError || error instanceof AppError) return error
  if (asked?.aborted) return new OutgoingError('aborted', { cause: error })
  if (deadline.aborted) return new OutgoingError('timeout', { cause: error })
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL')
    return new AppError('address_not_allowed', { reason: 'invalid_url' })
  return new OutgoingError('unreachable', { cause: error })
}

function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
