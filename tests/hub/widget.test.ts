/** The widget's side: a visitor's own conversation, live and after being away. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { WIDGET_BASE } from '@/protocol/widget-api'
import {
  agentStream,
  aConversation,
  aSignedInWorkspace,
  aVisitor,
  list,
  str,
  openDatabases,
  startTestHub,
  text,
} from './harness'
import type { Answer, TestHub, TestDatabases, TestWorkspace } from './harness'
import type { Frame } from './sse'

let server: TestDatabases
let hub: TestHub
let workspace: TestWorkspace

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { heartbeatMs: 100 })
  workspace = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

const answer = (conversationId: string, content: string): Promise<Answer> =>
  hub.api('POST', `${API_BASE}/conversations/${conversationId}/messages`, {
    token: workspace.tokens.agent,
    body: { id: randomUUID(), content: text(content) },
  })
/** Each message once: one that came while the stream caught up may be sent by both, and the widget keeps it by its id. */
const texts = (frames: Frame[]) => {
  const messages = frames.filter((frame) => frame.event === 'messages').flatMap(({ data }) => list(data.messages!))
  return [...new Map(messages.map((message) => [message.id, message.content!.text])).values()]
}

it('opens a session only for pages of the inbox’s domains', async () => {
  const open = (origin?: string) =>
    hub.api('POST', `${WIDGET_BASE}/session`, {
      body: { inbox: workspace.inboxId, token: null, language: null, timeZone: null },
      headers: origin ? { origin } : {},
    })
  expect((await open('http://localhost:4501')).status).toBe(200)
  for (const origin of [undefined, 'https://evil.example', 'http://localhost.evil.example', 'null'])
    expect(await open(origin)).toMatchObject({ status: 403, body: { error: { code: 'origin_not_allowed' } } })
})

it('makes a contact of a visitor with the first message, not before', async () => {
  const visitor = await aVisitor(hub, workspace.inboxId)
  const contact = () => hub.api('GET', `${API_BASE}/contacts/${visitor.contactId}`, { token: workspace.tokens.agent })
  expect((await contact()).status).toBe(404)
  expect(visitor).toMatchObject({ conversationId: null, unread: 0 })
  await visitor.say('Hola')
  expect(await contact()).toMatchObject({
    status: 200,
    body: { language: 'es', timeZone: 'Europe/Madrid', name: null },
  })
})

it('shows a visitor the answer, its author by name, and who is typing, but no note and no agent’s id', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const stream = await visitor.stream()
  await stream.find((frame) => frame.event === 'heartbeat') // typing is not kept for those who are still coming in
  const path = `${API_BASE}/conversations/${conversation.id}`
  await hub.api('POST', `${path}/notes`, {
    token: workspace.tokens.agent,
    body: { id: randomUUID(), text: 'A difficult one' },
  })
  await hub.api('POST', `${path}/typing`, { token: workspace.tokens.agent, body: { isTyping: true } })
  const agent = workspace.agents.find((member) => member.role === 'agent')!
  const typing = await stream.find((frame) => frame.event === 'typing')
  expect(typing.data).toEqual({ isTyping: true, name: agent.name })
  await answer(conversation.id, 'Yes, two left')
  const came = await stream.find((frame) => frame.event === 'messages')
  expect(came.data).toMatchObject({
    messages: [{ author: { kind: 'agent', name: agent.name }, content: text('Yes, two left') }],
  })
  const everything = JSON.stringify([stream.frames, (await visitor.api('GET', '/messages')).body])
  expect(everything).not.toContain(agent.id)
  expect(everything).not.toContain(agent.email)
  expect(everything).not.toContain('A difficult one')
  stream.close()
})

it('pain 1: brings what was missed after the version the widget holds', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const { body: transcript } = await visitor.api('GET', '/messages')
  for (let i = 0; i < 5; i += 1) await answer(conversation.id, `Missed ${i}`)
  const stream = await visitor.stream(Number(transcript.version))
  await stream.until((frames) => texts(frames).length === 5)
  await answer(conversation.id, 'Live')
  await stream.until((frames) => texts(frames).length === 6)
  expect(texts(stream.frames)).toEqual(['Missed 0', 'Missed 1', 'Missed 2', 'Missed 3', 'Missed 4', 'Live'])
  stream.close()
})

it('pain 1: misses nothing between transcript, resumed stream and live, while agents write', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const writing = Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; i < 15; i += 1) await answer(conversation.id, `${writer}.${i}`)
    }),
  )
  const { body } = await visitor.api('GET', '/messages?limit=100')
  const known = new Set(list(body.messages!).map((message) => str(message.id)))
  const stream = await visitor.stream(Number(body.version))
  await writing
  const idsOf = (frames: Frame[]) =>
    frames
      .filter((frame) => frame.event === 'messages')
      .flatMap((frame) => list(frame.data.messages!).map((message) => str(message.id)))
  await stream.until((frames) => new Set([...known, ...idsOf(frames)]).size === 121)
  stream.close()
})

it('brings messages of a conversation that began after the stream was opened', async () => {
  const visitor = await aVisitor(hub, workspace.inboxId)
  const stream = await visitor.stream()
  await visitor.say('First')
  await stream.until((frames) => texts(frames).includes('First' as never))
  const { body } = await hub.api('GET', `${API_BASE}/conversations?limit=1`, { token: workspace.tokens.agent })
  await answer(str(body.conversations![0]!.id), 'Welcome')
  await stream.until((frames) => texts(frames).includes('Welcome' as never))
  stream.close()
})

it('holds up a visitor who floods, and nobody else', async () => {
  const { visitor } = await aConversation(hub, workspace)
  const answers = await Promise.all(Array.from({ length: 150 }, (_, n) => visitor.say(`Flood ${n}`)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(str(refused[0]!.body.error!.code)).toBe('too_many_attempts')
  expect((await (await aVisitor(hub, workspace.inboxId)).say('Is anybody there?')).status).toBe(202)
})

it('tells one visitor nothing of another', async () => {
  const [one, other] = [await aConversation(hub, workspace), await aConversation(hub, workspace)]
  const stream = await one.visitor.stream()
  await answer(other.conversation.id, 'For the other')
  await answer(one.conversation.id, 'For this one')
  await stream.find((frame) => frame.event === 'messages')
  expect(texts(stream.frames)).toEqual(['For this one'])
  stream.close()
})

it('counts what the visitor has not seen, and tells the agent of receipts', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const sent = await answer(conversation.id, 'Here it is')
  const stream = await agentStream(hub, workspace.tokens.agent)
  expect(await aVisitor(hub, workspace.inboxId, visitor.token)).toMatchObject({
    conversationId: conversation.id,
    unread: 1,
  })
  await visitor.api('POST', '/receipts', { delivered: sent.body.position, read: sent.body.position })
  const status = await stream.find((frame) => frame.data.type === ('message.status' as unknown))
  expect(status.data).toMatchObject({ rows: { messages: [{ id: sent.body.id, status: 'read' }] } })
  expect((await aVisitor(hub, workspace.inboxId, visitor.token)).unread).toBe(0)
  stream.close()
})

it('tells the visitor when the agents have read what they wrote, as far as they read', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const stream = await visitor.stream()
  await visitor.say('And a second one')
  const { body } = await hub.api('GET', `${API_BASE}/conversations/${conversation.id}/messages`, {
    token: workspace.tokens.agent,
  })
  const [first, second] = list(body.messages!)
  await hub.api('POST', `${API_BASE}/conversations/${conversation.id}/read`, {
    token: workspace.tokens.agent,
    body: { position: first!.position },
  })
  const read = await stream.find(
    (frame) =>
      frame.event === 'messages' && list(frame.data.messages!).some((message) => str(message.status) === 'read'),
  )
  expect(list(read.data.messages!).map((message) => message.id)).toEqual([first!.id])
  expect(second!.status).toBe('sent')
  stream.close()
})

it('says whether anybody is there to answer', async () => {
  const visitor = await aVisitor(hub, workspace.inboxId)
  const config = async () => (await visitor.api('GET', '/config')).body
  expect(await config()).toMatchObject({ shopName: workspace.workspace.name, staffed: true, brand: '#2f6fed' })
  expect(list((await config()).agents!)).toHaveLength(3)
  for (const token of Object.values(workspace.tokens))
    await hub.api('PUT', `${API_BASE}/me/availability`, { token, body: { availability: 'away' } })
  expect(await config()).toMatchObject({ staffed: false, agents: [] })
})

it('answers a page of another origin, without cookies, and refuses what is too large', async () => {
  const preflight = await fetch(`${hub.url}${WIDGET_BASE}/messages`, {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example' },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
  const visitor = await aVisitor(hub, workspace.inboxId)
  const large = await visitor.say('x'.repeat(300_000))
  expect(large).toMatchObject({ status: 413, body: { error: { code: 'request_too_large' } } })
  expect(large.headers.get('access-control-allow-origin')).toBe('*')
  expect(await visitor.say('x'.repeat(10_001))).toMatchObject({
    status: 400,
    body: { error: { code: 'invalid_request' } },
  })
})
