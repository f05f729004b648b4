/** A colleague who forgot their password gets a link from whoever manages the team, and is in again: once, in time. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PASSWORD_LINK_OPEN_MS } from '@/domain/invitation'
import { API_BASE } from '@/protocol/hub-api'
import { agentStream, aSignedInWorkspace, list, openDatabases, PASSWORD, signIn, startTestHub, str } from './harness'
import type { TestDatabases, TestHub, TestWorkspace } from './harness'

const NEW = 'a password of their own'
let server: TestDatabases
let hub: TestHub
let ours: TestWorkspace
let ahead = 0

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { now: () => Date.now() + ahead, proxies: 1 })
  await afresh()
})
beforeEach(() => void (ahead = 0))
/** For what changes who may what. */
const afresh = async () => void (ours = await aSignedInWorkspace(hub))
afterAll(async () => {
  await hub.close()
  await server.close()
})

type Role = 'admin' | 'supervisor' | 'agent'
const call = (method: string, path: string, body?: object, by: Role = 'admin') =>
  hub.api(method, `${API_BASE}${path}`, { token: ours.tokens[by], ...(body ? { body } : {}) })
const member = (role: Role) => ours.agents.find((each) => each.role === role)!
const ask = (of: Role, by: Role = 'admin') => call('POST', `/agents/${member(of).id}/password-link`, undefined, by)
async function linkFor(of: Role, by: Role = 'admin'): Promise<string> {
  const { status, body } = await ask(of, by)
  expect(status).toBe(201)
  return new URL(str(body.link)).pathname
}
let senders = 0
const open = (path: string, init: RequestInit = {}) =>
  fetch(hub.url + path, {
    ...init,
    headers: { 'x-forwarded-for': `203.0.113.${(senders += 1) % 250}`, ...(init.headers as Record<string, string>) },
  })
const choose = (path: string, password = NEW, headers: Record<string, string> = {}) =>
  open(path, { method: 'POST', body: new URLSearchParams({ password }), headers })
const signingIn = (role: Role, password: string) =>
  hub.api('POST', `${API_BASE}/session`, { body: { email: member(role).email, password } })
async function opensNothing(path: string) {
  for (const answer of [await open(path), await choose(path)]) {
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('This link does not work')
  }
  expect((await signingIn('agent', NEW)).status).toBe(401)
}

describe('a link to a new password', () => {
  it('changes nothing when it cannot be written down who did', async () => {
    const path = await linkFor('agent')
    const { pool } = hub.deps
    await pool.query('ALTER TABLE audit_log ADD CONSTRAINT nothing_more CHECK (false) NOT VALID')
    try {
      expect((await choose(path)).status).toBe(500)
    } finally {
      await pool.query('ALTER TABLE audit_log DROP CONSTRAINT nothing_more')
    }
    expect((await signingIn('agent', PASSWORD)).status).toBe(200)
    expect((await call('GET', '/session', undefined, 'agent')).status).toBe(200)
  })

  it('lets its holder choose one, once, and ends every session there was', async () => {
    const path = await linkFor('agent')
    const stream = await agentStream(hub, ours.tokens.agent)
    const page = await open(path)
    const html = await page.text()
    expect(html).toContain(member('agent').email)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(page.headers.get('cache-control')).toBe('no-store')

    const short = await choose(path, 'short')
    expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('at least 10 characters')])
    expect(await (await choose(path)).text()).toContain('Your new password is saved')
    expect((await signingIn('agent', PASSWORD)).status).toBe(401)
    expect((await signIn(hub, member('agent').email, NEW)).agent.id).toBe(member('agent').id)
    expect((await call('GET', '/session', undefined, 'agent')).status).toBe(401)
    await stream.ended
    expect((await choose(path, 'another password')).status).toBe(404)
    expect((await signingIn('agent', NEW)).status).toBe(200)

    const { entries } = (await call('GET', '/audit?limit=10')).body
    expect(list(entries!).map(({ action, target }) => [action, target])).toEqual(
      expect.arrayContaining([
        ['member.password_link_made', member('agent').name],
        ['member.password_chosen', member('agent').name],
      ]),
    )
    expect(JSON.stringify(entries)).not.toContain(path)
    await afresh()
  })

  it('in Chinese for a browser that asks for it', async () => {
    const answer = await open(await linkFor('agent'), { headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' } })
    expect(await answer.text()).toContain('设置新密码')
  })

  it.each([
    ['was not copied whole', async () => (await linkFor('agent')).slice(0, -1)],
    [
      'names somebody else than was signed',
      async () => {
        const [claims, signature] = (await linkFor('agent')).replace('/password/', '').split('.')
        const told = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as object
        const forged = Buffer.from(JSON.stringify({ ...told, agentId: member('admin').id })).toString('base64url')
        return `/password/${forged}.${signature}`
      },
    ],
    [
      'has expired',
      async () => {
        const path = await linkFor('agent')
        ahead = PASSWORD_LINK_OPEN_MS
        return path
      },
    ],
    [
      'is for somebody who has left',
      async () => {
        await afresh()
        const path = await linkFor('agent')
        await call('PATCH', `/agents/${member('agent').id}`, { active: false })
        return path
      },
    ],
    [
      'was made by somebody who may not manage the team any more',
      async () => {
        await afresh()
        const { id } = member('supervisor')
        await call('PATCH', `/agents/${id}`, { granted: ['team.manage'] })
        const path = await linkFor('agent', 'supervisor')
        await call('PATCH', `/agents/${id}`, { granted: [] })
        return path
      },
    ],
  ])('opens nothing when it %s', async (_, path) => opensNothing(await path()))

  it('is not sent from another site', async () => {
    const path = await linkFor('agent')
    expect((await choose(path, NEW, { 'sec-fetch-site': 'cross-site' })).status).toBe(404)
    expect((await signingIn('agent', NEW)).status).toBe(401)
  })
})

describe('nobody gets one', () => {
  it('without the permission, for themselves, or for who may more than they', async () => {
    await afresh()
    expect((await ask('agent', 'supervisor')).status).toBe(403)
    await call('PATCH', `/agents/${member('supervisor').id}`, { granted: ['team.manage'] })
    expect((await ask('agent', 'supervisor')).status).toBe(201)
    expect((await ask('admin', 'supervisor')).status).toBe(403)
    expect((await ask('admin', 'admin')).status).toBe(403)
    await call('PATCH', `/agents/${member('agent').id}`, { granted: ['workspace.manage'] })
    expect((await ask('agent', 'supervisor')).status).toBe(403)
  })

  it('for who is in another workspace as well, before or after the link was made', async () => {
    await afresh()
    const path = await linkFor('agent')
    const theirs = await aSignedInWorkspace(hub)
    const added = await hub.api('POST', `${API_BASE}/agents`, {
      token: theirs.tokens.admin,
      body: { name: 'Same person', email: member('agent').email, password: PASSWORD, role: 'agent' },
    })
    expect(added.status).toBe(201)
    const { status, body } = await ask('agent')
    expect([status, body.error]).toMatchObject([409, { code: 'account_shared' }])
    await opensNothing(path)
  })

  it('for somebody of another workspace', async () => {
    const theirs = await aSignedInWorkspace(hub)
    const other = theirs.agents.find(({ role }) => role === 'agent')!
    expect((await call('POST', `/agents/${other.id}/password-link`)).status).toBe(404)
  })
})
