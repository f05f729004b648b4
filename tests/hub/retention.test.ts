/** What the hub lets go of by itself: visits and resolved conversations, once the workspace wants them kept no longer. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { keepRetention } from '@/server/use-cases/keep-retention'
import { everythingOf, tablesWith } from './everything-of'
import { agentStream, aConversation, aSignedInWorkspace, aVisitor, list, openDatabases, startTestHub } from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'

const DAY_MS = 86_400_000
let server: TestDatabases
let hub: TestHub
let ours: TestWorkspace
let theirs: TestWorkspace
let clock = Date.now()

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { now: () => clock })
  ours = await aSignedInWorkspace(hub)
  theirs = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

const call = (method: string, path: string, body?: object, role: 'admin' | 'agent' = 'admin') =>
  hub.api(method, `${API_BASE}${path}`, { token: ours.tokens[role], ...(body ? { body } : {}) })
const setTo = (visitDays: number | null, resolvedDays: number | null) =>
  call('PUT', '/settings/retention', { visitDays, resolvedDays })
const night = () => keepRetention(hub.deps, clock)
const change = (id: string, body: object) => call('PATCH', `/conversations/${id}`, body)
const isThere = async (id: string) => (await call('GET', `/conversations/${id}`)).status === 200

async function aVisit(workspace: TestWorkspace): Promise<string> {
  const { visitor } = await aConversation(hub, workspace)
  const id = randomUUID()
  const page = { url: 'https://shop.example/tent', title: 'Tent', referrer: null, spentMs: 1, leaving: true }
  await visitor.api('POST', '/visits', { id, ...page, enteredAt: clock })
  return id
}
const visits = async (...ids: string[]) =>
  (await hub.deps.pool.query<{ id: string }>('SELECT id FROM visits WHERE id = ANY($1)', [ids])).rows.map(
    ({ id }) => id,
  )

it('says what is kept and for how long, and lets an admin decide', async () => {
  const { body, status } = await call('GET', '/privacy/data', undefined, 'agent')
  expect(status).toBe(200)
  expect(body).toMatchObject({ counts: { contacts: 0 }, retention: { visitDays: 90, resolvedDays: null } })
  expect((await call('PUT', '/settings/retention', { visitDays: 1, resolvedDays: null }, 'agent')).status).toBe(403)
  expect((await setTo(30, 7)).status).toBe(400) // shorter than anybody wants to lose what was said
  expect((await setTo(30, 365)).body).toEqual({ visitDays: 30, resolvedDays: 365 })
  expect((await call('GET', '/privacy/data')).body.retention).toEqual({ visitDays: 30, resolvedDays: 365 })
  const [entry] = list((await call('GET', '/audit?subject=setting')).body.entries!)
  expect(entry).toMatchObject({ target: 'retention', details: { visits: '30 d', resolved: '365 d' } })
})

it('drops visits older than the workspace wants, and those of another workspace by its own rule', async () => {
  await setTo(30, null)
  const [old, other] = [await aVisit(ours), await aVisit(theirs)]
  clock += 31 * DAY_MS
  const young = await aVisit(ours)
  await night()
  expect(await visits(old, young, other)).toEqual(expect.arrayContaining([young, other]))
  expect(await visits(old)).toEqual([])
  clock += 60 * DAY_MS
  await night()
  expect(await visits(other)).toEqual([]) // 90 days, where nobody has decided
})

it('keeps visits for good when it is told so', async () => {
  await setTo(null, null)
  const visit = await aVisit(ours)
  clock += 4_000 * DAY_MS
  await night()
  expect(await visits(visit)).toEqual([visit])
  await setTo(90, null)
})

it('lets go of resolved conversations nobody has said anything in, with all that hangs on them, and tells', async () => {
  const old = await aConversation(hub, ours)
  await everythingOf({
    hub,
    workspace: ours,
    visitor: old.visitor,
    conversationId: old.conversation.id,
    word: 'oldword',
  })
  const open = await aConversation(hub, ours)
  const followed = await aConversation(hub, ours)
  await change(followed.conversation.id, { status: 'resolved', followUpAt: clock + 1_000 * DAY_MS })
  clock += 100 * DAY_MS
  const young = await aConversation(hub, ours)
  await change(young.conversation.id, { status: 'resolved' })

  await night()
  expect(await isThere(old.conversation.id)).toBe(true) // nobody has decided that any should go
  await setTo(90, 90)
  const stream = await agentStream(hub, ours.tokens.agent)
  await night()
  const told = await stream.find((frame) => frame.event === 'log')
  expect(told.data).toMatchObject({
    type: 'conversation.forgotten',
    removed: { conversations: [old.conversation.id] },
  })
  stream.close()
  expect(await isThere(old.conversation.id)).toBe(false)
  for (const { conversation } of [open, followed, young]) expect(await isThere(conversation.id)).toBe(true)
  // What the contact is known by stays with the contact, and so does what was noted down about them. Where the widget was
  // last seen is no matter of the conversation.
  const left = await tablesWith(hub, ['oldword', Buffer.from('oldword').toString('hex')])
  expect(left.filter((table) => table !== 'events')).toEqual([
    'contact_customers',
    'contact_notes',
    'contacts',
    'widget_sightings',
  ])
  expect((await call('GET', `/contacts/${old.visitor.contactId}/profile`)).body).toMatchObject({ conversations: [] })
})

it('begins a new conversation when somebody writes whose old one was let go of', async () => {
  const { visitor, conversation } = await aConversation(hub, ours)
  await change(conversation.id, { status: 'resolved' })
  clock += 100 * DAY_MS
  await setTo(90, 90)
  await night()
  const again = await aVisitor(hub, ours.inboxId, visitor.token)
  expect(again.conversationId).toBeNull()
  expect((await again.say('It is me again')).status).toBe(202)
  expect(list((await again.api('GET', '/messages')).body.messages!)).toHaveLength(1)
})
