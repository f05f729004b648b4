import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSseParser } from './sse'

const STREAM =
  ': hello\n\nid: 7\nevent: messages\ndata: {"a":\ndata: 1}\n\nevent: heartbeat\r\ndata: {}\r\n\r\nid: 8\n\n'
const EVENTS = [
  { id: '7', event: 'messages', data: '{"a":\n1}' },
  { id: '', event: 'heartbeat', data: '{}' },
]

describe('the event stream’s parser', () => {
  it('reads the same events however the network cuts the stream', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 })), (cuts) => {
        const parse = createSseParser()
        const events = []
        let rest = STREAM
        for (const cut of [...cuts, STREAM.length]) {
          events.push(...parse(rest.slice(0, cut)))
          rest = rest.slice(cut)
        }
        expect(events).toEqual(EVENTS)
      }),
    )
  })

  it('gives nothing of an event that has not ended', () => {
    expect(createSseParser()('event: messages\ndata: {}\n')).toEqual([])
  })
})
