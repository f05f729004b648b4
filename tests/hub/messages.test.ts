/** Posting messages: each once, each in its place, whatever is repeated or happens at once. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { wakeConversations } from '@/server/use-cases/wake-conversations'
import { aConversation, aVisitor, list, text } from './harness'
import type { TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

const count = async (query: string, values: unknown[]) => {
  const { rows } = await hub.deps.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${query}`, values)
  return rows[0]!.count
}

function send(conversationId: string, body: object, token = workspace.tokens.agent) {
  return hub.api('POST', `${API_BASE}/conversations/${conversationId}/messages`, { token, body })
}

describe('pain 2: double sends', () => {
  it('gives the stored message to a second send with the same id', async () => {
    const { conversation } = await aConversation(hub, workspace)
    const body = { id: randomUUID(), content: text('Yes, two left') }
    const first = await send(conversation.id, body)
    const second = await send(conversation.id, body)
    expect(first.status).toBe(202)
    expect(second).toMatchObject({ status: 202, body: first.body })
    expect(await count('messages WHERE id = $1', [body.id])).toBe(1)
    expect(await count(`events WHERE payload::text LIKE '%' || $1 || '%'`, [body.id])).toBe(1)
  })

  it('stores one message when the same send arrives 16 times at once', async () => {
    const { conversation } = await aConversation(hub, workspace)
    const body = { id: randomUUID(), content: text('At once') }
    const answers = await Promise.all(Array.from({ length: 16 }, () => send(conversation.id, body)))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([202]))
    for (const answer of answers) expect(answer.body).toEqual(answers[0]!.body)
    expect(await count('messages WHERE id = $1', [body.id])).toBe(1)
  })

  it('refuses an id that was used in another conversation, by somebody else, or for other words', async () => {
    const [one, other] = [await aConversation(hub, workspace), await aConversation(hub, workspace)]
    const body = { id: randomUUID(), content: text('Mine') }
    await send(one.conversation.id, body)
    const refused = await Promise.all([
      send(other.conversation.id, body),
      send(one.conversation.id, body, workspace.tokens.admin),
      send(one.conversation.id, { ...body, content: text('Different') }),
      one.visitor.say('Mine', body.id),
      other.visitor.say('Mine', body.id),
    ])
    for (const answer of refused)
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'idempotency_conflict' } } })
    expect(await count('messages WHERE id = $1', [body.id])).toBe(1)
  })

  it('gives a visitor the stored message too, though their conversation was resolved meanwhile', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    const id = randomUUID()
    const first = await visitor.say('Anyone?', id)
    await hub.api('PATCH', `${API_BASE}/conversations/${conversation.id}`, {
      token: workspace.tokens.agent,
      body: { status: 'resolved' },
    })
    expect(await visitor.say('Anyone?', id)).toMatchObject({ status: 202, body: first.body })
  })
})

describe('pain 3: double conversations', () => {
  it('makes one conversation of 16 first messages sent at once', async () => {
    const visitor = await aVisitor(hub, workspace.inboxId)
    const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => visitor.say(`Hello ${i}`)))
    expect(answers.every((answer) => answer.status === 202)).toBe(true)
    expect(await count('conversations WHERE contact_id = $1', [visitor.contactId])).toBe(1)
    const transcript = await visitor.api('GET', '/messages')
    expect(transcript.body.messages).toHaveLength(16)
  })

  it('opens a snoozed conversation again, and a new one after a resolved one', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    const change = (body: object) =>
      hub.api('PATCH', `${API_BASE}/conversations/${conversation.id}`, { token: workspace.tokens.agent, body })
    await change({ status: 'snoozed', snoozedUntilAt: Date.now() + 60_000 })
    await visitor.say('Still there?')
    const woken = await hub.api('GET', `${API_BASE}/conversations/${conversation.id}`, {
      token: workspace.tokens.agent,
    })
    expect(woken.body.conversations![0]).toMatchObject({ status: 'open', snoozedUntilAt: null, unreadCount: 2 })
    await change({ status: 'resolved' })
    await visitor.say('One more thing')
    expect(await count('conversations WHERE contact_id = $1', [visitor.contactId])).toBe(2)
    expect(await change({ status: 'open' })).toMatchObject({
      status: 409,
      body: { error: { code: 'newer_conversation_open' } },
    })
  })

  it('is forbidden by the database itself', async () => {
    const { conversation } = await aConversation(hub, workspace)
    const twice = hub.deps.pool.query(
      `INSERT INTO conversations SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).* FROM conversations c WHERE id = $1`,
      [conversation.id],
    )
    await expect(twice).rejects.toThrow(/one_current_conversation/)
  })
})

it('numbers rows, events and positions alike, without a hole', async () => {
  const { conversation } = await aConversation(hub, workspace)
  const sent = await Promise.all(
    Array.from({ length: 20 }, (_, i) => send(conversation.id, { id: randomUUID(), content: text(`No. ${i}`) })),
  )
  for (const { body } of sent) expect(body.version).toBe(body.position)
  const { rows } = await hub.deps.pool.query<{ seq: number; payload: { seq: number } }>(
    'SELECT seq, payload FROM events WHERE workspace_id = $1 ORDER BY seq',
    [workspace.id],
  )
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1))
  expect(rows.every((row) => row.payload.seq === row.seq)).toBe(true)
})

it('answers each of many changes at once with its own result', async () => {
  const { conversation } = await aConversation(hub, workspace)
  const unknown = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      send(i % 3 === 0 ? unknown : conversation.id, { id: randomUUID(), content: text(`${i}`) }),
    ),
  )
  expect(answers.map((answer) => answer.status)).toEqual(answers.map((_, i) => (i % 3 === 0 ? 404 : 202)))
  expect(answers.filter((answer) => answer.status === 202).map((answer) => answer.body.content!.text)).toEqual([
    '1',
    '2',
    '4',
    '5',
    '7',
    '8',
    '10',
    '11',
  ])
})

it('quotes only what was said in the same conversation', async () => {
  const [one, other] = [await aConversation(hub, workspace), await aConversation(hub, workspace)]
  const { body: question } = await one.visitor.say('Which sizes?')
  const answer = (conversationId: string) =>
    send(conversationId, { id: randomUUID(), content: text('All'), quotedId: question.id })
  expect(await answer(one.conversation.id)).toMatchObject({ status: 202, body: { quotedId: question.id } })
  expect(await answer(other.conversation.id)).toMatchObject({
    status: 404,
    body: { error: { code: 'message_not_found' } },
  })
})

it('moves a delivery status forward only, one event for many messages', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const one = await send(conversation.id, { id: randomUUID(), content: text('One') })
  const two = await send(conversation.id, { id: randomUUID(), content: text('Two') })
  const events = () => count(`events WHERE workspace_id = $1 AND type = 'message.status'`, [workspace.id])
  const before = await events()
  await visitor.api('POST', '/receipts', { delivered: two.body.position, read: one.body.position })
  await visitor.api('POST', '/receipts', { delivered: two.body.position, read: 0 })
  expect(await events()).toBe(before + 1)
  const { body } = await hub.api('GET', `${API_BASE}/conversations/${conversation.id}/messages`, {
    token: workspace.tokens.agent,
  })
  expect(list(body.messages!).map((message) => message.status)).toEqual(['sent', 'read', 'delivered'])
})

it('counts as unread what came after the furthest position any agent read', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const { body: second } = await visitor.say('Second')
  await visitor.say('Third')
  const read = (position: number) =>
    hub.api('POST', `${API_BASE}/conversations/${conversation.id}/read`, {
      token: workspace.tokens.agent,
      body: { position },
    })
  expect((await read(Number(second.position))).body).toMatchObject({
    unreadCount: 1,
    agentsReadPosition: second.position,
  })
  expect((await read(Number(second.position) - 1)).body).toMatchObject({
    unreadCount: 1,
    agentsReadPosition: second.position,
  })
  expect((await read(1e9)).body.unreadCount).toBe(0)
})

it('opens a snoozed conversation when its time has come, and tells everybody by an event', async () => {
  const { conversation } = await aConversation(hub, workspace)
  const path = `${API_BASE}/conversations/${conversation.id}`
  const until = Date.now() + 60_000
  const body = { status: 'snoozed', snoozedUntilAt: until }
  await hub.api('PATCH', path, { token: workspace.tokens.agent, body })
  expect(await wakeConversations(hub.deps, until - 1)).toBe(0)
  expect(await wakeConversations(hub.deps, until)).toBe(1)
  const { body: page } = await hub.api('GET', path, { token: workspace.tokens.agent })
  expect(page.conversations![0]).toMatchObject({ status: 'open', snoozedUntilAt: null })
})

describe('the send guard', () => {
  const guarded = (id: string, seenPosition: number | null, token?: string) =>
    send(id, { id: randomUUID(), content: text('Mine'), seenPosition }, token)

  it('refuses an answer whose author has not seen a colleague’s, and takes it once they have', async () => {
    const { conversation } = await aConversation(hub, workspace)
    const first = await guarded(conversation.id, 0, workspace.tokens.admin)
    const position = first.body.position as unknown as number
    expect(await guarded(conversation.id, position - 1)).toMatchObject({
      status: 409,
      body: { error: { code: 'colleague_answered', details: { messageId: first.body.id } } },
    })
    expect(await guarded(conversation.id, position)).toMatchObject({ status: 202 })
  })

  it('lets pass what one’s own answers, the contact’s words or a note stand before, and who asks for no guard', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    await guarded(conversation.id, 0)
    await visitor.say('And in blue?')
    await hub.api('POST', `${API_BASE}/conversations/${conversation.id}/notes`, {
      token: workspace.tokens.admin,
      body: { id: randomUUID(), text: 'Ask the warehouse' },
    })
    expect(await guarded(conversation.id, 0)).toMatchObject({ status: 202 })
    expect(await guarded(conversation.id, null, workspace.tokens.admin)).toMatchObject({ status: 202 })
  })

  it('of two who answer at once, one goes out and the other is told', async () => {
    const { conversation } = await aConversation(hub, workspace)
    const tokens = [workspace.tokens.agent, workspace.tokens.admin]
    const answers = await Promise.all(tokens.map((token) => guarded(conversation.id, 0, token)))
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
  })

  it('gives the stored message to a send that is repeated after a colleague answered', async () => {
    const { conversation } = await aConversation(hub, workspace)
    const body = { id: randomUUID(), content: text('Mine'), seenPosition: 0 }
    const first = await send(conversation.id, body)
    await guarded(conversation.id, null, workspace.tokens.admin)
    expect(await send(conversation.id, body)).toMatchObject({ status: 202, body: first.body })
  })
})
