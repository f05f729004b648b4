/** A message taken back is gone for the contact, with its files; one that was read stays. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { aConversation, list, text } from './harness'
import type { Loose, TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

type Who = 'admin' | 'agent'
const call = (method: string, path: string, body?: object, who: Who = 'agent') =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[who], ...(body ? { body } : {}) })
const say = async (conversationId: string, body: object) =>
  (await call('POST', `/conversations/${conversationId}/messages`, { id: randomUUID(), ...body })).body
const takeBack = (conversationId: string, message: Loose, who: Who = 'agent') =>
  call('DELETE', `/conversations/${conversationId}/messages/${message.id as unknown as string}`, undefined, who)

it('its words are nowhere any more: not in the widget, its stream, the transcript or the list', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const said = await say(conversation.id, { content: text('The wrong price') })
  const stream = await visitor.stream()
  expect(await takeBack(conversation.id, said)).toMatchObject({
    status: 200,
    body: { content: { kind: 'taken_back' } },
  })
  const frame = await stream.find(({ event }) => event === 'messages')
  stream.close()
  expect(frame.data).toMatchObject({ messages: [{ id: said.id, content: { kind: 'taken_back' } }] })
  const places = [
    (await visitor.api('GET', '/messages')).body,
    (await call('GET', `/conversations/${conversation.id}/messages`)).body,
    (await call('GET', `/conversations/${conversation.id}`)).body,
  ]
  expect(JSON.stringify(places)).not.toContain('The wrong price')
  expect(places[2]!.conversations![0 as never]!.preview).toMatchObject({ kind: 'taken_back', text: '' })
})

it('its files go with it', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const id = randomUUID()
  const file = { id, name: 'a.txt', mediaType: 'text/plain', sizeBytes: 1 }
  await call('POST', '/attachments', { ...file, conversationId: conversation.id })
  const part = { token: workspace.tokens.agent, body: new Uint8Array(1) }
  await hub.api('PUT', `${API_BASE}/attachments/${id}/parts/0`, part)
  const said = await say(conversation.id, { content: { kind: 'attachments', text: '', attachments: [file] } })
  expect((await visitor.api('GET', `/attachments/${id}`)).status).toBe(200)
  expect((await takeBack(conversation.id, said)).status).toBe(200)
  expect((await visitor.api('GET', `/attachments/${id}`)).status).toBe(404)
  expect((await call('GET', `/attachments/${id}`)).status).toBe(404)
  const { rows } = await hub.deps.pool.query('SELECT FROM attachment_parts WHERE attachment_id = $1', [id])
  expect(rows).toEqual([])
})

it('only by its author, only until it was read, and twice as once', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const [first, second] = [
    await say(conversation.id, { content: text('First') }),
    await say(conversation.id, { content: text('Second') }),
  ]
  expect(await takeBack(conversation.id, first, 'admin')).toMatchObject({ status: 403 })
  expect(await takeBack(conversation.id, first)).toMatchObject({ status: 200 })
  expect(await takeBack(conversation.id, first)).toMatchObject({ status: 200 })
  const position = second.position as unknown as number
  await visitor.api('POST', '/receipts', { delivered: position, read: position })
  const refused = await takeBack(conversation.id, second)
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'message_already_read' } } })
  const theirs = list((await visitor.api('GET', '/messages')).body.messages!)[0]!
  expect(await takeBack(conversation.id, theirs)).toMatchObject({ status: 403 })
})

it('sent again by a client that had no answer, it stays taken back', async () => {
  const { conversation } = await aConversation(hub, workspace)
  const body = { id: randomUUID(), content: text('Sent twice') }
  const said = await say(conversation.id, body)
  await takeBack(conversation.id, said)
  expect((await say(conversation.id, body)).content).toEqual({ kind: 'taken_back' })
})

it('nobody says “taken back” by hand, and what is answered is shown to the contact as answered', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const path = `/conversations/${conversation.id}/messages`
  expect(await call('POST', path, { id: randomUUID(), content: { kind: 'taken_back' } })).toMatchObject({ status: 400 })
  const [theirs] = list((await call('GET', path)).body.messages!)
  await say(conversation.id, { content: text('Yes'), quotedId: theirs!.id })
  const seen = list((await visitor.api('GET', '/messages')).body.messages!)
  expect(seen.at(-1)).toMatchObject({ quotedId: theirs!.id })
})
