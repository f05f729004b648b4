/** The demo workspace as it lies in the database. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { API_BASE, Snapshot, TranscriptPage } from '@/protocol/hub-api'
import { CONVERSATIONS } from '@/demo/conversations/all'
import { AGENTS, PASSWORD } from '@/demo/conversations/team'
import { seedDemo, WEBSITE_INBOX_ID, WORKSPACE_ID } from '@/demo/seed'
import { openDatabases, startTestHub, str, type TestHub, type TestDatabases } from './harness'

const SHOP = 'http://127.0.0.1:4501'

let server: TestDatabases
let hub: TestHub

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase())
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

async function signIn(email: string): Promise<string> {
  const { body } = await hub.api('POST', `${API_BASE}/session`, { body: { email, password: PASSWORD } })
  return str(body.token)
}

const rowsIn = async (table: string) =>
  Number((await hub.deps.pool.query(`SELECT count(*) FROM ${table}`)).rows[0].count)

it('is written once, however often the demo is started', async () => {
  expect((await seedDemo(hub, { shop: SHOP })).added).toBe(CONVERSATIONS.length)
  const tables = ['conversations', 'messages', 'contacts', 'visits', 'notes', 'agents', 'products', 'ratings']
  const before = await Promise.all(tables.map(rowsIn))
  expect(await seedDemo(hub, { shop: SHOP })).toMatchObject({ added: 0, inboxId: WEBSITE_INBOX_ID })
  expect(await Promise.all(tables.map(rowsIn))).toEqual(before)
})

it('adds what an interrupted start left out', async () => {
  const victim = 'SELECT id FROM conversations ORDER BY last_activity_at DESC LIMIT 1'
  await hub.deps.pool.query(`DELETE FROM messages WHERE conversation_id = (${victim})`)
  await hub.deps.pool.query(`DELETE FROM notes WHERE conversation_id = (${victim})`)
  await hub.deps.pool.query(`DELETE FROM conversations WHERE id = (${victim})`)
  expect((await seedDemo(hub, { shop: SHOP })).added).toBe(1)
})

it('lets every member of the team sign in, and gives them rows the contract allows', async () => {
  for (const { email, role } of Object.values(AGENTS)) {
    const token = await signIn(email)
    const at = { token, workspaceId: WORKSPACE_ID }
    const snapshot = Snapshot.parse((await hub.api('GET', `${API_BASE}/snapshot?limit=100`, at)).body)
    expect(snapshot.me.role).toBe(role)
    expect(snapshot.conversations).toHaveLength(CONVERSATIONS.length)
  }
})

it('counts as unread what the contact wrote last', async () => {
  const token = await signIn(AGENTS.mia.email)
  const { conversations } = Snapshot.parse(
    (await hub.api('GET', `${API_BASE}/snapshot?limit=100`, { token, workspaceId: WORKSPACE_ID })).body,
  )
  const all = conversations.reduce((sum, { unreadCount }) => sum + unreadCount, 0)
  expect(all).toBe(CONVERSATIONS.reduce((sum, { unread = 0 }) => sum + unread, 0))
  for (const { id, unreadCount, agentsReadPosition } of conversations) {
    const page = TranscriptPage.parse(
      (await hub.api('GET', `${API_BASE}/conversations/${id}/messages`, { token })).body,
    )
    const unread = page.messages.filter((m) => m.author.kind === 'contact' && m.position > agentsReadPosition)
    expect(unread).toHaveLength(unreadCount)
  }
})
