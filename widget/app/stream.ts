/** Follows the visitor's conversation for as long as the signal allows: resumes where it was, waits and comes back. */
import type { WidgetFrame } from '@/protocol/widget-api'
import { backoffMs, waitOrWake } from './backoff'
import { CallFailed, type Client } from './client'
import { createSseParser, type SseEvent } from './sse'

/** The hub sends a heartbeat at least every 20 s; a connection silent for longer than two of them is dead. */
const SILENCE_MS = 45_000

export type Connection = 'connecting' | 'live' | 'offline'

export interface StreamOptions {
  client: Pick<Client, 'stream'>
  /** The version to go on after. Asked at every connection. */
  since: () => number
  onFrame: (frame: WidgetFrame, id: number) => void
  onConnection: (connection: Connection) => void
  /** The hub no longer knows what came after `since()`: fetch the transcript anew. Rejects if that fails. */
  onExpired: () => Promise<void>
  signal: AbortSignal
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
  random?: () => number
}

/** A frame we cannot take must not end the stream, which would bring the same frame again for ever. */
function deliver({ event, data, id }: SseEvent, o: StreamOptions): void {
  try {
    o.onFrame({ frame: event, data: JSON.parse(data) as unknown } as WidgetFrame, Number(id) || 0)
  } catch (error) {
    console.error('Alongside:', error)
  }
}

async function read(body: ReadableStream<Uint8Array>, o: StreamOptions, cut: () => void): Promise<void> {
  const parse = createSseParser()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let silence = setTimeout(cut, SILENCE_MS)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      clearTimeout(silence)
      silence = setTimeout(cut, SILENCE_MS)
      for (const { event, data, id } of parse(decoder.decode(value, { stream: true }))) deliver({ event, data, id }, o)
    }
  } finally {
    clearTimeout(silence)
  }
}

export async function follow(o: StreamOptions): Promise<void> {
  const { wait = waitOrWake, random = Math.random } = o
  for (let attempt = 0; !o.signal.aborted; attempt++) {
    const connection = new AbortController()
    const end = () => connection.abort()
    o.signal.addEventListener('abort', end, { once: true })
    addEventListener('offline', end, { signal: connection.signal }) // a dead connection may stay open for minutes
    try {
      const response = await o.client.stream(o.since(), connection.signal)
      attempt = 0
      o.onConnection('live')
      await read(response.body!, o, end)
    } catch (reason) {
      if (reason instanceof CallFailed && reason.code === 'cursor_expired') await o.onExpired().catch(() => {}) // asked again after the wait
    } finally {
      o.signal.removeEventListener('abort', end)
      end()
    }
    if (o.signal.aborted) return
    o.onConnection(navigator.onLine === false || attempt > 1 ? 'offline' : 'connecting')
    await wait(backoffMs(attempt, random), o.signal)
  }
}
