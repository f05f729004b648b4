/** Members and teams: what each may do, who is connected, and what is left behind by somebody who leaves. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isBasic, ROLE_PERMISSIONS } from '@/domain/permissions'
import { ENDPOINTS, API_BASE } from '@/protocol/hub-api'
import { agentStream, aConversation, aSignedInWorkspace, list, openDatabases, startTestHub, str } from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'
import type { Frame } from './sse'

let server: TestDatabases
let hub: TestHub
let ours: TestWorkspace

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { heartbeatMs: 100 })
  ours = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})
const idOf = (role: string) => ours.agents.find((member) => member.role === role)!.id
const as = (role: 'admin' | 'supervisor' | 'agent') => (method: string, path: string, body?: unknown) =>
  hub.api(method, `${API_BASE}${path}`, { token: ours.tokens[role], ...(body === undefined ? {} : { body }) })
const member = (id: string, change: object, by: 'admin' | 'supervisor' = 'admin') =>
  as(by)('PATCH', `/agents/${id}`, change)

describe('exceptions to a role', () => {
  it('what is granted to one agent is allowed from the next request on, without signing in again', async () => {
    const { conversation } = await aConversation(hub, ours)
    const reassign = () => as('agent')('PATCH', `/conversations/${conversation.id}`, { assigneeId: idOf('supervisor') })
    expect(await reassign()).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied', details: { permission: 'conversation.reassign' } } },
    })
    await member(idOf('agent'), { granted: ['conversation.reassign'] })
    expect((await reassign()).status).toBe(200)
  })

  it('what is denied to one supervisor is refused at once, and nothing else is', async () => {
    const label = () => as('supervisor')('POST', '/labels', { id: randomUUID(), name: 'Urgent', hue: 1 })
    expect((await label()).status).toBe(201)
    await member(idOf('supervisor'), { denied: ['label.manage'] })
    expect((await label()).status).toBe(403)
    expect((await as('supervisor')('GET', '/snapshot')).status).toBe(200)
  })

  it('every route that asks for a permission is closed by denying that permission', async () => {
    const asked = new Set(Object.values(ENDPOINTS).map(({ access }) => access as string))
    const closable = ROLE_PERMISSIONS.supervisor.filter((each) => !isBasic(each) && asked.has(each))
    expect(closable.length).toBeGreaterThan(3)
    for (const permission of closable) {
      await member(idOf('supervisor'), { denied: [permission] })
      for (const { method, path, access } of Object.values(ENDPOINTS)) {
        if (access !== permission) continue
        const address = path.replaceAll(/\{\w+\}/g, randomUUID())
        expect(await as('supervisor')(method.toUpperCase(), address), path).toMatchObject({ status: 403 })
      }
    }
  })

  it('what every role has cannot be denied: a browser without it would stand empty', async () => {
    const { body } = await member(idOf('supervisor'), { denied: ['conversation.read', 'workspace.read'] })
    expect(body).toMatchObject({ denied: [] })
    expect((await as('supervisor')('GET', '/snapshot')).status).toBe(200)
  })

  it('keeps only what differs from the role', async () => {
    const { body } = await member(idOf('agent'), { granted: ['label.manage', 'contact.edit'], denied: ['team.manage'] })
    expect(body).toMatchObject({ granted: ['label.manage'], denied: [] })
  })

  it('of a member who manages the team end where their own powers do', async () => {
    await member(idOf('supervisor'), { granted: ['team.manage'], denied: [] })
    await member(idOf('agent'), { granted: [] })
    expect((await member(idOf('agent'), { granted: ['conversation.reassign'] }, 'supervisor')).status).toBe(200)
    expect((await member(idOf('agent'), { granted: ['workspace.manage'] }, 'supervisor')).status).toBe(403)
    expect((await member(idOf('agent'), { role: 'admin' }, 'supervisor')).status).toBe(403)
    expect((await member(idOf('admin'), { role: 'agent' }, 'supervisor')).status).toBe(403)
    const newcomer = { name: 'New', email: `${randomUUID()}@new.example`, role: 'admin', password: 'long enough now' }
    expect((await as('supervisor')('POST', '/agents', newcomer)).status).toBe(403)
  })
})

describe('somebody who leaves', () => {
  beforeEach(async () => {
    ours = await aSignedInWorkspace(hub)
  })

  it('is shut out at once, stream and requests, and what they held goes back to everybody, with the reason', async () => {
    const { conversation } = await aConversation(hub, ours)
    await as('agent')('PATCH', `/conversations/${conversation.id}`, { assigneeId: idOf('agent') })
    const theirs = await agentStream(hub, ours.tokens.agent)
    const { ended } = theirs
    expect((await member(idOf('agent'), { active: false })).body.active).toBe(false)
    await ended
    expect((await as('agent')('GET', '/snapshot')).status).toBe(404)
    const { body } = await as('admin')('GET', `/conversations/${conversation.id}`)
    expect(list(body.conversations!)[0]).toMatchObject({ assigneeId: null })
    const said = (await as('admin')('GET', `/conversations/${conversation.id}/messages`)).body
    expect(list(said.activities!).at(-1)).toMatchObject({
      actor: { kind: 'agent', agentId: idOf('admin') },
      what: { kind: 'assigned', from: { agentId: idOf('agent') }, reason: 'owner_left' },
    })
  })

  it('is not the last admin', async () => {
    const answer = await member(idOf('admin'), { active: false })
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'last_admin' } } })
  })

  it('may be taken back', async () => {
    await member(idOf('agent'), { active: false })
    expect((await member(idOf('agent'), { active: true })).status).toBe(200)
    expect((await as('agent')('GET', '/snapshot')).status).toBe(200)
  })
})

it('keeps the last admin', async () => {
  const workspace = await aSignedInWorkspace(hub)
  const change = (id: string, role: string) =>
    hub.api('PATCH', `${API_BASE}/agents/${id}`, { token: workspace.tokens.admin, body: { role } })
  const [admin, supervisor] = workspace.agents
  expect(await change(admin!.id, 'agent')).toMatchObject({ status: 409, body: { error: { code: 'last_admin' } } })
  expect((await change(supervisor!.id, 'admin')).body.role).toBe('admin')
  expect((await change(admin!.id, 'agent')).body.role).toBe('agent')
  expect(await change(supervisor!.id, 'agent')).toMatchObject({ status: 403 }) // no longer an admin oneself
})

describe('teams', () => {
  it('come with the snapshot and over the stream, and go the same way', async () => {
    const stream = await agentStream(hub, ours.tokens.agent)
    const team = { id: randomUUID(), name: 'Returns', memberIds: [idOf('agent')] }
    expect((await as('admin')('POST', '/teams', team)).status).toBe(201)
    await stream.find(({ event, data }) => event === 'log' && str(data.type) === 'team.changed')
    expect((await as('agent')('GET', '/snapshot')).body.teams).toMatchObject([team])
    await as('admin')('DELETE', `/teams/${team.id}`)
    const gone = await stream.find(({ event, data }) => event === 'log' && str(data.type) === 'team.removed')
    expect(gone.data).toMatchObject({ removed: { teams: [team.id] } })
    expect((await as('agent')('GET', '/snapshot')).body.teams).toEqual([])
    stream.close()
  })

  it('take a conversation over, which the history tells; a team that is gone takes none', async () => {
    const team = { id: randomUUID(), name: 'Returns', memberIds: [] }
    await as('admin')('POST', '/teams', team)
    const { conversation } = await aConversation(hub, ours)
    const move = (teamId: string | null) =>
      as('supervisor')('PATCH', `/conversations/${conversation.id}`, { teamId, assigneeId: null })
    expect((await move(team.id)).body).toMatchObject({ teamId: team.id })
    expect(await move(randomUUID())).toMatchObject({ status: 404, body: { error: { code: 'team_not_found' } } })
    const said = (await as('agent')('GET', `/conversations/${conversation.id}/messages`)).body
    expect(list(said.activities!)[0]).toMatchObject({ what: { kind: 'assigned', to: { teamId: team.id } } })
    await as('admin')('DELETE', `/teams/${team.id}`)
    const { body } = await as('agent')('GET', `/conversations/${conversation.id}`)
    expect(list(body.conversations!)[0]).toMatchObject({ teamId: null })
  })

  it('are made of members of the workspace', async () => {
    const team = { id: randomUUID(), name: 'Strangers', memberIds: ['nobody-here'] }
    expect(await as('admin')('POST', '/teams', team)).toMatchObject({ status: 404 })
  })
})

it('tells colleagues who is connected, from the first moment of their streams', async () => {
  const first = await agentStream(hub, ours.tokens.agent)
  await first.find(({ event }) => event === 'agents')
  const second = await agentStream(hub, ours.tokens.admin)
  const isAgents =
    (full: boolean, id: string) =>
    ({ event, data }: Frame) =>
      event === 'agents' && (data.full as unknown) === full && JSON.stringify(data.online).includes(id)
  await second.find(isAgents(true, idOf('agent')))
  await first.find(isAgents(false, idOf('admin')))
  first.close()
  second.close()
})

it('writes down when somebody was last connected', async () => {
  const stream = await agentStream(hub, ours.tokens.agent)
  await stream.find(({ event }) => event === 'heartbeat')
  const seen = async () => {
    const { rows } = await hub.deps.pool.query<{ seen_at: number }>(
      'SELECT seen_at FROM agent_turns WHERE workspace_id = $1 AND agent_id = $2',
      [ours.id, idOf('agent')],
    )
    return rows[0]?.seen_at
  }
  await expect.poll(seen).toBeGreaterThan(0)
  stream.close()
})
