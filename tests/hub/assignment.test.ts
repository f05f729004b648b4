/** Alongside gives waiting conversations to people: by their rules, to who is there, never past what each can take. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DEFAULT_RULES, type AssignmentRules } from '@/domain/assignment-rules'
import { API_BASE } from '@/protocol/hub-api'
import { agentStream, aConversation, aSignedInWorkspace, list, openDatabases, startTestHub, str } from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'
import type { TestStream } from './sse'

const MINUTE_MS = 60_000
let server: TestDatabases
let hub: TestHub
let ours: TestWorkspace
let streams: TestStream[]
/** Time passes when a test says so. */
let ahead = 0

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { heartbeatMs: 50, now: () => Date.now() + ahead })
})
afterAll(async () => {
  await hub.close()
  await server.close()
})
beforeEach(async () => {
  ours = await aSignedInWorkspace(hub)
  streams = []
})

type Role = 'admin' | 'supervisor' | 'agent'
const idOf = (role: Role) => ours.agents.find((member) => member.role === role)!.id
const as = (role: Role) => (method: string, path: string, body?: unknown) =>
  hub.api(method, `${API_BASE}${path}`, { token: ours.tokens[role], ...(body === undefined ? {} : { body }) })

async function connect(role: Role): Promise<TestStream> {
  const stream = await agentStream(hub, ours.tokens[role])
  await stream.find(({ event }) => event === 'heartbeat')
  streams.push(stream)
  return stream
}
const setRules = async (rules: Partial<AssignmentRules>) => {
  const answer = await as('admin')('PUT', '/settings/assignment', { ...DEFAULT_RULES, on: true, ...rules })
  expect(answer.status).toBe(200)
}
/** Whose each conversation is now, once everything that happened was looked at. */
async function owners(ids: string[]): Promise<(string | null)[]> {
  await hub.deps.assigner.run(ours.id)
  const { body } = await as('admin')('GET', '/conversations')
  const all = list(body.conversations!)
  return ids.map((id) => str(all.find((each) => str(each.id) === id)!.assigneeId))
}
async function waiting(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push((await aConversation(hub, ours)).conversation.id)
  return ids
}

it('leaves everything where it is until it is switched on', async () => {
  await connect('agent')
  const ids = await waiting(1)
  expect(await owners(ids)).toEqual([null])
})

it('goes round those who are there, and says in the history that it did', async () => {
  await setRules({})
  await connect('agent')
  await connect('supervisor')
  const ids = await waiting(4)
  const given = await owners(ids)
  expect(given.filter((id) => id === idOf('agent'))).toHaveLength(2)
  expect(given.filter((id) => id === idOf('supervisor'))).toHaveLength(2)
  const { body } = await as('admin')('GET', `/conversations/${ids[0]}/messages`)
  expect(list(body.activities!)).toMatchObject([
    { actor: { kind: 'system' }, what: { kind: 'assigned', reason: 'queue', to: { agentId: given[0] } } },
  ])
})

it('what waited is given the moment somebody becomes available, and the next when one is resolved', async () => {
  await setRules({ capacity: 1 })
  await as('agent')('PUT', '/me/availability', { availability: 'away' })
  await connect('agent')
  const ids = await waiting(2)
  expect(await owners(ids)).toEqual([null, null])
  await as('agent')('PUT', '/me/availability', { availability: 'available' })
  expect(await owners(ids)).toEqual([idOf('agent'), null])
  await as('agent')('PATCH', `/conversations/${ids[0]}`, { status: 'resolved' })
  expect(await owners([ids[1]!])).toEqual([idOf('agent')])
})

it('gives nothing to somebody who is not connected, and what waits to whoever connects', async () => {
  await setRules({})
  const ids = await waiting(1)
  expect(await owners(ids)).toEqual([null])
  await connect('agent')
  expect(await owners(ids)).toEqual([idOf('agent')])
})

it('a member’s own capacity comes before everybody’s', async () => {
  await setRules({ capacity: 5 })
  await as('admin')('PATCH', `/agents/${idOf('agent')}`, { capacity: 1 })
  await connect('agent')
  const given = await owners(await waiting(3))
  expect(given.filter(Boolean)).toEqual([idOf('agent')])
})

it('gives a team’s conversation to its members only', async () => {
  await setRules({})
  const team = { id: randomUUID(), name: 'Returns', memberIds: [idOf('supervisor')] }
  await as('admin')('POST', '/teams', team)
  const [id] = await waiting(1)
  await as('admin')('PATCH', `/conversations/${id}`, { teamId: team.id })
  await connect('agent')
  expect(await owners([id!])).toEqual([null])
  await connect('supervisor')
  expect(await owners([id!])).toEqual([idOf('supervisor')])
})

it('gives nothing while it is closed', async () => {
  const closed = { timeZone: 'UTC', days: Array.from({ length: 7 }, () => null) }
  await setRules({ hours: closed })
  await connect('agent')
  const ids = await waiting(1)
  expect(await owners(ids)).toEqual([null])
  await setRules({ hours: null })
  expect(await owners(ids)).toEqual([idOf('agent')])
})

it('what waits with somebody who is away too long goes to a colleague; what they answered stays theirs', async () => {
  await setRules({ awayAfterMinutes: 10 })
  await connect('agent')
  const [unanswered, answered] = await waiting(2)
  await owners([])
  await as('agent')('POST', `/conversations/${answered}/messages`, {
    id: randomUUID(),
    content: { kind: 'text', text: 'Yes, in every size' },
  })
  await connect('supervisor')
  await as('agent')('PUT', '/me/availability', { availability: 'away' })
  expect(await owners([unanswered!, answered!])).toEqual([idOf('agent'), idOf('agent')])
  ahead += 11 * MINUTE_MS
  await expect
    .poll(async () => owners([unanswered!, answered!]), { timeout: 15_000 })
    .toEqual([idOf('supervisor'), idOf('agent')])
  const { body } = await as('admin')('GET', `/conversations/${unanswered}/messages`)
  expect(list(body.activities!).at(-1)).toMatchObject({ what: { reason: 'owner_away' } })
})

it('keeps the number of each within one, whatever comes at once', async () => {
  await setRules({ capacity: 20 })
  for (const role of ['admin', 'supervisor', 'agent'] as const) await connect(role)
  const ids = (await Promise.all([waiting(4), waiting(4), waiting(4)])).flat()
  const given = await owners(ids)
  const counts = (['admin', 'supervisor', 'agent'] as const).map(
    (role) => given.filter((id) => id === idOf(role)).length,
  )
  expect(counts.reduce((a, b) => a + b)).toBe(12)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
})

it('asks for hours that can be', async () => {
  const bad = { ...DEFAULT_RULES, hours: { timeZone: 'Mars/Olympus', days: Array.from({ length: 7 }, () => null) } }
  expect((await as('admin')('PUT', '/settings/assignment', bad)).status).toBe(400)
})
