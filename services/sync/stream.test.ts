import { AppError } from '@/domain/errors'
import type { StreamFrame } from '@/protocol/events'
import { describe, expect, it } from 'vitest'
import { readStream, type StreamOptions } from './stream'

/** A hub that writes these pieces and then ends the response, or breaks it. */
function hub(pieces: string[], { status = 200, type = 'text/event-stream', breaks = false } = {}) {
  const asked: Headers[] = []
  const fetcher: typeof fetch = async (_url, init) => {
    asked.push(new Headers(init?.headers))
    const bytes = new TextEncoder()
    const body = new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(bytes.encode(piece))
        if (breaks) controller.error(new TypeError('network error'))
        else controller.close()
      },
    })
    return new Response(body, { status, headers: { 'content-type': type } })
  }
  return { asked, fetcher }
}

async function read(fetcher: typeof fetch, over: Partial<StreamOptions> = {}) {
  const frames: StreamFrame[] = []
  const ended = await readStream({
    url: 'https://hub/api/v1/events',
    headers: { authorization: 'Bearer t' },
    cursor: 41,
    signal: new AbortController().signal,
    onOpen: () => {},
    onFrame: (frame) => frames.push(frame),
    fetcher,
    ...over,
  }).then(
    () => 'resolved',
    (error: unknown) => (error instanceof AppError ? error.code : (error as Error).name),
  )
  return { frames, ended }
}

const heartbeat = 'event: heartbeat\ndata: {"at":1,"seq":42}\n\n'
const logged = 'id: 42\nevent: log\ndata: {"seq":42,"type":"workspace.changed","at":1,"rows":{}}\n\n'

describe('the stream', () => {
  it('asks once, from the cursor it was given, and says why it ended', async () => {
    const { asked, fetcher } = hub([logged, heartbeat])
    const { frames, ended } = await read(fetcher)
    expect(frames.map(({ frame }) => frame)).toEqual(['log', 'heartbeat'])
    expect(ended).toBe('hub_unreachable')
    expect(asked).toHaveLength(1)
    expect(asked[0]!.get('last-event-id')).toBe('41')
    expect(asked[0]!.get('authorization')).toBe('Bearer t')
  })

  it('puts frames together from any pieces', async () => {
    const { fetcher } = hub([...logged])
    expect((await read(fetcher)).frames).toHaveLength(1)
  })

  it('passes over comments and frames it does not know', async () => {
    const { fetcher } = hub([': keep-alive\n\n', 'event: fireworks\ndata: {}\n\n', heartbeat])
    expect((await read(fetcher)).frames.map(({ frame }) => frame)).toEqual(['heartbeat'])
  })

  it('passes over a signal it cannot read, and goes on', async () => {
    const unreadable = 'event: visit\ndata: {"url":"http://[broken"}\n\n'
    const { frames, ended } = await read(hub([unreadable, logged]).fetcher)
    expect(frames.map(({ frame }) => frame)).toEqual(['log'])
    expect(ended).toBe('hub_unreachable')
  })

  it.each([
    ['a connection that breaks', hub([heartbeat], { breaks: true }), 'hub_unreachable'],
    ['a frame nobody can read', hub(['event: log\ndata: {"seq":"x"}\n\n']), 'MalformedFrame'],
    ['a frame that is no JSON', hub(['event: log\ndata: {"seq"\n\n']), 'MalformedFrame'],
    ['a cursor the hub no longer has', hub(['{"error":{"code":"cursor_expired"}}'], { status: 410 }), 'cursor_expired'],
    ['a token the hub does not know', hub(['{"error":{"code":"not_signed_in"}}'], { status: 401 }), 'not_signed_in'],
    ['a proxy', hub(['<html>'], { status: 502 }), 'hub_unreachable'],
    ['a web page', hub(['<html>'], { type: 'text/html' }), 'hub_not_found'],
  ])('%s', async (_, { fetcher }, expected) => {
    expect((await read(fetcher)).ended).toBe(expected)
  })

  it('ends quietly when told to', async () => {
    const ending = new AbortController()
    const fetcher: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    const reading = read(fetcher, { signal: ending.signal })
    ending.abort()
    expect((await reading).ended).toBe('resolved')
    expect((await read(fetcher, { signal: ending.signal })).ended).toBe('resolved')
  })
})
