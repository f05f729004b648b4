/** Two hub processes on one database: whoever is connected to either gets everything, in order, each once. */
import { randomUUID } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { aConversation, aSignedInWorkspace, callHub, openDatabases, startTestHub, text } from './harness'
import type { TestDatabases, TestWorkspace } from './harness'
import { PROCESS_SECRET, startHubProcess, type HubProcess } from './hub-process'
import { openStream, type TestStream } from './sse'

const WRITERS = 32
const MESSAGES_EACH = 25
const STREAMS_PER_HUB = 6

let server: TestDatabases
let nats: { url: string; process: ChildProcess }

beforeAll(async () => {
  server = await openDatabases()
  nats = await startNats()
})
afterAll(async () => {
  nats.process.kill()
  await server.close()
})

describe.each(['LISTEN/NOTIFY', 'NATS'])('with %s between them', (bus) => {
  let hubs: HubProcess[]
  let workspace: TestWorkspace
  let conversationIds: string[]

  beforeAll(async () => {
    const databaseUrl = await server.freshDatabase()
    const setUp = await startTestHub(databaseUrl, { secret: PROCESS_SECRET })
    workspace = await aSignedInWorkspace(setUp)
    const made = await Promise.all(Array.from({ length: 8 }, () => aConversation(setUp, workspace)))
    conversationIds = made.map(({ conversation }) => conversation.id)
    await setUp.close()
    const environment = { DATABASE_URL: databaseUrl, ...(bus === 'NATS' ? { NATS_URL: nats.url } : {}) }
    hubs = await Promise.all([startHubProcess(environment), startHubProcess(environment)])
  })
  afterAll(async () => {
    await Promise.all(hubs.map((hub) => hub.kill('SIGTERM')))
  })

  it(`gives every client of either every event of ${WRITERS} concurrent writers, in order`, async () => {
    const token = workspace.tokens.agent
    const { body } = await callHub(hubs[0]!.url, 'GET', `${API_BASE}/snapshot`, { token })
    const cursor = Number(body.cursor)
    const open = (hub: HubProcess) => openStream(`${hub.url}${API_BASE}/events`, { token, lastEventId: cursor })
    const streams = await Promise.all(hubs.flatMap((hub) => Array.from({ length: STREAMS_PER_HUB }, () => open(hub))))
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
    const newest = cursor + WRITERS * MESSAGES_EACH
    await Promise.all(streams.map((stream) => stream.until(() => seqs(stream).at(-1) === newest)))
    const wanted = Array.from({ length: newest - cursor }, (_, index) => cursor + 1 + index)
    for (const stream of streams) {
      expect(seqs(stream)).toEqual(wanted)
      stream.close()
    }

    async function write(writer: number) {
      const hub = hubs[writer % hubs.length]!
      const path = `${API_BASE}/conversations/${conversationIds[writer % conversationIds.length]!}/messages`
      for (let i = 0; i < MESSAGES_EACH; i += 1) {
        const sent = { id: randomUUID(), content: text(`${writer}.${i}`) }
        const answer = await callHub(hub.url, 'POST', path, { token, body: sent })
        expect(answer.status).toBe(202)
      }
    }
  })

  it('pain 2: stores one message when both are sent the same at once', async () => {
    const path = `${API_BASE}/conversations/${conversationIds[0]!}/messages`
    for (let round = 0; round < 10; round += 1) {
      const body = { id: randomUUID(), content: text(`Round ${round}`) }
      const answers = await Promise.all(
        hubs.map((hub) => callHub(hub.url, 'POST', path, { token: workspace.tokens.agent, body })),
      )
      expect(answers.map((answer) => answer.status)).toEqual([202, 202])
      expect(answers[0]!.body).toEqual(answers[1]!.body)
    }
  })

  it('carries typing from one to the clients of the other', async () => {
    const token = workspace.tokens.agent
    const stream = await openStream(`${hubs[1]!.url}${API_BASE}/events`, { token })
    await stream.find((frame) => frame.event === 'presence')
    const path = `${API_BASE}/conversations/${conversationIds[0]!}/typing`
    await callHub(hubs[0]!.url, 'POST', path, { token, body: { isTyping: true } })
    const typing = await stream.find((frame) => frame.event === 'typing')
    expect(typing.data).toMatchObject({ conversationId: conversationIds[0], isTyping: true })
    stream.close()
  })

  it('lets a client go on at the other when its hub is told to stop', async () => {
    const token = workspace.tokens.agent
    const stream = await openStream(`${hubs[0]!.url}${API_BASE}/events`, { token })
    await stream.find((frame) => frame.event === 'presence')
    const { body: before } = await callHub(hubs[1]!.url, 'GET', `${API_BASE}/snapshot`, { token })
    await Promise.all([hubs[0]!.kill('SIGTERM'), stream.ended])
    const sent = { id: randomUUID(), content: text('While moving') }
    await callHub(hubs[1]!.url, 'POST', `${API_BASE}/conversations/${conversationIds[0]!}/messages`, {
      token,
      body: sent,
    })
    const next = await openStream(`${hubs[1]!.url}${API_BASE}/events`, { token, lastEventId: Number(before.cursor) })
    await next.until(() => seqs(next).length === 1)
    next.close()
  })
})

function seqs(stream: TestStream): (number | null)[] {
  return stream.frames.filter((frame) => frame.event === 'log').map((frame) => frame.id)
}

async function startNats(): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort()
  const child = spawn('nats-server', ['--addr', '127.0.0.1', '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  for await (const line of createInterface({ input: child.stderr })) {
    if (!line.includes('Server is ready')) continue
    child.stderr.resume()
    return { url: `nats://127.0.0.1:${port}`, process: child }
  }
  throw new Error('nats-server ended before it was ready')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
