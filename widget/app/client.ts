/** The widget's calls to the hub. What comes back is the hub's, so it is taken at its word (types only, no schemas). */
import type { ErrorCode } from '@/domain/errors'
import type { WidgetConfig, WidgetMessage, WidgetRating, WIDGET_ENDPOINTS } from '@/protocol/widget-api'
import type { output } from 'zod'
import type { Session } from '../loader/session'

type Transcript = output<typeof WIDGET_ENDPOINTS.listMessages.response>
type State = output<typeof WIDGET_ENDPOINTS.createAttachment.response>
type NewFile = { id: string; name: string; mediaType: string; sizeBytes: number }
type Receipt = output<typeof WIDGET_ENDPOINTS.sendReceipt.body>

/** `again`: no answer, or one that may change by itself. `refused`: asking again would give the same. */
export class CallFailed extends Error {
  override name = 'CallFailed'
  constructor(
    readonly kind: 'again' | 'refused',
    readonly code: ErrorCode,
    options?: { cause?: unknown },
  ) {
    super(code, options)
  }
}

/** 401 is no refusal here: the session has renewed the token by the next call. */
const passing = (status: number) =>
  status >= 500 || status === 401 || status === 408 || status === 425 || status === 429

export interface Client {
  config(): Promise<WidgetConfig>
  listMessages(before?: number): Promise<Transcript>
  /** Idempotent by `id`. */
  sendMessage(message: { id: string; text: string; attachmentIds?: string[] }): Promise<WidgetMessage>
  /** The same id again tells how far its upload has come. */
  beginUpload(file: NewFile): Promise<State>
  putPart(id: string, index: number, bytes: Blob): Promise<State>
  file(id: string): Promise<Blob>
  /** The same answer again changes nothing. */
  giveRating(answer: { id: string; stars: number; comment: string }): Promise<WidgetRating>
  sendTyping(isTyping: boolean): Promise<void>
  sendReceipt(receipt: { delivered: number; read: number }): Promise<void>
  /** The open event stream after `version`. Rejects with `refused` and `cursor_expired` when the hub forgot that far back. */
  stream(version: number, signal: AbortSignal): Promise<Response>
}

export function createClient(session: Session): Client {
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await session.call(path, init).catch((cause: unknown) => {
      throw new CallFailed('again', 'hub_unreachable', { cause })
    })
    if (response.ok) return response
    const body = (await response.json().catch(() => null)) as { error?: { code?: ErrorCode } } | null
    throw new CallFailed(passing(response.status) ? 'again' : 'refused', body?.error?.code ?? 'unexpected')
  }
  const post = (path: string, body: unknown, signal?: AbortSignal) =>
    call(path, { method: 'POST', body: JSON.stringify(body), ...(signal ? { signal } : {}) })
  /** A send without an answer is asked again; the id makes that harmless. */
  const limited = () => AbortSignal.timeout(20_000)

  return {
    config: async () => (await call('/config')).json() as Promise<WidgetConfig>,
    listMessages: async (before) =>
      (
        await call(`/messages?limit=50${before === undefined ? '' : `&before=${before}`}`)
      ).json() as Promise<Transcript>,
    sendMessage: async (message) => (await post('/messages', message, limited())).json() as Promise<WidgetMessage>,
    beginUpload: async (file) => (await post('/attachments', file, limited())).json() as Promise<State>,
    putPart: async (id, index, body) =>
      (
        await call(`/attachments/${id}/parts/${index}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/octet-stream' },
          body,
          signal: AbortSignal.timeout(120_000),
        })
      ).json() as Promise<State>,
    file: async (id) => (await call(`/attachments/${id}`)).blob(),
    giveRating: async (answer) => (await post('/rating', answer, limited())).json() as Promise<WidgetRating>,
    sendTyping: async (isTyping) => void (await post('/typing', { isTyping })),
    sendReceipt: async (receipt) => void (await post('/receipts', receipt satisfies Record<keyof Receipt, number>)),
    stream: (version, signal) =>
      call('/events', {
        headers: { 'last-event-id': `${version}`, accept: 'text/event-stream' },
        signal,
        cache: 'no-store',
      }),
  }
}
