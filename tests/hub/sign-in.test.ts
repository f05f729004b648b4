/** Signing in, being in several workspaces, and being kept out. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { aConversation, aSignedInWorkspace, list, PASSWORD, signIn, openDatabases, startTestHub } from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'

const MINUTE_MS = 60_000

let server: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
let now = Date.now()

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { now: () => now })
  workspace = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

const attempt = (email: string, password: string) =>
  hub.api('POST', `${API_BASE}/session`, { body: { email, password } })
const add = (member: object, of = workspace) =>
  hub.api('POST', `${API_BASE}/agents`, { token: of.tokens.admin, body: member })

it('tells what waits in each workspace of a person: theirs and nobody’s, and never what is a colleague’s', async () => {
  const other = await aSignedInWorkspace(hub)
  const member = { name: 'Noa', email: 'noa@both.example', role: 'agent', password: PASSWORD }
  await add(member)
  await add(member, other)
  const { token } = await signIn(hub, member.email)
  const waiting = async () => list((await hub.api('GET', `${API_BASE}/session/waiting`, { token })).body.waiting!)
  expect(await waiting()).toEqual([])
  await aConversation(hub, workspace)
  const { visitor, conversation } = await aConversation(hub, other)
  await visitor.say('And one more')
  expect(await waiting()).toEqual(
    expect.arrayContaining([
      { workspaceId: workspace.id, unread: 1 },
      { workspaceId: other.id, unread: 2 },
    ]),
  )
  const admin = other.agents.find(({ role }) => role === 'admin')!
  const path = `${API_BASE}/conversations/${conversation.id}`
  await hub.api('PATCH', path, { token: other.tokens.admin, body: { assigneeId: admin.id } })
  expect(await waiting()).toEqual([{ workspaceId: workspace.id, unread: 1 }])
})

it('answers an unknown address and a wrong password alike', async () => {
  const wrong = await attempt(workspace.agents[0]!.email, 'not the password')
  const unknown = await attempt('nobody@nowhere.example', 'not the password')
  expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'wrong_credentials' } } })
  expect(unknown.body).toEqual(wrong.body)
})

it('takes an address however it is written, and keeps no password', async () => {
  const { email } = workspace.agents[1]!
  expect((await attempt(email.toUpperCase(), PASSWORD)).status).toBe(200)
  const { rows } = await hub.deps.pool.query<{ password: string }>('SELECT password FROM accounts')
  for (const { password } of rows) expect(password).not.toContain(PASSWORD)
})

it('stops guessing at one account after ten failures, for a quarter of an hour, and no other', async () => {
  const { agents } = await aSignedInWorkspace(hub)
  const [guessed, other] = agents
  for (let i = 0; i < 10; i += 1) expect((await attempt(guessed!.email, `guess ${i}`)).status).toBe(401)
  const stopped = await attempt(guessed!.email, PASSWORD)
  expect(stopped).toMatchObject({ status: 429, body: { error: { code: 'too_many_attempts' } } })
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await attempt(other!.email, PASSWORD)).status).toBe(200)
  now += 16 * MINUTE_MS
  expect((await attempt(guessed!.email, PASSWORD)).status).toBe(200)
})

it('counts failures of an address only, so a team behind one address is not locked out by signing in', async () => {
  const { signInLimit } = hub.deps
  const from = (email: string) => ({ email, address: '192.0.2.1' })
  const signsIn = async (email: string) => {
    await signInLimit.begin(from(email))
    await signInLimit.succeeded(from(email))
  }
  for (let i = 0; i < 100; i += 1) await signsIn(`member${i}@shop.example`)
  for (let i = 0; i < 59; i += 1) await signInLimit.begin(from(`guess${i}@shop.example`))
  await signsIn('member@shop.example')
  await signInLimit.begin(from('guess@shop.example'))
  const tooMany = expect.objectContaining({ code: 'too_many_attempts' }) as Error
  await expect(signInLimit.begin(from('member@shop.example'))).rejects.toThrow(tooMany)
  await signInLimit.begin({ email: 'member@shop.example', address: '192.0.2.2' })
})

it('lets no more guesses through when they all come at once', async () => {
  const { agents } = await aSignedInWorkspace(hub)
  const guesses = Array.from({ length: 40 }, (_, i) => attempt(agents[0]!.email, `guess ${i}`))
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(30)
})

describe('somebody in two workspaces', () => {
  it('has to say which, and has in each the role given there', async () => {
    const second = await aSignedInWorkspace(hub)
    const { email, name } = workspace.agents[2]!
    const joined = await add({ name, email, role: 'admin', password: 'another password' }, second)
    expect(joined).toMatchObject({ status: 201, body: { role: 'admin', email } })
    const session = await signIn(hub, email) // with the password they had
    expect(session.memberships.map(({ role }) => role).sort()).toEqual(['admin', 'agent'])
    const { token } = session
    const snapshot = (workspaceId?: string) => hub.api('GET', `${API_BASE}/snapshot`, { token, workspaceId })
    expect(await snapshot()).toMatchObject({ status: 400, body: { error: { code: 'workspace_required' } } })
    expect((await snapshot(second.id)).body.me).toMatchObject({ role: 'admin' })
    expect((await snapshot(workspace.id)).body.me).toMatchObject({ role: 'agent' })
    expect(await add({ name, email, role: 'agent', password: 'another password' }, second)).toMatchObject({
      status: 409,
      body: { error: { code: 'email_taken' } },
    })
  })
})

it('lets a new member in at once, and tells the team', async () => {
  const email = `${randomUUID()}@new.example`
  await add({ name: 'Noor', email, role: 'agent', password: 'long enough now' })
  const { token } = await signIn(hub, email, 'long enough now')
  const { body } = await hub.api('GET', `${API_BASE}/snapshot`, { token })
  expect(list(body.agents!).map((agent) => agent.name)).toContain('Noor')
})

it('keeps out a member who is no longer active, with the session they have', async () => {
  const email = `${randomUUID()}@left.example`
  const { body: agent } = await add({ name: 'Left', email, role: 'agent', password: 'long enough now' })
  const { token } = await signIn(hub, email, 'long enough now')
  await hub.deps.pool.query('UPDATE agents SET active = false WHERE id = $1', [agent.id])
  expect((await hub.api('GET', `${API_BASE}/snapshot`, { token })).status).toBe(404)
  expect((await signIn(hub, email, 'long enough now')).memberships).toEqual([])
})

it('ends a session after 30 days without use, and not one that is used', async () => {
  const { token, expiresAt } = await signIn(hub, workspace.agents[0]!.email)
  now = expiresAt - 5 * 24 * 60 * MINUTE_MS
  await hub.api('GET', `${API_BASE}/session`, { token })
  const { body } = await hub.api('GET', `${API_BASE}/session`, { token })
  expect(Number(body.expiresAt)).toBeGreaterThan(expiresAt)
})
