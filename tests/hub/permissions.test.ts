/** Every route × role × workspace, walked from the tables: a route without a line here or a permission fails. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  PERMISSIONS,
  permissionsOfRole,
  ROLE_PERMISSIONS,
  ROLES,
  rolesWith,
  SWITCHED_PERMISSIONS,
  type Permission,
} from '@/domain/permissions'
import { API_BASE, ENDPOINTS, type Endpoint, type EndpointName } from '@/protocol/hub-api'
import { createFakeWooCommerce } from '../counterparts/fake-woocommerce'
import { serve } from '../counterparts/serve'
import { aPerson } from '../counterparts/shop-data'
import { WIDGET_BASE, WIDGET_ENDPOINTS } from '@/protocol/widget-api'
import { aConversation, aSignedInWorkspace, aVisitor, openDatabases, startTestHub, str, text } from './harness'
import type { TestHub, TestDatabases, TestVisitor, TestWorkspace } from './harness'
import { aStore, bodiesFor, QUERIES } from './route-inputs'
import { openStream } from './sse'

let server: TestDatabases
let site: Awaited<ReturnType<typeof serve>>
let hub: TestHub
let ours: TestWorkspace
let theirs: TestWorkspace
let visitor: TestVisitor
/** Ids in our workspace, to name in paths. */
let ids: Record<string, string>
let bodies: ReturnType<typeof bodiesFor>

beforeAll(async () => {
  server = await openDatabases()
  const wool = createFakeWooCommerce()
  wool.people = [aPerson(1, 'Marta Ruiz')]
  site = await serve(wool)
  hub = await startTestHub(await server.freshDatabase(), { allowedAddresses: [site.host] })
  ours = await aSignedInWorkspace(hub)
  theirs = await aSignedInWorkspace(hub)
  const made = await aConversation(hub, ours)
  visitor = made.visitor
  const label = { id: randomUUID(), name: 'Urgent', hue: 10 }
  await hub.api('POST', `${API_BASE}/labels`, { token: ours.tokens.admin, body: label })
  const team = { id: randomUUID(), name: 'Returns', memberIds: [] }
  await hub.api('POST', `${API_BASE}/teams`, { token: ours.tokens.admin, body: team })
  const field = { id: randomUUID(), name: 'Club number', kind: 'number', choices: [], rank: 0 }
  await hub.api('POST', `${API_BASE}/contact-fields`, { token: ours.tokens.admin, body: field })
  const invitee = { email: 'newcomer@shop.example', role: 'agent', teamIds: [] }
  const invited = await hub.api('POST', `${API_BASE}/invitations`, { token: ours.tokens.admin, body: invitee })
  const store = aStore(site.url)
  await hub.api('POST', `${API_BASE}/stores`, { token: ours.tokens.admin, body: store })
  const agent = ours.agents.find((member) => member.role === 'agent')!
  ids = {
    conversationId: made.conversation.id,
    contactId: visitor.contactId,
    labelId: label.id,
    inboxId: ours.inboxId,
    contactFieldId: field.id,
    mergeId: await aMerge(visitor.contactId),
    agentId: agent.id,
    teamId: team.id,
    storeId: store.id,
    customerId: '1',
    invitationId: str(invited.body.invitation!.id),
    index: '0',
    role: 'agent',
    ticket: 'nobody.gave.this',
    attachmentId: await aSentFile(visitor),
  }
  for (const role of ROLES) {
    const token = ours.tokens[role]
    own[token] = {
      attachmentId: await anUpload(token),
      cannedId: await aCanned(token),
      messageId: await aMessage(token),
      noteId: await aContactNote(token, visitor.contactId),
      viewId: await aView(token),
    }
  }
  ids = { ...ids, ...own[ours.tokens.agent], attachmentId: ids.attachmentId! }
  const spare = (await aConversation(hub, ours)).visitor.contactId
  const { conversationId, contactFieldId } = ids as Record<'conversationId' | 'contactFieldId', string>
  bodies = bodiesFor({ conversationId, contactFieldId, spare, siteUrl: site.url })
})
afterAll(async () => {
  await hub.close()
  await site.close()
  await server.close()
})

async function aContactNote(token: string, contactId: string): Promise<string> {
  const id = randomUUID()
  await hub.api('POST', `${API_BASE}/contacts/${contactId}/notes`, { token, body: { id, text: 'x' } })
  return id
}
async function aMerge(contactId: string): Promise<string> {
  const { visitor: other } = await aConversation(hub, ours)
  const body = { id: randomUUID(), otherId: other.contactId, fromOther: [] }
  await hub.api('POST', `${API_BASE}/contacts/${contactId}/merge`, { token: ours.tokens.admin, body })
  return body.id
}

/** A file that some message carries. */
async function aSentFile(visitor: TestVisitor): Promise<string> {
  const id = randomUUID()
  await visitor.api('POST', '/attachments', { id, name: 'a.txt', mediaType: 'text/plain', sizeBytes: 1 })
  await visitor.api('PUT', `/attachments/${id}/parts/0`, new Uint8Array(1))
  await visitor.api('POST', '/messages', { id: randomUUID(), text: '', attachmentIds: [id] })
  return id
}
/** What each role has for itself, by its token: nobody adds to another's upload, or takes back another's message. */
const own: Record<string, Record<string, string>> = {}
const OF_ONES_OWN: EndpointName[] = [
  'putAttachmentPart',
  'changeCanned',
  'removeCanned',
  'takeBackMessage',
  'removeContactNote',
  'changeView',
  'removeView',
]
async function aCanned(token: string): Promise<string> {
  const body = { id: randomUUID(), shortcut: randomUUID(), title: 'Hello', texts: { en: 'Hello' }, own: true }
  await hub.api('POST', `${API_BASE}/canned`, { token, body })
  return body.id
}
async function aMessage(token: string): Promise<string> {
  const body = { id: randomUUID(), content: text('Mine') }
  await hub.api('POST', `${API_BASE}/conversations/${ids.conversationId}/messages`, { token, body })
  return body.id
}
async function aView(token: string): Promise<string> {
  const body = { id: randomUUID(), name: 'Mine', query: {}, shared: false }
  await hub.api('POST', `${API_BASE}/views`, { token, body })
  return body.id
}
async function anUpload(token: string): Promise<string> {
  const id = randomUUID()
  const body = { id, conversationId: ids.conversationId, name: 'a.txt', mediaType: 'text/plain', sizeBytes: 1 }
  await hub.api('POST', `${API_BASE}/attachments`, { token, body })
  return id
}

const names = Object.keys(ENDPOINTS) as EndpointName[]
const endpointOf = (name: EndpointName): Endpoint => ENDPOINTS[name]
const guarded = names.filter((name) => (PERMISSIONS as readonly string[]).includes(endpointOf(name).access))

async function call(name: EndpointName, token: string | undefined, workspaceId?: string): Promise<number> {
  const { method, path, response } = endpointOf(name)
  const pathIds = { ...ids, ...(OF_ONES_OWN.includes(name) && token !== undefined ? own[token] : {}) }
  const address = `${API_BASE}${path.replaceAll(/\{(\w+)\}/g, (_, id: string) => pathIds[id]!)}${QUERIES[name] ?? ''}`
  if (response === 'stream' && token !== undefined && workspaceId === undefined) {
    const stream = await openStream(`${hub.url}${address}`, { token })
    stream.close()
    return stream.status
  }
  const body = bodies[name]?.()
  const answer = await hub.api(method.toUpperCase(), address, { token, workspaceId, ...(body ? { body } : {}) })
  return answer.status
}

it('knows what every route asks for', () => {
  for (const name of names) {
    const { access, params, body } = endpointOf(name)
    expect(['public', 'signed_in', ...PERMISSIONS], name).toContain(access)
    if (body) expect(bodies, `give ${name} a body in route-inputs.ts`).toHaveProperty(name)
    for (const id of Object.keys(params?.shape ?? {})) expect(ids, `give ${name} an id in this test`).toHaveProperty(id)
  }
  const open = names.filter((name) => endpointOf(name).access === 'public')
  expect(open).toEqual(['describeHub', 'signIn', 'downloadExport'])
})

const ENDS = [
  'removeLabel',
  'removeContactField',
  'changeMember',
  'removeTeam',
  'removeView',
  'eraseContact',
  'withdrawInvitation',
  'resetRole',
  'disconnectStore',
]
const walked = guarded.filter((name) => !ENDS.includes(name))
async function follows(permissions: readonly Permission[], name: EndpointName, token: string) {
  const status = await call(name, token)
  if (permissions.includes(endpointOf(name).access as Permission))
    expect([200, 201, 202, 204, 409]).toContain(status) // 409: translation is not set up here
  else expect(status).toBe(403)
}

describe.each(ROLES)('as %s', (role) => {
  it.each(walked)('%s follows the permission table', (name) => follows(ROLE_PERMISSIONS[role], name, ours.tokens[role]))

  it.each(guarded)('%s is closed to another workspace, named or not', async (name) => {
    const foreign = theirs.tokens[role]
    // Named: to a member of another one it looks like a workspace that does not exist.
    expect(await call(name, foreign, ours.id)).toBe(404)
    // Not named: their own workspace, in which our ids are nothing.
    const { params, access } = endpointOf(name)
    if (!params || 'role' in params.shape) return // a role is called the same everywhere
    const allowed = ROLE_PERMISSIONS[role].includes(access as Permission)
    expect(await call(name, foreign)).toBe(allowed ? 404 : 403)
  })
})

describe('as an agent, where the workspace turned the role upside down', () => {
  // Not the team: nobody makes themselves a password link, whatever they may.
  const has = SWITCHED_PERMISSIONS.filter((each) => each !== 'team.manage' && !ROLE_PERMISSIONS.agent.includes(each))
  const permissions = permissionsOfRole('agent', rolesWith({}, 'agent', has))
  const path = `${API_BASE}/roles/agent`
  beforeAll(async () => {
    const removed = SWITCHED_PERMISSIONS.filter((each) => !has.includes(each))
    const answer = await hub.api('PATCH', path, { token: ours.tokens.admin, body: { added: has, removed } })
    expect(answer.status).toBe(200)
  })
  afterAll(() => hub.api('DELETE', `${path}/changes`, { token: ours.tokens.admin }))

  it.each(walked)('%s follows what the role is now', (name) => follows(permissions, name, ours.tokens.agent))
})

it.each(names.filter((name) => endpointOf(name).access !== 'public'))('%s asks for a session', async (name) => {
  expect(await call(name, undefined)).toBe(401)
  expect(await call(name, 'not-a-token')).toBe(401)
  expect(await call(name, visitor.token)).toBe(401)
})

describe('a visitor’s token', () => {
  const widgetRoutes = Object.entries(WIDGET_ENDPOINTS)

  it('is asked for by every route of the widget but the one that gives it', () => {
    expect(widgetRoutes.filter(([, endpoint]) => endpoint.access !== 'visitor').map(([name]) => name)).toEqual([
      'openSession',
    ])
  })

  it.each(widgetRoutes.filter(([, endpoint]) => endpoint.access === 'visitor'))(
    '%s refuses none, a forged one, an agent’s',
    async (_name, { method, path }) => {
      const forged = `${visitor.token.slice(0, -4)}AAAA`
      const [payload, signature] = visitor.token.split('.')
      const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object
      const swapped = `${Buffer.from(JSON.stringify({ ...claims, contactId: randomUUID() })).toString('base64url')}.${signature}`
      for (const token of [undefined, forged, swapped, 'a.b', ours.tokens.admin]) {
        const answer = await hub.api(method.toUpperCase(), `${WIDGET_BASE}${path}`, { token })
        expect(answer).toMatchObject({ status: 401, body: { error: { code: 'visitor_token_invalid' } } })
      }
    },
  )

  it('opens one’s own conversation and nothing of another visitor', async () => {
    const other = await aVisitor(hub, ours.inboxId)
    expect((await other.api('GET', '/messages')).body.messages).toEqual([])
    await other.api('POST', '/receipts', { delivered: 1e6, read: 1e6 })
    const stranger = await aVisitor(hub, theirs.inboxId)
    expect((await stranger.api('GET', '/messages')).body.messages).toEqual([])
  })

  it('is good for one inbox: in another the visitor is new', async () => {
    const elsewhere = await aVisitor(hub, theirs.inboxId, visitor.token)
    expect(elsewhere.contactId).not.toBe(visitor.contactId)
    const again = await aVisitor(hub, ours.inboxId, visitor.token)
    expect(again).toMatchObject({ contactId: visitor.contactId, conversationId: ids.conversationId })
  })
})

it('lets an agent take and leave a conversation, and only a supervisor hand it to somebody else', async () => {
  const { conversation } = await aConversation(hub, ours)
  const agent = ours.agents.find((member) => member.role === 'agent')!
  const supervisor = ours.agents.find((member) => member.role === 'supervisor')!
  const assign = async (assigneeId: string | null, token: string) => {
    const path = `${API_BASE}/conversations/${conversation.id}`
    return (await hub.api('PATCH', path, { token, body: { assigneeId } })).status
  }
  expect(await assign(agent.id, ours.tokens.agent)).toBe(200)
  expect(await assign(supervisor.id, ours.tokens.agent)).toBe(403)
  expect(await assign(supervisor.id, ours.tokens.supervisor)).toBe(200)
  expect(await assign(agent.id, ours.tokens.agent)).toBe(403)
  expect(await assign(null, ours.tokens.agent)).toBe(403)
  expect(await assign(theirs.agents[0]!.id, ours.tokens.supervisor)).toBe(404)
})
