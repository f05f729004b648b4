/** What nobody should be able to bring the hub down with: lost database connections, and text no database can hold. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { forgetExpired } from '@/server/store/forget-expired'
import {
  aConversation,
  aSignedInWorkspace,
  aVisitor,
  list,
  openDatabases,
  startTestHub,
  str,
  text,
  type TestHub,
  type TestDatabases,
  type TestWorkspace,
} from './harness'

let server: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
let admin: pg.Client

beforeAll(async () => {
  server = await openDatabases()
  const url = await server.freshDatabase()
  hub = await startTestHub(url)
  workspace = await aSignedInWorkspace(hub)
  admin = new pg.Client({ connectionString: url })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await hub.close()
  await server.close()
})

it('a database connection lost amid a transaction fails that request, and no more', async () => {
  const { visitor } = await aConversation(hub, workspace)
  await admin.query('BEGIN')
  await admin.query('SELECT FROM workspace_counters WHERE workspace_id = $1 FOR UPDATE', [workspace.id])
  const answered = visitor.say('Written while the database restarts')
  // For this very transaction: other files' databases are on the same server.
  const waiting = `SELECT pid FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))`
  await expect.poll(async () => (await admin.query(waiting)).rowCount).toBe(1)
  await admin.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) AS stuck`)
  await admin.query('ROLLBACK')
  expect((await answered).status).toBe(503)
  expect((await visitor.say('And once more')).status).toBe(202)
})

const NUL = '\u0000'
const HALF = '\ud83d'

it('text with NUL or half a character is taken as it can be kept, everywhere', async () => {
  const visitor = await aVisitor(hub, workspace.inboxId)
  const said = await visitor.say(`Do you${NUL} have ${HALF} this?`)
  expect(said).toMatchObject({ status: 202, body: { content: { text: 'Do you have \ufffd this?' } } })
  const visit = {
    id: randomUUID(),
    url: `https://shop.example/${NUL}a`,
    title: `Linen${NUL} shirt ${HALF}`,
    referrer: null,
    enteredAt: Date.now(),
    spentMs: 0,
    leaving: false,
  }
  expect((await visitor.api('POST', '/visits', visit)).status).toBe(204)

  const token = workspace.tokens.admin
  const { body } = await hub.api('GET', `${API_BASE}/conversations`, { token })
  const { id } = list(body.conversations!).find((found) => str(found.contactId) === visitor.contactId)!
  const reply = { id: randomUUID(), content: text(`Yes${NUL} ${HALF}`) }
  const sent = await hub.api('POST', `${API_BASE}/conversations/${str(id)}/messages`, { token, body: reply })
  expect(sent).toMatchObject({ status: 202, body: { content: { text: 'Yes \ufffd' } } })
  const label = { id: randomUUID(), name: `VIP${NUL}`, hue: 1 }
  expect((await hub.api('POST', `${API_BASE}/labels`, { token, body: label })).status).toBe(201)
  expect((await hub.api('GET', `${API_BASE}/conversations?name=a%00b`, { token })).status).toBe(200)
  expect((await hub.api('GET', `${API_BASE}/products?search=%00`, { token })).status).toBe(200)
  const role = { token, body: { role: 'agent' } }
  expect((await hub.api('PATCH', `${API_BASE}/agents/x%00y`, role)).status).toBe(404)
})

it('a text that is nothing but NUL is an empty one', async () => {
  const visitor = await aVisitor(hub, workspace.inboxId)
  expect((await visitor.say(NUL)).status).toBe(400)
})

it('a visit at a time that is none is refused, for no agent could be shown it', async () => {
  const visitor = await aVisitor(hub, workspace.inboxId)
  const visit = {
    id: randomUUID(),
    url: 'https://shop.example/',
    title: '',
    referrer: null,
    spentMs: 0,
    leaving: false,
  }
  const at = (enteredAt: number) => visitor.api('POST', '/visits', { ...visit, enteredAt })
  expect((await at(Number.MAX_SAFE_INTEGER)).status).toBe(400)
  expect((await at(Date.now())).status).toBe(204)
})

it('what passers-by leave behind goes in time; what a contact looked at stays', async () => {
  const { visitor: contact } = await aConversation(hub, workspace)
  const stranger = await aVisitor(hub, workspace.inboxId)
  const DAY_MS = 24 * 60 * 60 * 1000
  const visit = { url: 'https://shop.example/', title: '', referrer: null, spentMs: 0, leaving: false }
  for (const who of [contact, stranger])
    for (const age of [1, 100])
      await who.api('POST', '/visits', { ...visit, id: randomUUID(), enteredAt: Date.now() - age * DAY_MS })
  const guess = { email: workspace.agents[0]!.email, password: 'not the password' }
  await hub.api('POST', `${API_BASE}/session`, { body: guess })
  const count = async (from: string, values: unknown[] = []) =>
    (await admin.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`, values)).rows[0]!.n
  const visitsOf = ({ contactId }: { contactId: string }) => count('visits WHERE contact_id = $1', [contactId])

  await forgetExpired(hub.deps.pool, Date.now())
  expect([await visitsOf(contact), await visitsOf(stranger)]).toEqual([2, 1])
  expect([await count('sessions'), await count('sign_in_failures WHERE failures > 0')]).toEqual([3, 2])

  await forgetExpired(hub.deps.pool, Date.now() + 31 * DAY_MS)
  expect([await count('sessions'), await count('sign_in_failures')]).toEqual([0, 0])
})
