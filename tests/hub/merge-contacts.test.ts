/** Two contacts become one and two again: nothing is lost, nothing gets into the wrong chat, undoing is exact. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import type { ContactProfile } from '@/protocol/hub-api'
import { MERGE_UNDO_MS } from '@/domain/contact-merge'
import { agentStream, aConversation, aSignedInWorkspace, aVisitor, list, str } from './harness'
import { openDatabases, startTestHub, text } from './harness'
import type { TestHub, TestDatabases, TestVisitor, TestWorkspace } from './harness'

let server: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
let ahead = 0

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { now: () => Date.now() + ahead })
  workspace = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

type Role = 'admin' | 'supervisor' | 'agent'
const call = (method: string, path: string, body?: object, role: Role = 'supervisor') =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })
const merge = (keptId: string, otherId: string, fromOther: string[] = [], id = randomUUID()) =>
  call('POST', `/contacts/${keptId}/merge`, { id, otherId, fromOther }).then((answer) => ({ ...answer, id }))
const undo = (id: string) => call('POST', `/contact-merges/${id}/undo`)
const profile = async (contactId: string) =>
  (await call('GET', `/contacts/${contactId}/profile`)).body as unknown as ContactProfile
const texts = async (visitor: TestVisitor) =>
  list((await visitor.api('GET', '/messages')).body.messages!).map((message) => str(message.content!.text))
const note = (contactId: string, words: string) =>
  call('POST', `/contacts/${contactId}/notes`, { id: randomUUID(), text: words })

async function two() {
  const first = await aConversation(hub, workspace, 'From the phone')
  const second = await aConversation(hub, workspace, 'From the laptop')
  return { a: first.visitor, b: second.visitor, inA: first.conversation.id, inB: second.conversation.id }
}

it('brings conversations, addresses, notes, labels, fields and visits of the other, and leaves each chat its own', async () => {
  const { a, b, inA, inB } = await two()
  await call('PATCH', `/contacts/${a.contactId}`, { name: 'Marta', email: 'marta@mail.example' })
  await call('PATCH', `/contacts/${b.contactId}`, { name: 'M. Ruiz', phone: '+34 600 555 014' })
  await note(b.contactId, 'Deliver to the office')
  const page = { url: 'https://shop.example/tent', title: 'Tent', referrer: null, spentMs: 5_000, leaving: false }
  await b.api('POST', '/visits', { id: randomUUID(), ...page, enteredAt: Date.now() })
  const merged = await merge(a.contactId, b.contactId, ['name'])
  expect(merged.body).toMatchObject({
    id: a.contactId,
    name: 'M. Ruiz',
    email: 'marta@mail.example',
    phone: '+34 600 555 014',
  })
  const { conversations, notes, handles, merges } = await profile(a.contactId)
  expect(conversations.map(({ id }) => id).toSorted()).toEqual([inA, inB].toSorted())
  expect(notes.map((each) => each.text)).toEqual(['Deliver to the office'])
  expect(handles.map(({ handle }) => handle).toSorted()).toEqual([a.contactId, b.contactId].toSorted())
  expect(merges).toMatchObject([{ id: merged.id, other: { name: 'M. Ruiz' } }])
  const visits = list((await call('GET', `/contacts/${a.contactId}/visits`)).body.visits!)
  expect(visits).toMatchObject([{ title: 'Tent', contactId: a.contactId }])
  expect((await call('GET', `/contacts/${b.contactId}`)).status).toBe(404)
  expect(await texts(a)).toEqual(['From the phone'])
  expect(await texts(b)).toEqual(['From the laptop'])
})

it('lets both chats go on: each message lands with the kept contact, in the conversation of its own address', async () => {
  const { a, b, inA, inB } = await two()
  await merge(a.contactId, b.contactId)
  const again = await aVisitor(hub, workspace.inboxId, b.token)
  expect(again.conversationId).toBe(inB)
  const stream = await b.stream()
  await again.say('Still me')
  await a.say('Me too')
  const answer = { id: randomUUID(), content: text('Hello laptop') }
  expect((await call('POST', `/conversations/${inB}/messages`, answer)).status).toBe(202)
  await stream.find((frame) => frame.event === 'messages' && JSON.stringify(frame.data).includes('Hello laptop'))
  stream.close()
  expect(await texts(a)).toEqual(['From the phone', 'Me too'])
  expect(await texts(b)).toEqual(['From the laptop', 'Still me', 'Hello laptop'])
  const { conversations } = await profile(a.contactId)
  expect(conversations.map(({ id, status }) => [id, status]).toSorted()).toEqual(
    [
      [inA, 'open'],
      [inB, 'open'],
    ].toSorted(),
  )
})

it('tells every agent with one event, and each open conversation in its history', async () => {
  const { a, b, inB } = await two()
  await call('PATCH', `/contacts/${b.contactId}`, { name: 'Marta' })
  const stream = await agentStream(hub, workspace.tokens.agent)
  await merge(a.contactId, b.contactId)
  const told = await stream.find((frame) => frame.event === 'log')
  expect(told.data).toMatchObject({
    type: 'contact.merged',
    rows: { contacts: [{ id: a.contactId }], conversations: [{ id: inB, contactId: a.contactId }] },
    removed: { contacts: [b.contactId] },
  })
  const history = list((await call('GET', `/conversations/${inB}/messages`)).body.activities!)
  expect(history).toMatchObject([{ what: { kind: 'merged', name: 'Marta', undone: false } }])
  stream.close()
})

it('is done once, however often it is asked for, and not without the permission', async () => {
  const { a, b } = await two()
  const body = { id: randomUUID(), otherId: b.contactId, fromOther: [] }
  expect((await call('POST', `/contacts/${a.contactId}/merge`, body, 'agent')).status).toBe(403)
  const answers = await Promise.all([1, 2, 3].map(() => call('POST', `/contacts/${a.contactId}/merge`, body)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await profile(a.contactId)).merges).toHaveLength(1)
  expect((await merge(a.contactId, a.contactId)).status).toBe(400)
  expect((await merge(a.contactId, b.contactId)).status).toBe(404)
})

it('is undone in the reverse order, and not after thirty days', async () => {
  const { a, b } = await two()
  const { visitor: c } = await aConversation(hub, workspace)
  const first = await merge(a.contactId, b.contactId)
  const second = await merge(c.contactId, a.contactId)
  expect(await undo(first.id)).toMatchObject({ status: 409, body: { error: { code: 'merge_not_undoable' } } })
  expect((await undo(second.id)).status).toBe(204)
  ahead = MERGE_UNDO_MS + 1
  try {
    expect((await undo(first.id)).status).toBe(409)
    expect((await profile(a.contactId)).merges).toEqual([])
  } finally {
    ahead = 0
  }
  expect((await undo(first.id)).status).toBe(204)
  expect((await undo(first.id)).status).toBe(204)
})

it('finds whom to merge by the same email or phone number, however written, and never by the name alone', async () => {
  const { a, b } = await two()
  const { visitor: namesake } = await aConversation(hub, workspace)
  const [email, phone] = ['Dora@Mail.example', '+49 (30) 123-456']
  await call('PATCH', `/contacts/${a.contactId}`, { name: 'Dora', email, phone })
  await call('PATCH', `/contacts/${b.contactId}`, { name: 'D.', email: 'dora@mail.example' })
  await call('PATCH', `/contacts/${namesake.contactId}`, { name: 'Dora' })
  const found = async (path: string) => list((await call('GET', path)).body.contacts!).map(({ id }) => str(id))
  expect(await found(`/contacts/${a.contactId}/duplicates`)).toEqual([b.contactId])
  expect((await found('/contacts?search=dor')).toSorted()).toEqual([a.contactId, namesake.contactId].toSorted())
  expect(await found(`/contacts?search=${encodeURIComponent('49 30 123456')}`)).toEqual([a.contactId])
  expect(await found('/contacts?search=DORA%40mail.example')).toContain(b.contactId)
})

it('is the identity together with its undoing, whatever each had and whatever was said between', async () => {
  const name = fc.option(fc.constantFrom('Ana', 'Béla'), { nil: null })
  const about = fc.record({ name, email: fc.option(fc.constantFrom('a@x.example', 'b@x.example'), { nil: null }) })
  const between = fc.array(fc.constantFrom('a', 'b', 'agent'), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(
      ...[about, about, between, fc.boolean(), fc.boolean()],
      async (ofA, ofB, said, resolved, chosen) => {
        const { a, b, inA, inB } = await two()
        await call('PATCH', `/contacts/${a.contactId}`, ofA)
        await call('PATCH', `/contacts/${b.contactId}`, ofB)
        await note(a.contactId, 'of a')
        await note(b.contactId, 'of b')
        if (resolved) await call('PATCH', `/conversations/${inB}`, { status: 'resolved' })
        const before = [await standing(a), await standing(b)]
        const { id } = await merge(a.contactId, b.contactId, chosen ? ['name'] : [])
        const said_ = { a: 0, b: 0, agent: 0 }
        for (const who of said) {
          said_[who] += 1
          if (who === 'agent')
            await call('POST', `/conversations/${inA}/messages`, { id: randomUUID(), content: text('x') })
          else await (who === 'a' ? a : b).say(`${who} ${said_[who]}`)
        }
        expect((await undo(id)).status).toBe(204)
        const after = [await standing(a), await standing(b)]
        expect(after.map(({ contact, notes, handles }) => ({ contact, notes, handles }))).toEqual(
          before.map(({ contact, notes, handles }) => ({ contact, notes, handles })),
        )
        expect(after[0]!.conversations).toEqual(before[0]!.conversations)
        // A resolved conversation stays so; what b said since began another, and it is b's.
        expect(after[1]!.conversations).toHaveLength(resolved && said_.b > 0 ? 2 : 1)
        expect((await texts(a)).filter((line) => line.startsWith('b '))).toEqual([])
        expect((await texts(b)).filter((line) => line.startsWith('b '))).toHaveLength(said_.b)
      },
    ),
    { numRuns: 25 },
  )
})

/** A contact as agents see it, without what every change moves. */
async function standing({ contactId }: TestVisitor) {
  const { contact, conversations, notes, handles } = await profile(contactId)
  return {
    contact: { ...contact, version: 0 },
    conversations: conversations.map(({ id, contactId: of }) => ({ id, of })),
    notes: notes.map((each) => ({ ...each, version: 0 })),
    handles,
  }
}
