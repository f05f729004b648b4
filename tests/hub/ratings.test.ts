/** Inviting to rate, and answering: in the widget, on the page behind a link, once. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RatingId } from '@/domain/ids'
import { RATING_OPEN_MS } from '@/domain/rating'
import { API_BASE } from '@/protocol/hub-api'
import { agentStream, aConversation, aSignedInWorkspace, list, openDatabases, startTestHub, str } from './harness'
import type { TestHub, TestDatabases, TestWorkspace } from './harness'

let server: TestDatabases
let hub: TestHub
let workspace: TestWorkspace
let clock = Date.now()

beforeAll(async () => {
  server = await openDatabases()
  hub = await startTestHub(await server.freshDatabase(), { now: () => clock, proxies: 1 })
  workspace = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})

const api = (method: string, path: string, body?: object) =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens.agent, ...(body ? { body } : {}) })
const invite = (conversationId: string, body: { id?: string; again?: boolean } = {}) =>
  api('POST', `/conversations/${conversationId}/rating-invitations`, { id: randomUUID(), again: false, ...body })
const rowOf = async (conversationId: string) =>
  (await api('GET', `/conversations/${conversationId}`)).body.conversations![0]!
const invitations = async (conversationId: string) =>
  (
    await hub.deps.pool.query<Record<string, unknown>>(
      'SELECT id, stars, comment, rated_in FROM ratings WHERE conversation_id = $1 ORDER BY invited_at',
      [conversationId],
    )
  ).rows

describe('in the widget', () => {
  it('asks once, shows the visitor at once, and the agents what they answered', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    const theirs = await visitor.stream()
    const ours = await agentStream(hub, workspace.tokens.agent)
    const id = randomUUID()
    expect(await invite(conversation.id, { id })).toMatchObject({ status: 200, body: { ratingId: id, rating: null } })
    const asked = await theirs.find((frame) => frame.event === 'rating')
    expect(asked.data).toMatchObject({ rating: { id, rating: null } })
    expect((await visitor.api('GET', '/messages')).body.rating).toMatchObject({ id, rating: null })

    const answer = { id, stars: 4, comment: '  Quick and kind. ' }
    expect(await visitor.api('POST', '/rating', answer)).toMatchObject({ status: 200, body: { rating: { stars: 4 } } })
    const given = await ours.find((frame) => str(frame.data.type) === 'rating.given')
    expect(given.data).toMatchObject({
      rows: { activities: [{ actor: { kind: 'contact' }, what: { kind: 'rated', stars: 4 } }] },
    })
    expect(given.data).toMatchObject({
      rows: { conversations: [{ rating: { stars: 4, comment: 'Quick and kind.' } }] },
    })
    expect(await invitations(conversation.id)).toEqual([
      { id, stars: 4, comment: 'Quick and kind.', rated_in: 'widget' },
    ])
    await theirs.until((frames) => frames.some(({ event, data }) => event === 'rating' && !!data.rating!.rating))
    theirs.close()
    ours.close()
  })

  it('is asked for again only when it is meant, and keeps what was said before until then', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    const id = randomUUID()
    await invite(conversation.id, { id })
    expect((await invite(conversation.id, { id })).status).toBe(200)
    expect(await invite(conversation.id)).toMatchObject({
      status: 409,
      body: { error: { code: 'rating_already_asked' } },
    })
    await visitor.api('POST', '/rating', { id, stars: 2, comment: 'Slow' })
    clock += 1_000
    const again = randomUUID()
    expect(await invite(conversation.id, { id: again, again: true })).toMatchObject({
      status: 200,
      body: { ratingId: again, rating: { stars: 2 } },
    })
    expect((await visitor.api('GET', '/messages')).body.rating).toMatchObject({ id: again, rating: null })
    // The first invitation is over; only the newest may be answered.
    expect((await visitor.api('POST', '/rating', { id, stars: 5, comment: '' })).status).toBe(409)
    expect((await visitor.api('POST', '/rating', { id: again, stars: 5, comment: '' })).status).toBe(200)
    expect((await rowOf(conversation.id)).rating).toMatchObject({ stars: 5, comment: '' })
    expect((await invitations(conversation.id)).map(({ stars }) => stars)).toEqual([2, 5])
  })

  it('is in the contact’s profile each time it was given, with the conversation it is of', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    for (const [stars, comment] of [
      [2, 'Slow'],
      [5, 'Better'],
    ] as const) {
      const id = randomUUID()
      clock += 1_000
      await invite(conversation.id, { id, again: true })
      clock += 1_000
      await visitor.api('POST', '/rating', { id, stars, comment })
    }
    await invite(conversation.id, { again: true })
    const { ratings } = (await api('GET', `/contacts/${conversation.contactId}/profile`)).body
    expect(ratings).toMatchObject([
      { conversationId: conversation.id, stars: 5, comment: 'Better' },
      { conversationId: conversation.id, stars: 2, comment: 'Slow' },
    ])
  })

  it('counts once: the same answer again changes nothing, another is refused', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    const id = randomUUID()
    await invite(conversation.id, { id })
    await visitor.api('POST', '/rating', { id, stars: 3, comment: '' })
    const { version } = await rowOf(conversation.id)
    expect((await visitor.api('POST', '/rating', { id, stars: 3, comment: '' })).status).toBe(200)
    expect(await visitor.api('POST', '/rating', { id, stars: 5, comment: '' })).toMatchObject({
      status: 409,
      body: { error: { code: 'rating_closed' } },
    })
    expect(await rowOf(conversation.id)).toMatchObject({ version, rating: { stars: 3 } })
  })

  it('takes the answer of nobody else, and none that is no rating', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    const other = await aConversation(hub, workspace)
    const id = randomUUID()
    await invite(conversation.id, { id })
    expect((await other.visitor.api('POST', '/rating', { id, stars: 1, comment: '' })).status).toBe(409)
    for (const wrong of [{ stars: 0 }, { stars: 6 }, { stars: 3.5 }, { stars: 3, comment: 'x'.repeat(2_001) }])
      expect((await visitor.api('POST', '/rating', { id, comment: '', ...wrong })).status).toBe(400)
    expect((await rowOf(conversation.id)).rating).toBeNull()
    expect((await other.visitor.api('GET', '/messages')).body.rating).toBeNull()
  })

  it('leaves a resolved conversation resolved', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    await api('PATCH', `/conversations/${conversation.id}`, { status: 'resolved' })
    const id = randomUUID()
    await invite(conversation.id, { id })
    await visitor.api('POST', '/rating', { id, stars: 5, comment: '' })
    expect(await rowOf(conversation.id)).toMatchObject({ status: 'resolved', rating: { stars: 5 } })
  })

  it('can no longer be answered after a month', async () => {
    const { visitor, conversation } = await aConversation(hub, workspace)
    const id = randomUUID()
    await invite(conversation.id, { id })
    clock += RATING_OPEN_MS
    expect((await visitor.api('POST', '/rating', { id, stars: 5, comment: '' })).status).toBe(409)
    clock -= RATING_OPEN_MS
    expect((await visitor.api('POST', '/rating', { id, stars: 5, comment: '' })).status).toBe(200)
  })
})

let senders = 0
const open = (path: string, init: RequestInit = {}) =>
  fetch(hub.url + path, {
    redirect: 'manual',
    ...init,
    headers: { 'x-forwarded-for': `203.0.113.${(senders += 1) % 250}`, ...(init.headers as Record<string, string>) },
  })
const fill = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  open(path, { method: 'POST', body: new URLSearchParams(form), headers })

/** A conversation on a channel without a widget, whose contact writes Chinese; and the link they were sent. */
async function anInvitedConversation(id: string = randomUUID()) {
  const { conversation } = await aConversation(hub, workspace)
  await hub.deps.pool.query(`UPDATE conversations SET channel = 'whatsapp' WHERE id = $1`, [conversation.id])
  await hub.deps.pool.query(`UPDATE contacts SET language = 'zh-CN', name = 'Li' WHERE id = $1`, [
    conversation.contactId,
  ])
  expect((await invite(conversation.id, { id })).status).toBe(200)
  const { body } = await api('GET', `/conversations/${conversation.id}/messages`)
  const said = str(list(body.messages!).at(-1)!.content!.text)
  const link = /https?:\/\/\S+$/.exec(said)![0]
  return { id, conversation, said, link, path: new URL(link).pathname }
}

describe('by a link', () => {
  it('sends it as a message in the contact’s language, and takes their answer once', async () => {
    const { conversation, said, link, path } = await anInvitedConversation()
    expect(said).toMatch(/^本次服务您还满意吗/)
    expect(link.startsWith(hub.url)).toBe(true)
    const page = await open(path)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('<html lang="zh" dir="ltr">')
    expect(html).toContain(`评价您与 ${workspace.workspace.name} 的会话`)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await rowOf(conversation.id)).rating).toBeNull() // looking is not answering

    const sent = await fill(path, { stars: '5', comment: '很好\r\n谢谢 <b>' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path])
    expect((await rowOf(conversation.id)).rating).toMatchObject({ stars: 5, comment: '很好\n谢谢 <b>' })
    expect(await (await open(path)).text()).toContain('您的评价已收到')
    const reused = await fill(path, { stars: '1', comment: 'changed my mind' })
    expect([reused.status, await reused.text()]).toEqual([404, expect.stringContaining('no longer works')])
    expect((await rowOf(conversation.id)).rating).toMatchObject({ stars: 5 })
  })

  it('says what is missing and keeps what was written', async () => {
    const { conversation, path } = await anInvitedConversation()
    for (const stars of ['', '0', '6', '5.5', 'five']) {
      const answer = await fill(path, { stars, comment: '</textarea><script>alert(1)</script>' })
      const html = await answer.text()
      expect(answer.status).toBe(422)
      expect(html).toContain('role="alert"')
      expect(html).toContain('&lt;/textarea&gt;&lt;script&gt;')
      expect(html).not.toContain('<script>')
    }
    expect((await rowOf(conversation.id)).rating).toBeNull()
  })

  it('does nothing when it was forged, cut, expired, or replaced by a newer one', async () => {
    const { id, conversation, path } = await anInvitedConversation()
    const closed = async (address: string) => {
      for (const answer of [await open(address), await fill(address, { stars: '1' })]) {
        expect(answer.status, address).toBe(404)
        expect(await answer.text()).toContain('This link no longer works')
      }
    }
    const foreign = await aSignedInWorkspace(hub)
    const theirs = hub.deps.ratingLinks.issue(foreign.id, RatingId.parse(id))
    const unknown = hub.deps.ratingLinks.issue(workspace.id, RatingId.parse(randomUUID()))
    const flipped = path.slice(0, -2) + (path.at(-2) === 'A' ? 'B' : 'A') + path.at(-1)
    for (const address of ['/r/x', '/r/%00', path.slice(0, -1), `${path}A`, flipped, `/r/${theirs}`, `/r/${unknown}`])
      await closed(address)
    clock += RATING_OPEN_MS
    await closed(path)
    clock -= RATING_OPEN_MS
    await invite(conversation.id, { again: true })
    await closed(path)
    expect((await rowOf(conversation.id)).rating).toBeNull()
  })

  it('does nothing for a form on another site', async () => {
    const { conversation, path } = await anInvitedConversation()
    expect((await fill(path, { stars: '1' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(404)
    expect((await rowOf(conversation.id)).rating).toBeNull()
    expect((await fill(path, { stars: '5' }, { 'sec-fetch-site': 'same-origin' })).status).toBe(303)
  })

  it('counts one of two answers at the same moment', async () => {
    const { conversation, path } = await anInvitedConversation()
    const answers = await Promise.all(['1', '2', '3', '4', '5'].map((stars) => fill(path, { stars })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404, 404, 404])
    expect((await invitations(conversation.id)).length).toBe(1)
  })

  it('sends one message for one invitation, however often it is asked', async () => {
    const { id, conversation } = await anInvitedConversation()
    await Promise.all([invite(conversation.id, { id }), invite(conversation.id, { id, again: true })])
    const { body } = await api('GET', `/conversations/${conversation.id}/messages`)
    expect(list(body.messages!).filter(({ author }) => str(author!.kind) === 'agent')).toHaveLength(1)
  })

  it('holds up who tries many', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => open('/r/guess', { headers: { 'x-forwarded-for': '198.51.100.7' } })),
    )
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(10)
  })
})
