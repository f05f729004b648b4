/** Inviting somebody by a link, and their joining by it: once, in time, and with no more power than whoever invited has. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { INVITATION_OPEN_MS } from '@/domain/invitation'
import { API_BASE } from '@/protocol/hub-api'
import { agentStream, aSignedInWorkspace, list, PASSWORD, signIn, openDatabases, startTestHub, str } from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'

let server: TestDatabases
let hub: TestHub
let ours: TestWorkspace
let theirs: TestWorkspace
let ahead = 0

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { now: () => Date.now() + ahead, proxies: 1 })
  ours = await aSignedInWorkspace(hub)
  theirs = await aSignedInWorkspace(hub)
})
beforeEach(() => void (ahead = 0))
afterAll(async () => {
  await hub.close()
  await server.close()
})

type Role = 'admin' | 'supervisor' | 'agent'
const call = (method: string, path: string, body?: object, by: Role = 'admin', of = ours) =>
  hub.api(method, `${API_BASE}${path}`, { token: of.tokens[by], ...(body ? { body } : {}) })
const idOf = (role: Role) => ours.agents.find((member) => member.role === role)!.id
const anEmail = () => `${randomUUID()}@new.example`
/** As the console lists it. */
const shown = async (email: string) =>
  list((await call('GET', '/invitations')).body.invitations!).filter((each) => str(each.email) === email)

async function invite(over: object = {}, by: Role = 'admin', of = ours) {
  const email = anEmail()
  const { status, body } = await call('POST', '/invitations', { email, role: 'agent', teamIds: [], ...over }, by, of)
  return { status, body, email, id: str(body.invitation?.id), path: status === 201 ? pathOf(str(body.link)) : '' }
}
const pathOf = (link: string) => new URL(link).pathname

let senders = 0
const open = (path: string, init: RequestInit = {}) =>
  fetch(hub.url + path, {
    redirect: 'manual',
    ...init,
    headers: { 'x-forwarded-for': `203.0.113.${(senders += 1) % 250}`, ...(init.headers as Record<string, string>) },
  })
const accept = (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  open(path, { method: 'POST', body: new URLSearchParams({ name: 'Nora Berg', password: PASSWORD, ...form }), headers })

async function opensNothing(path: string) {
  for (const answer of [await open(path), await accept(path)]) {
    expect(answer.status, path).toBe(404)
    expect(await answer.text()).toContain('This invitation does not work')
  }
}

describe('an invitation', () => {
  it('makes who accepts it a member with the role and teams they were invited to, who signs in as everybody does', async () => {
    const team = { id: randomUUID(), name: 'Returns', memberIds: [idOf('agent')] }
    await call('POST', '/teams', team)
    const { email, body, path } = await invite({ role: 'supervisor', teamIds: [team.id] })
    expect(str(body.link)).toMatch(new RegExp(`^${hub.url}/join/[\\w-]{43}$`))
    const colleague = await agentStream(hub, ours.tokens.agent)

    const page = await open(path)
    const html = await page.text()
    expect(html).toContain(`Join ${ours.workspace.name}`)
    expect(html).toContain(`admin of ${ours.workspace.name.slice(5)} invites you as a supervisor.`)
    expect(html).toContain('Teams: Returns')
    expect(html).toContain(email)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await shown(email)).toHaveLength(1) // looking is not accepting

    const sent = await accept(path)
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path])
    const { token, agent } = await signIn(hub, email)
    expect(agent.name).toBe('Nora Berg')
    const snapshot = (await hub.api('GET', `${API_BASE}/snapshot`, { token })).body
    expect(snapshot.me).toMatchObject({ role: 'supervisor', granted: [], denied: [], active: true })
    expect(list(snapshot.teams!)[0]).toMatchObject({ memberIds: [idOf('agent'), agent.id] })
    const told = await colleague.find(({ event, data }) => event === 'log' && str(data.type) === 'agent.changed')
    expect(told.data).toMatchObject({ rows: { agents: [{ name: 'Nora Berg' }], teams: [{ id: team.id }] } })
    colleague.close()
    expect(await shown(email)).toEqual([])
  })

  it('is good once: afterwards its link says how to sign in, and changes nothing', async () => {
    const { email, path } = await invite()
    await accept(path)
    expect(await (await open(path)).text()).toContain(`value="${hub.url}" readonly`)
    expect((await accept(path, { name: 'Somebody else', password: 'another password' })).status).toBe(303)
    expect((await signIn(hub, email)).agent.name).toBe('Nora Berg')
    const team = list((await call('GET', '/snapshot')).body.agents!)
    expect(team.filter((each) => str(each.email) === email)).toHaveLength(1)
  })

  it('pressed twice at one moment makes one member and one account', async () => {
    const { email, path } = await invite()
    const answers = await Promise.all([accept(path), accept(path), accept(path)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const { rows } = await hub.deps.pool.query('SELECT 1 FROM users WHERE email = $1', [email])
    expect(rows).toHaveLength(1)
    await signIn(hub, email)
  })

  it('opens nothing when its link was forged, cut, lengthened, expired, withdrawn or replaced', async () => {
    const { id, email, path } = await invite()
    const flipped = path.slice(0, -2) + (path.at(-2) === 'A' ? 'B' : 'A') + path.at(-1)
    for (const address of ['/join/x', '/join/%00', path.slice(0, -1), `${path}A`, flipped]) await opensNothing(address)
    ahead = INVITATION_OPEN_MS
    await opensNothing(path)
    ahead = 0
    const renewed = await call('POST', `/invitations/${id}/link`)
    await opensNothing(path)
    const again = await invite({ email: email.toUpperCase(), role: 'supervisor' })
    await opensNothing(pathOf(str(renewed.body.link)))
    expect(await shown(email)).toMatchObject([{ id, email, role: 'supervisor' }])
    expect((await call('DELETE', `/invitations/${id}`)).status).toBe(204)
    await opensNothing(again.path)
    expect((await call('DELETE', `/invitations/${id}`)).status).toBe(404)
    expect((await hub.api('POST', `${API_BASE}/session`, { body: { email, password: PASSWORD } })).status).toBe(401)
  })

  it('holds no longer than its maker may give what it gives', async () => {
    await call('PATCH', `/agents/${idOf('supervisor')}`, { granted: ['team.manage'] })
    expect((await invite({ role: 'admin' }, 'supervisor')).status).toBe(403)
    const { email, path, id } = await invite({ role: 'supervisor' }, 'supervisor')
    expect((await open(path)).status).toBe(200)
    await call('PATCH', `/agents/${idOf('supervisor')}`, { active: false })
    await opensNothing(path)
    expect(await shown(email)).toMatchObject([{ id, inviterMay: false }])
    // Whoever renews it stands for it.
    const renewed = await call('POST', `/invitations/${id}/link`)
    expect((await accept(pathOf(str(renewed.body.link)))).status).toBe(303)
    await call('PATCH', `/agents/${idOf('supervisor')}`, { active: true, granted: [] })
  })

  it('is not made for who is a member, or for a team that is not there', async () => {
    const member = ours.agents[1]!.email.toUpperCase()
    expect((await invite({ email: member })).body).toMatchObject({ error: { code: 'email_taken' } })
    expect((await invite({ teamIds: [randomUUID()] })).body).toMatchObject({ error: { code: 'team_not_found' } })
  })

  it('brings back who had left, without what they were granted before', async () => {
    const { email } = ours.agents.find(({ role }) => role === 'agent')!
    await call('PATCH', `/agents/${idOf('agent')}`, { granted: ['label.manage'] })
    await call('PATCH', `/agents/${idOf('agent')}`, { active: false })
    const { path } = await invite({ email })
    expect((await accept(path)).status).toBe(303)
    expect((await call('GET', '/snapshot', undefined, 'agent')).body.me).toMatchObject({ granted: [], active: true })
  })

  it('leaves a team that is gone by then out', async () => {
    const team = { id: randomUUID(), name: 'Pop-up', memberIds: [] }
    await call('POST', '/teams', team)
    const { path } = await invite({ teamIds: [team.id] })
    await call('DELETE', `/teams/${team.id}`)
    expect((await accept(path)).status).toBe(303)
  })
})

describe('somebody who signs in to another workspace of the hub already', () => {
  it('joins with the password they have, and keeps it and their name', async () => {
    const { email, name } = theirs.agents[1]!
    const { path } = await invite({ email })
    const html = await (await open(path)).text()
    expect(html).toContain('You sign in to this hub already')
    expect(html).not.toContain('name="name"')
    const wrong = await accept(path, { password: 'not their password' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('not the password')])
    expect(await shown(email)).toHaveLength(1)
    expect((await accept(path, { name: 'Renamed' })).status).toBe(303)
    const session = await signIn(hub, email)
    expect(session.agent.name).toBe(name)
    expect(session.memberships.map(({ workspace }) => workspace.id).sort()).toEqual([ours.id, theirs.id].sort())
  })

  it('is guessed at no oftener than at the sign-in', async () => {
    const { email } = theirs.agents[2]!
    const { path } = await invite({ email })
    const from = { 'x-forwarded-for': '198.51.100.20' }
    const guesses = Array.from({ length: 10 }, () => accept(path, { password: 'a wrong guess' }, from))
    expect(new Set((await Promise.all(guesses)).map(({ status }) => status))).toEqual(new Set([422]))
    const held = await accept(path, {}, from)
    expect([held.status, await held.text()]).toEqual([422, expect.stringContaining('Too many wrong passwords')])
    const attempt = await hub.api('POST', `${API_BASE}/session`, { body: { email, password: PASSWORD } })
    expect(attempt.status).toBe(429)
  })
})

describe('the page', () => {
  it('says what is missing, keeps the name, never the password', async () => {
    const { path } = await invite()
    const short = await accept(path, { name: '"><script>alert(1)</script>', password: 'nine char' })
    const html = await short.text()
    expect(short.status).toBe(422)
    expect(html).toContain('Choose a password of at least 10 characters.')
    expect(html).toContain('&quot;&gt;&lt;script&gt;')
    expect(html).not.toMatch(/<script>|nine char/)
    const nameless = await accept(path, { name: '   ' })
    expect([nameless.status, await nameless.text()]).toEqual([422, expect.stringContaining('Enter your name.')])
  })

  it('speaks Chinese to a browser that asks for it', async () => {
    const { path } = await invite()
    const html = await (await open(path, { headers: { 'accept-language': 'fr-CH, zh-TW;q=0.9, en;q=0.8' } })).text()
    expect(html).toContain('<html lang="zh-CN"')
    expect(html).toContain('邀请您以客服身份加入。')
  })

  it('takes no form from another site', async () => {
    const { email, path } = await invite()
    expect((await accept(path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(404)
    expect(await shown(email)).toHaveLength(1)
  })

  it('holds up who tries many', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => open('/join/guess', { headers: { 'x-forwarded-for': '198.51.100.7' } })),
    )
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(10)
  })
})

it('stands in the audit log from the invitation to the joining, and the hub keeps no link', async () => {
  const { id, email, body, path } = await invite()
  const renewed = await call('POST', `/invitations/${id}/link`)
  await accept(pathOf(str(renewed.body.link)))
  const other = await invite()
  await call('DELETE', `/invitations/${other.id}`)
  const told = list((await call('GET', '/audit?subject=member&limit=5')).body.entries!)
  expect(told.map((entry) => [str(entry.action), str(entry.target)])).toEqual([
    ['member.invitation_withdrawn', other.email],
    ['member.invited', other.email],
    ['member.joined', 'Nora Berg'],
    ['member.invitation_renewed', email],
    ['member.invited', email],
  ])
  expect(told[2]).toMatchObject({ actorName: 'Nora Berg', details: { role: 'agent' } })
  const { rows } = await hub.deps.pool.query<{ row: string }>('SELECT i::text AS row FROM invitations i')
  for (const { row } of rows) expect(row).not.toContain(path.split('/').at(-1)!)
  expect(str(body.link)).toContain(path)
})

it('is nothing to another workspace', async () => {
  const { id } = await invite()
  expect(list((await call('GET', '/invitations', undefined, 'admin', theirs)).body.invitations!)).toEqual([])
  expect((await call('POST', `/invitations/${id}/link`, undefined, 'admin', theirs)).status).toBe(404)
  expect((await call('DELETE', `/invitations/${id}`, undefined, 'admin', theirs)).status).toBe(404)
})
