/** The console's questions: conversations by everything known of them, saved views, reviews, exports, the audit log. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { aConversation, aSignedInWorkspace, aVisitor, list, openDatabases, startTestHub, str } from './harness'
import type { Answer, Loose, TestHub, TestDatabases, TestWorkspace } from './harness'

type Role = 'admin' | 'supervisor' | 'agent'

let server: TestDatabases
let hub: TestHub
let ours: TestWorkspace
let theirs: TestWorkspace
let clock = Date.UTC(2026, 10, 26, 9)

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { now: () => (clock += 1_000) })
  ours = await aSignedInWorkspace(hub)
  theirs = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

const call = (method: string, path: string, body?: unknown, role: Role = 'supervisor', workspace = ours) =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body === undefined ? {} : { body }) })
const search = async (query: Record<string, string>, role: Role = 'supervisor', workspace = ours) =>
  (await call('GET', `/console/conversations?${new URLSearchParams(query)}`, undefined, role, workspace)).body
const found = (page: Loose) => list(page.conversations!).map((conversation) => str(conversation.id))
const memberId = (role: Role) => ours.agents.find((member) => member.role === role)!.id
const change = (id: string, body: object) => call('PATCH', `/conversations/${id}`, body)
const aLabel = async (name: string) => {
  const id = randomUUID()
  await call('POST', '/labels', { id, name, hue: 20 }, 'admin')
  return id
}

describe('searching conversations', () => {
  let chinese: string
  let spanish: string
  let label: string

  beforeAll(async () => {
    chinese = (await aConversation(hub, ours, '帐篷的防水指数是多少？')).conversation.id
    const made = await aConversation(hub, ours, '¿Cuándo llega mi devolución?')
    spanish = made.conversation.id
    await call('PATCH', `/contacts/${made.conversation.contactId}`, { name: 'Lucía Fernández' }, 'agent')
    label = await aLabel('Refund')
    await change(spanish, { labelIds: [label], assigneeId: memberId('agent') })
    await change(chinese, { status: 'resolved' })
    await aConversation(hub, theirs, '帐篷')
  })

  it('finds what was said, in part, in any script, whatever the accents', async () => {
    expect(found(await search({ text: '防水' }))).toEqual([chinese])
    expect(found(await search({ text: 'DEVOLUCION' }))).toEqual([spanish])
    expect(found(await search({ text: 'no such words' }))).toEqual([])
  })
  it('finds the contact’s name, and one character of it', async () => {
    expect(found(await search({ text: 'fernandez' }))).toEqual([spanish])
  })
  it('narrows by label, agent, channel, state and time, all of them together', async () => {
    expect(found(await search({ label }))).toEqual([spanish])
    expect(found(await search({ agent: memberId('agent') }))).toEqual([spanish])
    expect(found(await search({ agent: 'none' }))).toEqual([chinese])
    expect(found(await search({ state: 'resolved' }))).toEqual([chinese])
    expect(found(await search({ state: 'resolved,assigned' })).sort()).toEqual([chinese, spanish].sort())
    expect(found(await search({ channel: 'email' }))).toEqual([])
    expect(found(await search({ channel: 'webchat', label, state: 'assigned', inbox: ours.inboxId }))).toEqual([
      spanish,
    ])
    expect(found(await search({ toAt: '1000' }))).toEqual([])
    expect(found(await search({ fromAt: String(Date.UTC(2026, 10, 26)) }))).toHaveLength(2)
  })
  it('narrows by what the contact thought of it, or that nobody asked', async () => {
    const rating = { stars: 2, comment: 'Slow', ratedAt: 1_000 }
    await hub.deps.pool.query('UPDATE conversations SET rating = $2 WHERE id = $1', [spanish, JSON.stringify(rating)])
    expect(found(await search({ rating: '1,2' }))).toEqual([spanish])
    expect(found(await search({ rating: 'none' }))).toEqual([chinese])
    expect(found(await search({ rating: '5,none' }))).toEqual([chinese])
    expect(list((await search({ rating: '2' })).conversations!)[0]!.rating).toMatchObject(rating)
  })
  it('refuses what is no filter', async () => {
    expect((await call('GET', '/console/conversations?state=asleep')).status).toBe(400)
    expect((await call('GET', '/console/conversations?label=not-an-id')).status).toBe(400)
  })
  it('says how long the contact waited for a first answer', async () => {
    const body = { id: randomUUID(), content: { kind: 'text', text: 'Mañana' } }
    await call('POST', `/conversations/${spanish}/messages`, body, 'agent')
    const [fact] = list((await search({ label })).facts!)
    expect(Number(fact!.firstReplyMs)).toBeGreaterThan(0)
    expect(list((await search({ state: 'resolved' })).facts!)[0]!.firstReplyMs).toBeNull()
  })
  it('sees nothing of another workspace', async () => {
    expect(found(await search({ text: '防水' }, 'supervisor', theirs))).toEqual([])
    expect(found(await search({ label }, 'supervisor', theirs))).toEqual([])
  })
  it('pages without leaving one out or showing one twice, and counts them with the first page', async () => {
    const crowd = await aSignedInWorkspace(hub)
    for (let n = 0; n < 7; n++) await (await aVisitor(hub, crowd.inboxId)).say(`Message ${n}`)
    const seen: string[] = []
    let query: Record<string, string> = { limit: '3' }
    const totals: unknown[] = []
    for (;;) {
      const page = await search(query, 'supervisor', crowd)
      totals.push(page.total)
      seen.push(...found(page))
      if (!page.more) break
      const last = list(page.conversations!).at(-1)!
      query = { limit: '3', beforeAt: `${Number(last.lastActivityAt)}`, beforeId: str(last.id) }
    }
    expect(new Set(seen).size).toBe(7)
    expect(totals).toEqual([7, null, null])
  })
})

describe('a saved view', () => {
  it('is one’s own until it is shared, which a supervisor may', async () => {
    const view = { id: randomUUID(), name: 'Refunds', query: { text: '退款' }, shared: false }
    expect((await call('POST', '/views', view, 'agent')).status).toBe(201)
    const names = async (role: Role) =>
      list((await call('GET', '/views', undefined, role)).body.views!).map((one) => str(one.name))
    expect(await names('agent')).toContain('Refunds')
    expect(await names('supervisor')).not.toContain('Refunds')
    expect((await call('PATCH', `/views/${view.id}`, { shared: true }, 'agent')).status).toBe(403)
    expect((await call('DELETE', `/views/${view.id}`, undefined, 'supervisor')).status).toBe(404)

    const shared = { id: randomUUID(), name: 'For everybody', query: {}, shared: true }
    expect((await call('POST', '/views', { ...shared, id: randomUUID() }, 'agent')).status).toBe(403)
    await call('POST', '/views', shared)
    expect(await names('agent')).toContain('For everybody')
    expect((await call('DELETE', `/views/${shared.id}`, undefined, 'agent')).status).toBe(403)
    expect((await call('DELETE', `/views/${shared.id}`)).status).toBe(204)
    expect(await names('agent')).not.toContain('For everybody')
  })
})

describe('a review', () => {
  const judged = (answer: number | string, kind = 'scale', weight = 1) => ({
    id: randomUUID(),
    name: 'Tone',
    kind,
    weight,
    answer,
  })
  const review = (conversationId: string, body: object, role: Role = 'supervisor') =>
    call('POST', `/conversations/${conversationId}/reviews`, body, role)
  const reviews = async (conversationId: string, role: Role) =>
    list((await call('GET', `/conversations/${conversationId}/reviews`, undefined, role)).body.reviews!)

  it('is scored by weight, keeps the earlier ones, and is seen by the agent whose work it is', async () => {
    const { conversation } = await aConversation(hub, ours, 'Where is my parcel?')
    await change(conversation.id, { assigneeId: memberId('agent') })
    const first = await review(conversation.id, {
      id: randomUUID(),
      judged: [judged(5, 'scale', 3), judged(1), judged('not_applicable', 'yes_no', 5)],
      comment: 'Acknowledge before you check.',
    })
    expect(first).toMatchObject({ status: 201, body: { score: 75, agentId: memberId('agent') } })
    await review(conversation.id, { id: randomUUID(), judged: [judged('yes', 'yes_no')] })
    const seen = await reviews(conversation.id, 'agent')
    expect(seen.map((one) => Number(one.score))).toEqual([100, 75])
    expect(seen[1]).toMatchObject({ comment: 'Acknowledge before you check.', reviewerId: memberId('supervisor') })
    expect(found(await search({ reviewed: 'yes' }))).toEqual([conversation.id])
    expect(list((await search({ reviewed: 'yes' })).facts!)[0]!.review).toMatchObject({ score: 100 })
  })
  it('of a colleague’s work is not for other agents', async () => {
    const { conversation } = await aConversation(hub, ours, 'Hello')
    await change(conversation.id, { assigneeId: memberId('admin') })
    await review(conversation.id, { id: randomUUID(), judged: [judged(2)] })
    expect(await reviews(conversation.id, 'agent')).toEqual([])
    expect(await reviews(conversation.id, 'supervisor')).toHaveLength(1)
    expect(found(await search({ reviewed: 'yes' }, 'agent'))).not.toContain(conversation.id)
    const seen = await search({}, 'agent')
    expect(list(seen.facts!).find((fact) => str(fact.id) === conversation.id)!.review).toBeNull()
  })
  it('needs the right to, and an answer that fits', async () => {
    const { conversation } = await aConversation(hub, ours, 'Hello')
    expect((await review(conversation.id, { id: randomUUID(), judged: [judged(2)] }, 'agent')).status).toBe(403)
    expect((await review(conversation.id, { id: randomUUID(), judged: [judged('yes')] })).status).toBe(400)
    expect((await review(conversation.id, { id: randomUUID(), judged: [judged(6)] })).status).toBe(400)
    expect((await review(randomUUID(), { id: randomUUID(), judged: [judged(2)] })).status).toBe(404)
  })
  it('is by the workspace’s criteria, which start sensibly', async () => {
    const criteria = list((await call('GET', '/settings/criteria')).body.criteria!)
    expect(criteria.length).toBeGreaterThan(2)
    const next = [{ id: randomUUID(), name: '语气', kind: 'scale', weight: 2 }]
    expect((await call('PUT', '/settings/criteria', { criteria: next })).status).toBe(200)
    expect((await call('GET', '/settings/criteria', undefined, 'agent')).body.criteria).toEqual(next)
    expect((await call('PUT', '/settings/criteria', { criteria: [] })).status).toBe(400)
  })
})

describe('an export', () => {
  const prepare = (filter: object, role: Role = 'supervisor', language = 'zh-CN') =>
    call(
      'POST',
      '/console/conversations/export',
      {
        filter,
        columns: ['contact', 'preview', 'state', 'lastActivityAt'],
        timeZone: 'Asia/Shanghai',
        language,
      },
      role,
    )
  const download = async ({ body }: Answer) => {
    const response = await fetch(`${hub.url}${str(body.path)}`)
    return { response, text: Buffer.from(await response.arrayBuffer()).toString('utf8') }
  }

  it('is CSV that a spreadsheet opens with Chinese intact, and no formula in it', async () => {
    const { conversation } = await aConversation(hub, ours, '=1+1, "帐篷"')
    await call('PATCH', `/contacts/${conversation.contactId}`, { name: '王思远' }, 'agent')
    const ticket = await prepare({ text: '王思远' })
    expect(ticket).toMatchObject({ status: 201, body: { rows: 1 } })
    const { response, text } = await download(ticket)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toMatch(/attachment; filename="conversations-2026-11-26.csv"/)
    const [head, row, rest] = text.split('\r\n')
    expect(head).toBe('\uFEFF联系人,最后一条消息,状态,最近活动')
    expect(row).toMatch(/^王思远,"'=1\+1, ""帐篷""",未分配,2026-11-26T\d\d:\d\d:\d\d\+08:00$/)
    expect(rest).toBe('')
  })
  it('has a link that opens once, and soon', async () => {
    const ticket = await prepare({})
    expect((await download(ticket)).response.status).toBe(200)
    expect((await download(ticket)).response.status).toBe(410)
    const late = await prepare({})
    clock += 121_000
    expect((await download(late)).response.status).toBe(410)
  })
  it('needs the right to, when it is prepared and when the link is opened', async () => {
    expect((await prepare({}, 'agent')).status).toBe(403)
    const ticket = await prepare({})
    await call('PATCH', `/agents/${memberId('supervisor')}`, { role: 'agent' }, 'admin')
    expect((await download(ticket)).response.status).toBe(403)
    await call('PATCH', `/agents/${memberId('supervisor')}`, { role: 'supervisor' }, 'admin')
  })
})

describe('the audit log', () => {
  const entries = async (query = '') => list((await call('GET', `/audit${query}`, undefined, 'admin')).body.entries!)

  it('tells who changed what, from where, with its name before and after', async () => {
    const id = await aLabel('Urgent')
    await call('PATCH', `/labels/${id}`, { name: 'Very urgent' })
    await call('DELETE', `/labels/${id}`, undefined, 'admin')
    const [removed, changed, added] = await entries('?subject=label')
    expect(added).toMatchObject({ action: 'label.added', target: 'Urgent', actorId: memberId('admin') })
    expect(changed).toMatchObject({
      action: 'label.changed',
      actorId: memberId('supervisor'),
      details: { from: 'Urgent', to: 'Very urgent' },
    })
    expect(str(changed!.actorName)).toContain('supervisor')
    expect(str(changed!.from)).toContain('127.0.0.1')
    expect(removed).toMatchObject({ action: 'label.removed', target: 'Very urgent' })
  })
  it('tells of the team’s canned responses, not of what somebody keeps for themselves', async () => {
    const written = { title: 'Hello there', texts: { en: 'Hi' } }
    const team = { id: randomUUID(), shortcut: 'team-hello', own: false, ...written }
    await call('POST', '/canned', team, 'admin')
    await call('POST', '/canned', { ...team, id: randomUUID(), shortcut: 'my-hello', own: true }, 'admin')
    await call('DELETE', `/canned/${team.id}`, undefined, 'admin')
    const told = await entries('?subject=canned')
    expect(told.map((entry) => str(entry.action))).toEqual(['canned.removed', 'canned.changed'])
  })
  it('tells of the fields a workspace adds for its contacts', async () => {
    const field = { id: randomUUID(), name: 'Shoe size', kind: 'number', choices: [], rank: 0 }
    await call('POST', '/contact-fields', field, 'admin')
    expect((await entries('?subject=setting'))[0]).toMatchObject({ action: 'setting.changed', target: 'Shoe size' })
  })
  it('does not tell what was refused or changed nothing', async () => {
    const before = (await entries()).length
    await call('PATCH', `/labels/${randomUUID()}`, { name: 'Nothing' })
    await call('PATCH', `/agents/${memberId('agent')}`, { role: 'agent' }, 'admin')
    expect(await entries()).toHaveLength(before)
  })
  it('tells of signing in, roles, exports, criteria and settings, and keeps the server’s key to itself', async () => {
    await call('PUT', '/settings/translation', { url: 'https://translate.example', key: 'very secret' }, 'admin')
    const all = await entries('?limit=200')
    const actions = new Set(all.map((entry) => str(entry.action)))
    for (const action of ['session.signed_in', 'member.role_changed', 'conversations.exported', 'setting.changed'])
      expect(actions).toContain(action)
    expect(JSON.stringify(all)).not.toContain('very secret')
  })
  it('is read by page, and only by who may', async () => {
    const all = (await entries('?limit=200')).map((entry) => str(entry.id))
    const first = (await entries('?limit=2')).map((entry) => str(entry.id))
    const second = (await entries(`?limit=2&before=${first[1]}`)).map((entry) => str(entry.id))
    expect([...first, ...second]).toEqual(all.slice(0, 4))
    expect((await call('GET', '/audit')).status).toBe(403)
    const foreign = await call('GET', '/audit', undefined, 'admin', theirs)
    expect(list(foreign.body.entries!).map((entry) => str(entry.id))).not.toContain(all[0])
  })
})

it('says how often each label is used', async () => {
  const id = await aLabel('Counted')
  const { conversation } = await aConversation(hub, ours, 'Hello')
  await change(conversation.id, { labelIds: [id] })
  await call('PATCH', `/contacts/${conversation.contactId}`, { labelIds: [id] }, 'agent')
  const uses = list((await call('GET', '/labels/uses', undefined, 'agent')).body.uses!)
  expect(uses.find((use) => str(use.id) === id)).toMatchObject({ conversations: 1, contacts: 1 })
})
