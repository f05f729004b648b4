/** The hub's event stream as frames. One connection: whoever reads it decides about the next, from its own cursor. */
import './worker-shim'
import { AppError, isErrorCode } from '@/domain/errors'
import { StreamFrame } from '@/protocol/events'
import { fetchEventSource } from '@microsoft/fetch-event-source'

export type StreamOptions = {
  url: string
  headers: Record<string, string>
  /** The log is resumed after this sequence number. */
  cursor: number
  signal: AbortSignal
  onOpen: () => void
  onFrame: (frame: StreamFrame) => void
  fetcher?: typeof fetch
}

/** The hub said something we cannot read. Coming again from the same cursor, it would be as unreadable. */
export class MalformedFrame extends Error {
  override readonly name = 'MalformedFrame'
}

/**
 * `null` for a frame this version does not know, for a newer hub may send more, and for a signal it cannot read: signals
 * may be lost, and what a visitor's browser makes up must not cost an agent the connection. Throws `MalformedFrame`.
 */
export function parseFrame(event: string, data: string): StreamFrame | null {
  const known = StreamFrame.options.some((option) => option.shape.frame.value === event)
  if (!known) return null
  try {
    return StreamFrame.parse({ frame: event, data: JSON.parse(data) as unknown })
  } catch (cause) {
    if (event === 'log' || event === 'heartbeat') throw new MalformedFrame(event, { cause })
    console.warn('[stream] an unreadable signal', event)
    return null
  }
}

async function refusal(response: Response): Promise<AppError> {
  if (response.status === 410) return new AppError('cursor_expired')
  const body: unknown = await response.json().catch(() => null) // a proxy's page; the status says enough
  const code = (body as { error?: { code?: unknown } } | null)?.error?.code
  if (isErrorCode(code)) return new AppError(code)
  return new AppError(response.status === 401 ? 'not_signed_in' : 'hub_unreachable', { status: response.status })
}

/**
 * Runs until the connection ends, then throws why: `hub_unreachable` (closed, cut or never there), `cursor_expired`,
 * `not_signed_in`, or whatever `onFrame` threw. Resolves only when `signal` aborts.
 */
export async function readStream({ url, headers, cursor, signal, onOpen, onFrame, fetcher }: StreamOptions) {
  if (signal.aborted) return // the library only listens for the moment it happens
  await fetchEventSource(url, {
    // Lower case: the library sets its own header under this very name, and both would be sent.
    headers: { ...headers, 'last-event-id': String(cursor) },
    fetch: fetcher ?? ((input, init) => fetch(input, init)),
    openWhenHidden: true,
    cache: 'no-store',
    credentials: 'omit',
    signal,
    async onopen(response) {
      if (!response.ok) throw await refusal(response)
      if (!response.headers.get('content-type')?.startsWith('text/event-stream')) throw new AppError('hub_not_found')
      onOpen()
    },
    onmessage({ event, data }) {
      if (data === '') return // the library also reports comments, as messages without anything in them
      const frame = parseFrame(event, data)
      if (frame) onFrame(frame)
    },
    onclose() {
      throw new AppError('hub_unreachable') // the default is to take an end for good
    },
    onerror(error: unknown) {
      // The library would try again with the last id it has seen; we go on from the last one we have stored.
      throw error instanceof TypeError ? new AppError('hub_unreachable', {}, { cause: error }) : error
    },
  })
}
