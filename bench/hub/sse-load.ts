/** Many event streams in one process, and what is published to them. Raw sockets: the generator must not be what is slow. */
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { Pool } from 'undici'
import { onTask } from './load'

export interface SseTask {
  origin: string
  stream: { path: string; headers: Record<string, string> }
  connections: number
  /** Left out: the streams are only held open. */
  publish?: Publish
}

export interface Publish {
  path: string
  headers: Record<string, string>
  /** A text in which `$ID` is replaced by a new UUID. */
  body: string
  /** Events on their way at most; 1: the next is sent when all have the last. */
  window: number
  warmUpMs: number
  measureMs: number
}

export interface SseResult {
  /** Events that arrived, all streams together, per second. */
  deliveriesPerS: number
  /** Bytes of one event as it arrives. */
  frameBytes: number
}

const OPENING_AT_ONCE = 100
const END = Buffer.from('\n\n')

onTask<SseTask, SseResult>(async (task) => {
  const counters = { events: 0, bytes: 0, lost: 0 }
  await openStreams(task, counters)
  return task.publish ? measure(task, task.publish, counters) : { deliveriesPerS: 0, frameBytes: 0 }
})

interface Counters {
  events: number
  bytes: number
  lost: number
}

async function openStreams(task: SseTask, counters: Counters): Promise<void> {
  for (let opened = 0; opened < task.connections; opened += OPENING_AT_ONCE) {
    const batch = Math.min(OPENING_AT_ONCE, task.connections - opened)
    await Promise.all(Array.from({ length: batch }, () => openStream(task, counters)))
  }
}

/** One buffer for all sockets: what arrives is counted, not kept. */
const shared = Buffer.alloc(256 * 1024)

function openStream({ origin, stream }: SseTask, counters: Counters): Promise<void> {
  const { hostname, port, host } = new URL(origin)
  const headers = Object.entries({ host, accept: 'text/event-stream', ...stream.headers })
  return new Promise((resolve, reject) => {
    let endsWithBreak = false
    let isOpen = false
    const socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: shared,
        callback(length, buffer) {
          if (!isOpen) {
            isOpen = true
            const head = Buffer.from(buffer).toString('latin1', 0, 15)
            if (head.startsWith('HTTP/1.1 200')) resolve()
            else reject(new Error(`no stream: ${head}`))
            endsWithBreak = false
            return true
          }
          counters.bytes += length
          counters.events += countEnds(buffer as Buffer, length, endsWithBreak)
          endsWithBreak = buffer[length - 1] === 10 && !(length > 1 && buffer[length - 2] === 10)
          return true
        },
      },
    })
    socket.on('error', reject)
    socket.on('close', () => (counters.lost += 1))
    socket.write(
      `GET ${stream.path} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    )
  })
}

/** Frames end with an empty line, which may be cut in two by the network. */
function countEnds(buffer: Buffer, length: number, endsWithBreak: boolean): number {
  const bytes = buffer.subarray(0, length)
  let count = endsWithBreak && bytes[0] === 10 ? 1 : 0
  for (let at = bytes.indexOf(END, count); at !== -1; at = bytes.indexOf(END, at + 2)) count += 1
  return count
}

async function measure(task: SseTask, publish: Publish, counters: Counters): Promise<SseResult> {
  const pool = new Pool(task.origin, { connections: publish.window, pipelining: 1 })
  const quiet = await settled(counters)
  let published = 0
  let underWay = 0
  let isOver = false
  let failure: Error | null = null

  function post() {
    published += 1
    underWay += 1
    const body = publish.body.replace('$ID', randomUUID())
    pool
      .request({ path: publish.path, method: 'POST', headers: publish.headers, body })
      .then(async (response) => {
        await response.body.dump()
        if (response.statusCode >= 300) throw new Error(`publishing was answered ${response.statusCode}`)
      })
      .catch((error: Error) => (failure = error))
      .finally(() => (underWay -= 1))
  }
  /** As many events on their way as the window allows, judged by what has arrived everywhere. */
  function fill() {
    if (isOver || failure) return
    const arrived = (counters.events - quiet.events) / task.connections
    while (published - arrived < publish.window && underWay < publish.window) post()
    setImmediate(fill)
  }
  fill()
  await pause(publish.warmUpMs)
  const from = { at: performance.now(), ...counters }
  await pause(publish.measureMs)
  const seconds = (performance.now() - from.at) / 1000
  const events = counters.events - from.events
  const bytes = counters.bytes - from.bytes
  isOver = true
  if (failure) throw failure as Error
  if (counters.lost > 0) throw new Error(`${counters.lost} streams were cut`)
  return { deliveriesPerS: events / seconds, frameBytes: bytes / Math.max(1, events) }
}

/** Openings of streams (retry lines, presence) have all arrived. */
async function settled(counters: Counters): Promise<Counters> {
  for (;;) {
    const before = counters.bytes
    await pause(300)
    if (counters.bytes === before) return { ...counters }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
