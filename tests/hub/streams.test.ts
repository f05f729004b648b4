/** The agents' event stream: resumed by cursor, nothing lost, nothing twice, nobody held up by a slow reader. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { trimLogs } from '@/server/store/trim-log'
import { REPLAY_MAX } from '@/server/stream/agent-streams'
import {
  agentStream,
  aConversation,
  aSignedInWorkspace,
  aVisitor,
  list,
  openDatabases,
  startTestHub,
  text,
} from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'
import type { Frame } from './sse'

let server: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
let conversationId: string

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { heartbeatMs: 100 })
  workspace = await aSignedInWorkspace(hub)
  conversationId = (await aConversation(hub, workspace)).conversation.id
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

const token = () => workspace.tokens.agent
const send = (content: string) =>
  hub.api('POST', `${API_BASE}/conversations/${conversationId}/messages`, {
    token: token(),
    body: { id: randomUUID(), content: text(content) },
  })
const snapshot = async () => (await hub.api('GET', `${API_BASE}/snapshot`, { token: token() })).body
const newest = async () => Number((await snapshot()).cursor)
const seqs = (frames: Frame[]) => frames.filter((frame) => frame.event === 'log').map((frame) => frame.id)
const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + 1 + index)

it('starts with who is on the site, and goes on with what happens', async () => {
  const stream = await agentStream(hub, token())
  const presence = await stream.find((frame) => frame.event === 'presence')
  expect(presence.data).toMatchObject({ full: true })
  const { body } = await send('Live')
  const logged = await stream.find((frame) => frame.event === 'log')
  expect(logged.id).toBe(body.version)
  expect(logged.data).toMatchObject({ type: 'message.sent', rows: { messages: [body] } })
  stream.close()
})

it('pain 1: goes on exactly after the cursor, whatever happened meanwhile', async () => {
  const cursor = await newest()
  for (let i = 0; i < 30; i += 1) await send(`While away ${i}`)
  const stream = await agentStream(hub, token(), cursor)
  await stream.until((frames) => seqs(frames).length === 30)
  expect(seqs(stream.frames)).toEqual(upTo(cursor, cursor + 30))
  stream.close()
})

it('hands over from backlog to live without a gap while 16 writers go on', async () => {
  const from = await newest()
  const writers = Array.from({ length: 16 }, async (_, writer) => {
    for (let i = 0; i < 40; i += 1) await send(`${writer}.${i}`)
  })
  const streams = await Promise.all(
    // Opened all along the way, from cursors of all ages.
    Array.from({ length: 24 }, async (_, index) => {
      const cursor = index % 3 === 0 ? from : await newest()
      return { cursor, stream: await agentStream(hub, token(), cursor) }
    }),
  )
  await Promise.all(writers)
  const to = await newest()
  for (const { cursor, stream } of streams) {
    await stream.until((frames) => seqs(frames).at(-1) === to)
    expect(seqs(stream.frames)).toEqual(upTo(cursor, to))
    stream.close()
  }
})

it('sends heartbeats with the newest seq, which every stream has reached before', async () => {
  const cursor = await newest()
  const stream = await agentStream(hub, token(), cursor)
  await send('Before the beat')
  const beat = await stream.find((frame) => frame.event === 'heartbeat' && Number(frame.data.seq) > cursor)
  const before = stream.frames.slice(0, stream.frames.indexOf(beat))
  expect(seqs(before).at(-1)).toBe(beat.data.seq)
  stream.close()
})

describe('410', () => {
  it('is the answer to a cursor from another database, beyond the newest', async () => {
    const stream = await agentStream(hub, token(), (await newest()) + 1)
    expect(stream.status).toBe(410)
  })

  it('is the answer to a cursor older than the retained log, and its body says so', async () => {
    const other = await aSignedInWorkspace(hub)
    await trimLogs(hub.deps.pool, Date.now() + 60_000)
    const answer = await hub.api('GET', `${API_BASE}/events`, {
      token: other.tokens.agent,
      headers: { 'last-event-id': '1' },
    })
    expect(answer).toMatchObject({ status: 410, body: { error: { code: 'cursor_expired' } } })
    const { body } = await hub.api('GET', `${API_BASE}/snapshot`, { token: other.tokens.agent })
    const stream = await agentStream(hub, other.tokens.agent, Number(body.cursor))
    expect(stream.status).toBe(200)
    stream.close()
  })

  it('is the answer to a cursor so far behind that a snapshot is less', async () => {
    const far = await aSignedInWorkspace(hub)
    await hub.deps.pool.query('UPDATE workspace_counters SET seq = $2 WHERE workspace_id = $1', [
      far.id,
      REPLAY_MAX + 9,
    ])
    const behind = await hub.api('GET', `${API_BASE}/events`, {
      token: far.tokens.agent,
      headers: { 'last-event-id': '8' },
    })
    expect(behind).toMatchObject({ status: 410, body: { error: { code: 'cursor_expired' } } })
  })
})

it('cuts a reader that falls a MiB behind, and no other; it comes back with its cursor', async () => {
  const cursor = await newest()
  const [slow, quick] = [await agentStream(hub, token(), cursor), await agentStream(hub, token(), cursor)]
  await slow.find((frame) => frame.event === 'presence')
  slow.pause()
  const big = 'x'.repeat(9_000)
  let sent = 0
  const ended = slow.ended.then(() => true)
  // What the sockets of both ends hold comes on top of the MiB, so it is written until the cut happens.
  while (hub.deps.metrics && (await cuts()) === 0 && sent < 3_000) {
    await Promise.all(Array.from({ length: 50 }, () => send(big)))
    sent += 50
  }
  expect(await cuts()).toBe(1)
  slow.resume()
  expect(await ended).toBe(true)
  const to = await newest()
  await quick.until((frames) => seqs(frames).at(-1) === to)
  expect(seqs(quick.frames)).toEqual(upTo(cursor, to))
  const got = seqs(slow.frames).at(-1) ?? cursor
  const again = await agentStream(hub, token(), got)
  await again.until((frames) => seqs(frames).at(-1) === to)
  expect(seqs(again.frames)).toEqual(upTo(got, to))
  quick.close()
  again.close()

  async function cuts() {
    const { values } = await hub.deps.metrics.streamsCut.get()
    return values.find((value) => value.labels.reason === 'slow')?.value ?? 0
  }
})

it('ends with the session', async () => {
  const { body } = await hub.api('POST', `${API_BASE}/session`, {
    body: { email: workspace.agents[0]!.email, password: 'correct horse battery' },
  })
  const session = body as unknown as { token: string }
  const stream = await agentStream(hub, session.token)
  await hub.api('DELETE', `${API_BASE}/session`, { token: session.token })
  await stream.ended
  expect((await hub.api('GET', `${API_BASE}/session`, { token: session.token })).status).toBe(401)
})

it('tells colleagues who looks and who writes, stores neither, and keeps it in the workspace', async () => {
  const other = await aSignedInWorkspace(hub)
  const [stream, foreign] = [await agentStream(hub, token()), await agentStream(hub, other.tokens.agent)]
  const before = await newest()
  await hub.api('POST', `${API_BASE}/looking`, { token: token(), body: { conversationId } })
  await hub.api('POST', `${API_BASE}/conversations/${conversationId}/typing`, {
    token: token(),
    body: { isTyping: true },
  })
  await stream.find((frame) => frame.event === 'looking' && frame.data.conversationId === (conversationId as unknown))
  await stream.find((frame) => frame.event === 'typing' && frame.data.isTyping === (true as unknown))
  expect(await newest()).toBe(before)
  await foreign.find((frame) => frame.event === 'heartbeat')
  expect(foreign.frames.some((frame) => frame.event === 'looking' || frame.event === 'typing')).toBe(false)
  stream.close()
  foreign.close()
})

it('shows a contact online while the widget reports, and offline soon after leaving', async () => {
  const { visitor } = await aConversation(hub, workspace)
  const stream = await agentStream(hub, token())
  const visit = {
    id: randomUUID(),
    url: 'http://localhost/lamp',
    title: 'Lamp',
    referrer: null,
    enteredAt: Date.now(),
    spentMs: 10,
  }
  await visitor.api('POST', '/visits', { ...visit, leaving: false })
  await stream.find((frame) => frame.event === 'visit' && frame.data.contactId === (visitor.contactId as unknown))
  await stream.until((frames) =>
    frames.some((frame) => frame.event === 'presence' && list(frame.data.online!).includes(visitor.contactId as never)),
  )
  await visitor.api('POST', '/visits', { ...visit, spentMs: 900, leaving: true })
  await stream.until((frames) =>
    frames.some(
      (frame) => frame.event === 'presence' && list(frame.data.offline!).includes(visitor.contactId as never),
    ),
  )
  const { body } = await hub.api('GET', `${API_BASE}/contacts/${visitor.contactId}/visits`, { token: token() })
  expect(body).toMatchObject({ first: { spentMs: 900 }, visits: [{ title: 'Lamp', spentMs: 900 }] })
  stream.close()
})

it('says nothing of a visitor who never wrote', async () => {
  const visitor = await aVisitor(hub, workspace.inboxId)
  const stream = await agentStream(hub, token())
  const visit = {
    id: randomUUID(),
    url: 'http://localhost/',
    title: 'Home',
    referrer: null,
    enteredAt: Date.now(),
    spentMs: 0,
  }
  await visitor.api('POST', '/visits', { ...visit, leaving: false })
  await visitor.say('Now I do')
  await stream.find((frame) => frame.event === 'log')
  expect(stream.frames.some((frame) => frame.event === 'visit')).toBe(false)
  const { body } = await hub.api('GET', `${API_BASE}/contacts/${visitor.contactId}/visits`, { token: token() })
  expect(list(body.visits!)).toHaveLength(1)
  stream.close()
})
