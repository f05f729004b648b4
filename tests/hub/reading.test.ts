/** Lists: keyset pages that neither skip nor repeat, and a number of queries that does not grow with what they hold. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { API_BASE } from '@/protocol/hub-api'
import { aConversation, aSignedInWorkspace, list, str, openDatabases, startTestHub, text } from './harness'
import type { Loose, TestHub, TestDatabases, TestWorkspace } from './harness'

let server: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
const made: string[] = []

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase())
  workspace = await aSignedInWorkspace(hub)
  for (let i = 0; i < 45; i += 1) made.push((await aConversation(hub, workspace, `Question ${i}`)).conversation.id)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

const get = async (path: string) => (await hub.api('GET', `${API_BASE}${path}`, { token: workspace.tokens.agent })).body

/** How many statements a request makes the database run. */
async function queriesOf(request: () => Promise<unknown>): Promise<number> {
  let queries = 0
  const clients = new Set<pg.PoolClient>()
  const pool = hub.deps.pool
  const count = (client: pg.PoolClient) => {
    if (clients.has(client)) return
    clients.add(client)
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((...given: unknown[]) => {
      queries += 1
      return query(...given)
    }) as typeof client.query
  }
  pool.on('acquire', count)
  try {
    await request()
    return queries
  } finally {
    pool.off('acquire', count)
    for (const client of clients) Reflect.deleteProperty(client, 'query')
  }
}

describe('pain 5: slow lists', () => {
  it('pages through all conversations, newest first, each once', async () => {
    const seen: string[] = []
    let query = '?limit=7'
    for (;;) {
      const page = await get(`/conversations${query}`)
      const conversations = list(page.conversations!)
      seen.push(...conversations.map((conversation) => str(conversation.id)))
      if (!page.more) break
      const last = conversations.at(-1)!
      query = `?limit=7&beforeAt=${str(last.lastActivityAt)}&beforeId=${str(last.id)}`
    }
    expect(seen).toEqual(made.toReversed())
  })

  it('does not lose its place when conversations move up while paging', async () => {
    const first = await get('/conversations?limit=20')
    const last = list(first.conversations!).at(-1)!
    const moved = made[0]!
    await hub.api('POST', `${API_BASE}/conversations/${moved}/messages`, {
      token: workspace.tokens.agent,
      body: { id: randomUUID(), content: text('Up you go') },
    })
    const rest = await get(`/conversations?limit=100&beforeAt=${str(last.lastActivityAt)}&beforeId=${str(last.id)}`)
    const ids = [first, rest].flatMap((page) => list(page.conversations!).map((conversation) => str(conversation.id)))
    expect(ids.sort()).toEqual(made.filter((id) => id !== moved).sort())
  })

  it.each([
    ['/conversations?limit=LIMIT', 3],
    ['/snapshot?limit=LIMIT', 11],
  ])('%s takes the same number of queries for 2 rows as for 40', async (path, most) => {
    const few = await queriesOf(() => get(path.replace('LIMIT', '2')))
    const many = await queriesOf(() => get(path.replace('LIMIT', '40')))
    expect(many).toBe(few)
    expect(many).toBeLessThanOrEqual(most)
  })

  it('gives a page of a transcript in a fixed number of queries', async () => {
    const conversationId = made[1]!
    for (let i = 0; i < 12; i += 1)
      await hub.api('POST', `${API_BASE}/conversations/${conversationId}/messages`, {
        token: workspace.tokens.agent,
        body: { id: randomUUID(), content: text(`${i}`) },
      })
    const few = await queriesOf(() => get(`/conversations/${conversationId}/messages?limit=2`))
    const many = await queriesOf(() => get(`/conversations/${conversationId}/messages?limit=50`))
    expect([few, many]).toEqual([4, 4]) // who calls, messages, notes, history
  })
})

it('reads a transcript backwards in pages, with the notes and the history written in between', async () => {
  const { visitor, conversation } = await aConversation(hub, workspace, 'm0')
  const path = `${API_BASE}/conversations/${conversation.id}`
  const note = (content: string) =>
    hub.api('POST', `${path}/notes`, { token: workspace.tokens.agent, body: { id: randomUUID(), text: content } })
  const assign = (assigneeId: string | null) =>
    hub.api('PATCH', path, { token: workspace.tokens.agent, body: { assigneeId } })
  for (let i = 1; i < 6; i += 1) {
    if (i % 2 === 0) await note(`n${i}`)
    if (i === 3) await assign(workspace.agents.find(({ role }) => role === 'agent')!.id)
    await visitor.say(`m${i}`)
  }
  await note('last')
  await assign(null)
  const pages: Loose[] = []
  for (let before = ''; ;) {
    const page = await get(`/conversations/${conversation.id}/messages?limit=2${before}`)
    pages.unshift(page)
    if (!page.more) break
    before = `&before=${str(list(page.messages!)[0]!.position)}`
  }
  expect(pages.flatMap((page) => list(page.messages!).map((message) => message.content!.text))).toEqual([
    'm0',
    'm1',
    'm2',
    'm3',
    'm4',
    'm5',
  ])
  expect(pages.flatMap((page) => list(page.notes!).map((one) => one.text))).toEqual(['n2', 'n4', 'last'])
  expect(pages.map((page) => list(page.activities!).length)).toEqual([0, 1, 1])
})

describe('finding a contact by name', () => {
  const names = ['王小明', 'José Ángel', 'MÜLLER', 'Ana María', 'ﾃｽﾄ']
  beforeAll(async () => {
    for (const [index, name] of names.entries()) {
      const { body } = await hub.api('GET', `${API_BASE}/conversations/${made[index + 5]!}`, {
        token: workspace.tokens.agent,
      })
      const contactId = str(body.conversations![0]!.contactId)
      await hub.api('PATCH', `${API_BASE}/contacts/${contactId}`, { token: workspace.tokens.agent, body: { name } })
    }
  })

  it.each([
    ['王', ['王小明']],
    ['小明', ['王小明']],
    ['jose', ['José Ángel']],
    ['ÁNGEL', ['José Ángel']],
    ['muller', ['MÜLLER']],
    ['an', ['José Ángel', 'Ana María']],
    ['テスト', ['ﾃｽﾄ']],
    ['%', []],
    ['maria an', ['Ana María']],
    ['ana jose', []],
    ['zz', []],
  ])('%s finds %j', async (search, found) => {
    const page = await get(`/conversations?name=${encodeURIComponent(search)}`)
    expect(
      list(page.contacts!)
        .map((contact) => str(contact.name))
        .sort(),
    ).toEqual([...found].sort())
  })
})

describe('narrowing the list', () => {
  const labelId = randomUUID()
  const idsOf = async (query: string) =>
    list((await get(`/conversations?limit=200&${query}`)).conversations!).map((conversation) => str(conversation.id))

  beforeAll(async () => {
    const admin = { token: workspace.tokens.admin }
    await hub.api('POST', `${API_BASE}/labels`, { ...admin, body: { id: labelId, name: 'Late', hue: 20 } })
    const me = workspace.agents.find(({ role }) => role === 'admin')!.id
    const change = (at: number, body: object) =>
      hub.api('PATCH', `${API_BASE}/conversations/${made[at]!}`, { ...admin, body })
    await change(20, { status: 'resolved', labelIds: [labelId] })
    await change(21, { status: 'snoozed', snoozedUntilAt: Date.now() + 3_600_000 })
    await change(22, { hostedByBot: true })
    await change(23, { assigneeId: me, labelIds: [labelId] })
  })

  it('by state, by who has it, and by labels, each and together', async () => {
    expect(await idsOf('status=resolved')).toEqual([made[20]])
    expect(await idsOf('status=snoozed')).toEqual([made[21]])
    expect(await idsOf('hosting=bot')).toEqual([made[22]])
    const me = workspace.agents.find(({ role }) => role === 'admin')!.id
    expect(await idsOf(`hosting=assigned&assigneeId=${me}`)).toEqual([made[23]])
    expect(await idsOf(`labelIds=${labelId}`)).toEqual([made[23], made[20]])
    expect(await idsOf(`labelIds=${labelId},${randomUUID()}&status=open`)).toEqual([made[23]])
    expect(await idsOf('hosting=unassigned&status=open')).not.toContain(made[23])
  })

  it('by channel and by what is unread', async () => {
    expect(await idsOf('channels=line,email')).toEqual([])
    expect(await idsOf('channels=webchat,email&unread=true')).toContain(made[30])
    const { body } = await hub.api('GET', `${API_BASE}/conversations/${made[30]!}`, { token: workspace.tokens.agent })
    const position = Number(str(body.conversations![0]!.lastPosition))
    await hub.api('POST', `${API_BASE}/conversations/${made[30]!}/read`, {
      ...{ token: workspace.tokens.agent, body: { position } },
    })
    expect(await idsOf('channels=webchat,email&unread=true')).not.toContain(made[30])
  })

  it('and refuses what is no channel', async () => {
    const answer = await hub.api('GET', `${API_BASE}/conversations?channels=fax`, { token: workspace.tokens.agent })
    expect(answer.status).toBe(400)
  })
})

it('describes itself, its routes and its health', async () => {
  const document = await (await fetch(`${hub.url}/api/openapi.json`)).json()
  expect(document).toMatchObject({ openapi: '3.1.0' })
  expect(Object.keys((document as { paths: object }).paths)).toContain(
    '/api/v1/conversations/{conversationId}/messages',
  )
  expect((await fetch(`${hub.url}/health/ready`)).status).toBe(200)
  expect(await (await fetch(`${hub.url}/metrics`)).text()).toContain('alongside_events_committed_total')
  expect(await hub.api('GET', '/nothing/here')).toMatchObject({
    status: 404,
    body: { error: { code: 'route_not_found' } },
  })
})
