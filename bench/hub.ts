/**
 * What one hub process carries: events fanned out to 1,000 agents, memory of 5,000 idle ones, messages taken in. Beside
 * them, on the same machine and by the same generators: nginx with nchan, and the bare database. An event counts once for
 * every stream it arrives on. Ours begin as messages posted over HTTP and are on disk before they are fanned out; nchan's
 * are posted over HTTP too, and live in its memory.
 */
import type { BareTask } from './hub/bare-load'
import { aConversation, residentKb, startHubProcess, type HubProcess } from './hub/hub-process'
import type { IngestTask } from './hub/ingest-load'
import { held, inProcess } from './hub/load'
import { startNchan } from './hub/nchan'
import type { Publish, SseResult, SseTask } from './hub/sse-load'
import { tenth, type Figures } from './figures'

const CONNECTIONS = 1_000
const IDLE_CONNECTIONS = 5_000
const CONCURRENCY = 32
const WINDOWS = [16, 64, 128]
const TIMING = { warmUpMs: 1_500, measureMs: 4_000 }
/** What nchan puts around a message, and the UUID in it. */
const NCHAN_FRAMING = 97
const TEXT = 'Yes, we have two left in that size. Shall I put one aside for you until this evening?'

export async function run(): Promise<Figures> {
  const figures: Figures = {}
  const hub = await startHubProcess()
  try {
    const conversationIds = [await aConversation(hub)]
    Object.assign(figures, await ingest(hub, conversationIds))
    const fanout = await hubFanout(hub, conversationIds[0]!)
    Object.assign(figures, fanout.figures, await nchanFanout(fanout.frameBytes))
  } finally {
    await hub.close()
  }
  figures['hub.fanout.kb_per_conn_5k'] = await memoryPerConnection()
  return figures
}

/** Each measured twice and in turns, so that what else the machine does falls on both. */
async function ingest(hub: HubProcess, conversationIds: string[]): Promise<Figures> {
  const timing = { concurrency: CONCURRENCY, warmUpMs: 1_500, measureMs: 4_000 }
  const task: IngestTask = { origin: hub.url, headers: hub.headers, conversationIds, text: TEXT, ...timing }
  const row = JSON.stringify({ kind: 'text', text: TEXT, status: 'sent', createdAt: Date.now() })
  const event = JSON.stringify({ rows: { conversations: [row], messages: [row] }, type: 'message.sent' })
  const bareTask: BareTask = { databaseUrl: hub.databaseUrl, row, event, ...timing }
  const messages: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 2; round += 1) {
    messages.push((await inProcess<IngestTask, { perSecond: number }>('ingest-load.ts', task)).perSecond)
    bare.push((await inProcess<BareTask, { perSecond: number }>('bare-load.ts', bareTask)).perSecond)
  }
  return { 'hub.ingest.messages_per_s': mean(messages), 'postgres.bare_transactions_per_s': mean(bare) }
}

const mean = (rates: number[]) => Math.round(rates.reduce((sum, rate) => sum + rate, 0) / rates.length)

async function hubFanout(hub: HubProcess, conversationId: string) {
  const fanout = await bestOfWindows('hub', {
    origin: hub.url,
    stream: { path: '/api/v1/events', headers: hub.headers },
    connections: CONNECTIONS,
    publish: {
      path: `/api/v1/conversations/${conversationId}/messages`,
      headers: { ...hub.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ id: '$ID', content: { kind: 'text', text: TEXT }, quotedId: null }),
      ...TIMING,
    },
  })
  return {
    frameBytes: fanout.frameBytes,
    figures: {
      'hub.fanout.events_per_s_1k': fanout.saturated,
      'hub.fanout.one_by_one_events_per_s_1k': fanout.oneByOne,
    },
  }
}

/** nchan at its best: with one worker and with two, the faster of them counts. Its events are as long as ours. */
async function nchanFanout(frameBytes: number): Promise<Figures> {
  const runs: Fanout[] = []
  for (const workers of [1, 2]) {
    const nchan = await startNchan(workers)
    if (!nchan) break
    try {
      const task: FanoutTask = {
        origin: nchan.origin,
        stream: { path: '/events', headers: {} },
        connections: CONNECTIONS,
        publish: {
          path: '/publish',
          headers: { 'content-type': 'application/json' },
          body: `$ID${'x'.repeat(Math.max(0, Math.round(frameBytes) - NCHAN_FRAMING))}`,
          ...TIMING,
        },
      }
      runs.push(await bestOfWindows(`nchan, ${workers} worker(s)`, task))
    } finally {
      await nchan.close()
    }
  }
  const best = (of: (run: Fanout) => number) => (runs.length === 0 ? null : Math.max(...runs.map(of)))
  return {
    'nchan.fanout.events_per_s_1k': best(({ saturated }) => saturated),
    'nchan.fanout.one_by_one_events_per_s_1k': best(({ oneByOne }) => oneByOne),
  }
}

type FanoutTask = Omit<SseTask, 'publish'> & { publish: Omit<Publish, 'window'> }

interface Fanout {
  saturated: number
  oneByOne: number
  frameBytes: number
}

/** Each server does best with another number of events under way, so each is tried with several and its best counts. */
async function bestOfWindows(name: string, task: FanoutTask): Promise<Fanout> {
  let best: SseResult = { deliveriesPerS: 0, frameBytes: 0 }
  let oneByOne = 0
  for (const window of [1, ...WINDOWS]) {
    const publish = { ...task.publish, window }
    const result = await inProcess<SseTask, SseResult>('sse-load.ts', { ...task, publish })
    process.stderr.write(`  ${name}, ${window} under way: ${Math.round(result.deliveriesPerS)} events/s\n`)
    if (window === 1) oneByOne = result.deliveriesPerS
    else if (result.deliveriesPerS > best.deliveriesPerS) best = result
  }
  return { saturated: Math.round(best.deliveriesPerS), oneByOne: Math.round(oneByOne), frameBytes: best.frameBytes }
}

/** Growth of the resident memory of a hub that has been warmed up and is then left with idle streams. */
async function memoryPerConnection(): Promise<number> {
  const hub = await startHubProcess()
  try {
    const streams = (connections: number) =>
      held<SseTask, SseResult>('sse-load.ts', {
        origin: hub.url,
        stream: { path: '/api/v1/events', headers: hub.headers },
        connections,
      })
    const warm = await streams(50)
    const before = await residentKb(hub.pid)
    const all = await streams(IDLE_CONNECTIONS)
    await new Promise((resolve) => setTimeout(resolve, 20_000)) // a heartbeat has gone through all of them
    const after = await residentKb(hub.pid)
    await Promise.all([warm.stop(), all.stop()])
    return tenth((after - before) / IDLE_CONNECTIONS)
  } finally {
    await hub.close()
  }
}
