/** The hub's API as functions, typed from the table of its routes. What comes back is parsed here and trusted inside. */
import { AppError, isErrorCode, type ErrorCode } from '@/domain/errors'
import { API_BASE, ENDPOINTS, WORKSPACE_HEADER, type EndpointName, type Endpoints } from '@/protocol/hub-api'
import { z } from 'zod'

type Part<E, K extends string> = E extends { [P in K]: infer T extends z.ZodType }
  ? { [P in K]: z.input<T> }
  : E extends { [P in K]: 'bytes' }
    ? { [P in K]: Blob }
    : unknown
/** `params`, `query` and `body`, as far as the route has them. A query all of whose fields have defaults may be `{}`. */
export type CallInput<N extends EndpointName> = Part<Endpoints[N], 'params'> &
  Part<Endpoints[N], 'query'> &
  Part<Endpoints[N], 'body'>
export type CallOutput<N extends EndpointName> = Endpoints[N]['response'] extends infer T extends z.ZodType
  ? z.output<T>
  : Endpoints[N]['response'] extends 'bytes'
    ? Blob
    : null

export interface HubClient {
  readonly hubUrl: string
  call<N extends EndpointName>(name: N, input: CallInput<N>, signal?: AbortSignal): Promise<CallOutput<N>>
  /** Where a stream is, and with which headers. */
  stream(name: 'streamEvents'): { url: string; headers: Record<string, string> }
}

export type HubAccess = {
  hubUrl: string
  token?: string
  workspaceId?: string
  /** From then on nothing is asked any more, and what was asked is not answered: `hub_unreachable`. */
  until?: AbortSignal
}

const TIMEOUT_MS = 20_000
/** Half a megabyte out, or a whole file in, over a slow line. */
const FILE_TIMEOUT_MS = 120_000

const typeOf = (body: unknown) => (body instanceof Blob ? 'application/octet-stream' : 'application/json')

const ErrorAnswer = z.object({ error: z.object({ code: z.string() }) })

/** A proxy in front of a hub that is down, or restarting, answers in its place. */
const GATEWAY = new Set([502, 503, 504])

function codeOf(status: number, body: unknown): ErrorCode {
  const parsed = ErrorAnswer.safeParse(body)
  if (parsed.success) return isErrorCode(parsed.data.error.code) ? parsed.data.error.code : 'unexpected'
  if (GATEWAY.has(status)) return 'hub_unreachable'
  if (status === 401) return 'not_signed_in'
  if (status === 413) return 'request_too_large'
  if (status === 429) return 'too_many_attempts'
  return status >= 500 ? 'unexpected' : 'hub_not_found'
}

type Plain = Record<string, string | number | boolean | undefined>

function urlOf(hubUrl: string, path: string, params: Plain, query: Plain): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value))
  return `${hubUrl}${API_BASE}${filled}${search.size > 0 ? `?${search}` : ''}`
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined // not JSON: whoever answered is no hub, which the caller concludes from the missing body
  }
}

/** The connection may break in the middle of a file. */
async function fileOf(response: Response, name: string): Promise<Blob> {
  try {
    return await response.blob()
  } catch (cause) {
    throw new AppError('hub_unreachable', { name }, { cause })
  }
}

/** Throws `AppError`: the hub's own code, `hub_unreachable` when nobody answers, `hub_not_found` when it is no hub. */
export function createHubClient(
  { hubUrl, token, workspaceId, until }: HubAccess,
  fetcher: typeof fetch = (input, init) => fetch(input, init),
): HubClient {
  const headers: Record<string, string> = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(workspaceId ? { [WORKSPACE_HEADER]: workspaceId } : {}),
  }

  async function call<N extends EndpointName>(name: N, input: CallInput<N>, signal?: AbortSignal) {
    const { method, path, response: expected } = ENDPOINTS[name]
    const { params = {}, query = {}, body } = input as object as Record<'params' | 'query', Plain> & { body?: unknown }
    const carriesFile = body instanceof Blob || expected === 'bytes'
    const limit = AbortSignal.timeout(carriesFile ? FILE_TIMEOUT_MS : TIMEOUT_MS)
    const signals = [limit, signal, until].filter((each) => each !== undefined)
    const init: RequestInit = {
      method: method.toUpperCase(),
      headers: body === undefined ? headers : { ...headers, 'content-type': typeOf(body) },
      signal: AbortSignal.any(signals),
      cache: 'no-store',
      credentials: 'omit',
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    }
    let response: Response
    try {
      response = await fetcher(urlOf(hubUrl, path, params, query), init)
    } catch (cause) {
      throw new AppError('hub_unreachable', { name }, { cause })
    }
    if (response.ok && expected === null) return null as CallOutput<N>
    if (response.ok && expected === 'bytes') return (await fileOf(response, name)) as CallOutput<N>
    const answer = await jsonOf(response)
    if (until?.aborted) throw new AppError('hub_unreachable', { name })
    if (!response.ok) throw new AppError(codeOf(response.status, answer), { name, status: response.status })
    const parsed = (expected as z.ZodType).safeParse(answer)
    if (parsed.success) return parsed.data as CallOutput<N>
    throw new AppError(answer === undefined ? 'hub_not_found' : 'unexpected', { name }, { cause: parsed.error })
  }

  return {
    hubUrl,
    call,
    stream: (name) => ({ url: urlOf(hubUrl, ENDPOINTS[name].path, {}, {}), headers }),
  }
}
