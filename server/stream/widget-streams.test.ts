import type { ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { expect, it, vi } from 'vitest'
import type { Listening } from './tails'
import { createWidgetStreams, type WidgetStreamsOptions } from './widget-streams'

/** What a stream does with its response: a head, and bytes. */
function aResponse() {
  const writeHead = vi.fn()
  const response = Object.assign(new PassThrough(), { writeHead, flushHeaders: () => {} })
  return { writeHead, response: response as unknown as ServerResponse }
}

it('a stream from now on begins no later than its first byte: what happens after that is told', async () => {
  let heard = (_listening: Listening): void => {}
  const listening = new Promise<Listening>((resolve) => (heard = resolve))
  const changesAfter = vi.fn(async () => [])
  const streams = createWidgetStreams({
    bus: { onSignal: () => () => {} },
    tails: { listen: () => listening },
    presence: { hold: () => () => {}, touch: () => {} },
    store: { agentNames: async () => new Map(), conversationIds: async () => [], changesAfter },
    ratings: { newestOf: async () => null },
    metrics: { streams: { inc: () => {}, dec: () => {} }, streamsCut: { inc: () => {} } },
    now: () => 0,
    onProblem: (error: unknown) => {
      throw error
    },
  } as unknown as WidgetStreamsOptions)
  const { response, writeHead } = aResponse()
  const visitor = { workspaceId: 'ws-1', contactId: 'ct-1', inboxId: 'ib-1' } as never
  const opened = streams.open({ response, headers: {}, visitor, version: null })
  await new Promise(setImmediate)
  expect(writeHead, 'where the stream begins is not known yet').not.toHaveBeenCalled()

  const log = { position: 7, stop: () => {} }
  heard(log)
  writeHead.mockImplementation(() => (log.position = 8)) // taken back by somebody as soon as they see that it is open
  await opened
  expect(changesAfter).toHaveBeenCalledWith(visitor, expect.objectContaining({ version: 7 }), expect.any(Number))
  streams.close()
})
