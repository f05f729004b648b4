/** An event stream as a test reads it: frames in order, and waiting for one instead of sleeping. */
import { request, type IncomingMessage } from 'node:http'
import type { Loose } from './harness'

export interface Frame {
  id: number | null
  event: string
  data: Loose
}

export interface TestStream {
  status: number
  frames: Frame[]
  /** The first frame that fits, whether it has come or is still to come. */
  find(fits: (frame: Frame) => boolean): Promise<Frame>
  /** Resolves once the predicate over everything so far holds. */
  until(holds: (frames: Frame[]) => boolean): Promise<void>
  ended: Promise<void>
  /** Stops reading from the socket, as a stalled client does. */
  pause(): void
  resume(): void
  close(): void
}

interface Options {
  token: string
  lastEventId?: number | undefined
}

export function openStream(url: string, { token, lastEventId }: Options): Promise<TestStream> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    }
    const call = request(url, { headers, agent: false }, (response) =>
      resolve(readStream(response, () => call.destroy())),
    )
    call.on('error', reject) // after it is open, an error is the end: `ended`
    call.end()
  })
}

function readStream(response: IncomingMessage, destroy: () => void): TestStream {
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  let pending = ''
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    const parts = (pending + chunk).split('\n\n')
    pending = parts.pop()!
    frames.push(...parts.flatMap(parseFrame))
    for (const check of waiting) check()
  })
  const ended = new Promise<void>((resolve) => {
    response.once('close', resolve)
    response.once('error', () => resolve())
  })

  function until(holds: (frames: Frame[]) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!holds(frames)) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      void ended.then(() => reject(new Error('the stream ended before')))
      check()
    })
  }

  return {
    status: response.statusCode!,
    frames,
    until,
    async find(fits) {
      await until((all) => all.some(fits))
      return frames.find(fits)!
    },
    ended,
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    close: destroy,
  }
}

function parseFrame(text: string): Frame[] {
  const fields = new Map(
    text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const data = fields.get('data')
  if (data === undefined) return [] // a comment, or only `retry:`
  const id = fields.get('id')
  return [{ id: id === undefined ? null : Number(id), event: fields.get('event')!, data: JSON.parse(data) as Loose }]
}
