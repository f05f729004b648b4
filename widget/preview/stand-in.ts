/** A hub in memory, for trying out what is not published yet: takes what is written, and answers as the hub would. */
import type { WidgetConfig, WidgetMessage, WidgetTranscript } from '@/protocol/widget-api'
import type { Session } from '../loader/session'

/** Below the silence after which the chat takes its stream for dead. */
const HEARTBEAT_MS = 20_000

const nothing = () => new Response(null, { status: 204 })

/** Open until the signal aborts, as the hub's is. */
function stream(signal: AbortSignal): Response {
  const beat = new TextEncoder().encode('event: heartbeat\ndata: {}\n\n')
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(beat)
      const timer = setInterval(() => controller.enqueue(beat), HEARTBEAT_MS)
      signal.addEventListener('abort', () => {
        clearInterval(timer)
        controller.error(signal.reason)
      })
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

/** `config` is asked anew each time: the editor changes it while the chat is open. */
export function createStandIn(config: () => WidgetConfig, now: () => number): Session {
  const messages: WidgetMessage[] = []

  function take(init: RequestInit): Response {
    const { id, text } = JSON.parse(init.body as string) as { id: string; text: string }
    const position = messages.length + 1
    const message = {
      id,
      position,
      version: position,
      author: { kind: 'contact' },
      content: { kind: 'text', text },
      quotedId: null,
      status: 'delivered',
      createdAt: now(),
    } as WidgetMessage
    messages.push(message)
    return Response.json(message)
  }

  return {
    hub: location.origin,
    open: () =>
      Promise.resolve({
        token: '',
        expiresAt: Number.MAX_SAFE_INTEGER,
        contactId: 'preview' as never,
        conversationId: null,
        unread: 0,
      }),
    async call(path, init = {}) {
      if (path === '/config') return Response.json(config())
      if (path === '/events') return stream(init.signal ?? new AbortController().signal)
      if (path === '/messages' && init.method === 'POST') return take(init)
      if (path.startsWith('/messages')) {
        const page = { messages, more: false, version: messages.length, rating: null } as unknown as WidgetTranscript
        return Response.json(page)
      }
      // Files go nowhere from here, so none is taken.
      if (path.startsWith('/attachments')) return Response.json({ error: { code: 'unexpected' } }, { status: 403 })
      return nothing()
    },
  }
}
