/** Roles as a workspace changes them: for everybody who has them at once, and by nobody beyond their own powers. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isBasic, PERMISSIONS, type Permission, type Role } from '@/domain/permissions'
import { API_BASE } from '@/protocol/hub-api'
import {
  agentStream,
  aConversation,
  aSignedInWorkspace,
  list,
  openDatabases,
  PASSWORD,
  signIn,
  startTestHub,
} from './harness'
import { str, type TestDatabases, type TestHub, type TestWorkspace } from './harness'

let server: TestDatabases
let hub: TestHub
let ours: TestWorkspace

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { proxies: 1 })
})
beforeEach(async () => void (ours = await aSignedInWorkspace(hub)))
afterAll(async () => {
  await hub.close()
  await server.close()
})

const call = (method: string, path: string, body?: object, by: Role = 'admin', of = ours) =>
  hub.api(method, `${API_BASE}${path}`, { token: of.tokens[by], ...(body ? { body } : {}) })
const idOf = (role: Role) => ours.agents.find((member) => member.role === role)!.id
const on = (role: string, ...added: Permission[]) => ({ role, added, removed: [] })
const off = (role: string, ...removed: Permission[]) => ({ role, added: [], removed })
const change = ({ role, ...body }: { role: string; added: Permission[]; removed: Permission[] }, by: Role = 'admin') =>
  call('PATCH', `/roles/${role}`, body, by)
const reset = (role: string, by: Role = 'admin') => call('DELETE', `/roles/${role}/changes`, undefined, by)
const grant = (role: Role, exceptions: object) => call('PATCH', `/agents/${idOf(role)}`, exceptions)
const snapshot = async (token = ours.tokens.agent) => (await hub.api('GET', `${API_BASE}/snapshot`, { token })).body
const rolesNow = async () => list((await snapshot()).workspaces!)[0]!.roles
const lastAudit = async () => list((await call('GET', '/audit?subject=role')).body.entries!)

const label = (by: Role, of = ours) => call('POST', '/labels', { id: randomUUID(), name: randomUUID(), hue: 1 }, by, of)
const refused = (permission: Permission) => ({
  status: 403,
  body: { error: { code: 'permission_denied', details: { permission } } },
})

describe('a changed role', () => {
  it('counts from the next request of everybody who has it, and for nobody else', async () => {
    const theirs = await aSignedInWorkspace(hub)
    const second = await call('POST', '/agents', {
      ...{ name: 'Second', email: `${randomUUID()}@new.example`, password: PASSWORD, role: 'agent' },
    })
    const { token } = await signIn(hub, str(second.body.email))
    const newLabel = { id: randomUUID(), name: 'Refund', hue: 2 }
    expect(await label('agent')).toMatchObject(refused('label.manage'))
    expect((await change(on('agent', 'label.manage'))).status).toBe(200)
    expect((await label('agent')).status).toBe(201)
    expect((await hub.api('POST', `${API_BASE}/labels`, { token, body: newLabel })).status).toBe(201)
    expect(await label('agent', theirs)).toMatchObject(refused('label.manage'))
    expect(list((await snapshot(theirs.tokens.agent)).workspaces!)[0]!.roles).toEqual({})

    await change(off('supervisor', 'label.manage'))
    expect(await label('supervisor')).toMatchObject(refused('label.manage'))
    expect((await label('agent')).status).toBe(201)
    expect((await label('admin')).status).toBe(201)
    await change(off('agent', 'label.manage'))
    expect(await label('agent')).toMatchObject(refused('label.manage'))
  })

  it('is decided by in the middle of a use case as well', async () => {
    const { conversation } = await aConversation(hub, ours)
    const assign = (by: Role) =>
      call('PATCH', `/conversations/${conversation.id}`, { assigneeId: idOf('supervisor') }, by)
    expect((await assign('agent')).status).toBe(403)
    await change(on('agent', 'conversation.reassign', 'canned.manage'))
    expect((await assign('agent')).status).toBe(200)
    const canned = { id: randomUUID(), shortcut: 'hi', title: 'Hi', texts: { en: 'Hi' }, own: false }
    expect((await call('POST', '/canned', canned, 'agent')).status).toBe(201)
  })

  it('reaches everybody who is connected, and who comes with the next snapshot', async () => {
    const stream = await agentStream(hub, ours.tokens.agent)
    await change(on('agent', 'label.manage'))
    const told = await stream.find(({ event, data }) => event === 'log' && str(data.type) === 'workspace.changed')
    const roles = { agent: { added: ['label.manage'], removed: [] } }
    expect(told.data).toMatchObject({ rows: { workspaces: [{ id: ours.id, roles }] } })
    stream.close()
    expect(await rolesNow()).toEqual(roles)
  })

  it('is what a new member, an accepted invitation and another role bring', async () => {
    await change(on('agent', 'label.manage'))
    await change(off('supervisor', 'label.manage'))
    await grant('supervisor', { role: 'agent' })
    expect((await label('supervisor')).status).toBe(201)
    const email = `${randomUUID()}@new.example`
    const invited = await call('POST', '/invitations', { email, role: 'agent', teamIds: [] })
    const form = new URLSearchParams({ name: 'Nora Berg', password: PASSWORD })
    const link = hub.url + new URL(str(invited.body.link)).pathname
    await fetch(link, { method: 'POST', redirect: 'manual', body: form, headers: { 'x-forwarded-for': '203.0.113.9' } })
    const { token } = await signIn(hub, email)
    const body = { id: randomUUID(), name: 'Refund', hue: 2 }
    expect((await hub.api('POST', `${API_BASE}/labels`, { token, body })).status).toBe(201)
  })

  it('leaves a member’s exceptions, except those that say what the role says now', async () => {
    await grant('agent', { granted: ['label.manage', 'audit.read'], denied: ['contact.edit'] })
    const { body } = await change(on('agent', 'label.manage'))
    expect(body.agents).toMatchObject([{ id: idOf('agent'), granted: ['audit.read'], denied: ['contact.edit'] }])
    expect((await snapshot()).me).toMatchObject({ granted: ['audit.read'], denied: ['contact.edit'] })
    await change(off('agent', 'label.manage'))
    expect(await label('agent')).toMatchObject(refused('label.manage'))
    await grant('agent', { denied: ['conversation.reply'] })
    await change(off('agent', 'conversation.reply'))
    expect((await snapshot()).me).toMatchObject({ denied: [] })
    // What the role says by now is no exception either when somebody sends it.
    const { body: sent } = await grant('agent', { denied: ['conversation.reply'] })
    expect(sent).toMatchObject({ denied: [] })
  })

  it('switched by two at the same moment has what both switched', async () => {
    await Promise.all([change(on('agent', 'label.manage')), change(on('agent', 'contact.merge'))])
    expect(await rolesNow()).toEqual({ agent: { added: ['contact.merge', 'label.manage'], removed: [] } })
  })

  it('may be put back to what it was delivered with, which leaves the other as it is', async () => {
    await change(on('agent', 'label.manage'))
    await change(off('agent', 'contact.edit'))
    await change(off('supervisor', 'contact.merge'))
    expect((await reset('agent')).status).toBe(200)
    expect(await rolesNow()).toEqual({ supervisor: { added: [], removed: ['contact.merge'] } })
    expect(await label('agent')).toMatchObject(refused('label.manage'))
  })

  it('cannot lose what every member’s browser shows by, and there is no changing admins', async () => {
    for (const permission of PERMISSIONS.filter(isBasic))
      expect(await change(off('agent', permission)), permission).toMatchObject({ status: 400 })
    expect((await change(on('admin', 'label.manage'))).status).toBe(400)
    expect((await reset('admin')).status).toBe(400)
    await change(off('agent', 'conversation.reply', 'conversation.manage', 'contact.edit'))
    expect((await snapshot()).me).toMatchObject({ id: idOf('agent') })
    const stream = await agentStream(hub, ours.tokens.agent)
    expect(stream.status).toBe(200)
    stream.close()
  })

  it('stands in the audit log with what was added and removed; what changes nothing does not', async () => {
    await change({ role: 'supervisor', added: ['audit.read'], removed: ['contact.merge'] })
    await change(on('supervisor', 'audit.read'))
    await reset('supervisor')
    await reset('supervisor')
    const entry = { action: 'role.changed', target: 'supervisor', actorId: idOf('admin') }
    expect(await lastAudit()).toMatchObject([
      { ...entry, details: { added: ['contact.merge'], removed: ['audit.read'] } },
      { ...entry, details: { added: ['audit.read'], removed: ['contact.merge'] } },
    ])
  })
})

describe('whoever manages the team and is no admin', () => {
  beforeEach(async () => void (await grant('supervisor', { granted: ['team.manage'] })))

  it('gives a role what they may themselves, and nothing else; their own is no way up', async () => {
    expect((await change(on('agent', 'label.manage'), 'supervisor')).status).toBe(200)
    for (const role of ['agent', 'supervisor'])
      for (const permission of ['workspace.manage', 'audit.read', 'contact.erase'] as const)
        expect(await change(on(role, permission), 'supervisor'), permission).toMatchObject(refused(permission))
    // One that is not theirs among others: none is saved.
    expect((await change(on('agent', 'contact.merge', 'audit.read'), 'supervisor')).status).toBe(403)
    expect(await rolesNow()).toEqual({ agent: { added: ['label.manage'], removed: [] } })
  })

  it('takes from a role only what they could give back', async () => {
    await change(on('agent', 'audit.read'))
    expect(await change(off('agent', 'audit.read'), 'supervisor')).toMatchObject(refused('audit.read'))
    expect(await reset('agent', 'supervisor')).toMatchObject(refused('audit.read'))
    expect((await change(off('agent', 'contact.edit'), 'supervisor')).status).toBe(200)
    await change(off('agent', 'audit.read'))
    expect((await reset('agent', 'supervisor')).status).toBe(200)
    // Denied what their role has, they do not get it by way of the role.
    await grant('supervisor', { granted: ['team.manage'], denied: ['label.manage'] })
    expect(await change(off('supervisor', 'label.manage'), 'supervisor')).toMatchObject(refused('label.manage'))
  })

  it('gives and stands for roles as they are here', async () => {
    const invite = (role: Role) =>
      call('POST', '/invitations', { email: `${randomUUID()}@new.example`, role, teamIds: [] }, 'supervisor')
    const invited = await invite('agent')
    expect(invited.status).toBe(201)
    expect((await call('POST', `/agents/${idOf('agent')}/password-link`, undefined, 'supervisor')).status).toBe(201)
    await change(on('agent', 'workspace.manage'))
    expect(await invite('agent')).toMatchObject(refused('workspace.manage'))
    const [listed] = list((await call('GET', '/invitations')).body.invitations!)
    expect(listed).toMatchObject({ inviterMay: false })
    const page = await fetch(hub.url + new URL(str(invited.body.link)).pathname)
    expect(page.status).toBe(404)
    expect((await call('POST', `/agents/${idOf('agent')}/password-link`, undefined, 'supervisor')).status).toBe(403)
    expect((await grant('supervisor', { granted: [] })).status).toBe(200)
    expect((await change(on('agent', 'label.manage'), 'supervisor')).status).toBe(403)
  })

  it('may be the whole role: then it is theirs from the next request on', async () => {
    await grant('supervisor', { granted: [] })
    expect((await change(on('agent', 'label.manage'), 'supervisor')).status).toBe(403)
    await change(on('supervisor', 'team.manage'))
    expect((await change(on('agent', 'label.manage'), 'supervisor')).status).toBe(200)
    await change(off('supervisor', 'team.manage'), 'supervisor')
    expect((await change(off('agent', 'label.manage'), 'supervisor')).status).toBe(403)
  })
})

it('an export prepared before its permission was taken from the role is not downloaded', async () => {
  const body = { filter: {}, columns: ['contact'], timeZone: 'UTC', language: 'en' }
  const prepared = await call('POST', '/console/conversations/export', body, 'supervisor')
  expect(prepared.status).toBe(201)
  await change(off('supervisor', 'conversation.export'))
  expect((await fetch(hub.url + str(prepared.body.path))).status).toBe(403)
})
