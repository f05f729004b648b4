/** The links of cards: where they lead, what counts as a click, and what is left of them. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, it, vi } from 'vitest'
import { cardToken } from '@/domain/card-token'
import { API_BASE } from '@/protocol/hub-api'
import { aCard } from '../factories'
import { aConversation, agentStream, aSignedInWorkspace, list, str } from './harness'
import type { Loose, TestHub, TestWorkspace } from './harness'
import { withHub } from './with-hub'

let hub: TestHub
let workspace: TestWorkspace
withHub((started) => ({ hub, workspace } = started))

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const url = 'https://tidewater.example/products/linen-shirt?utm_source=news#sizes'
/** As a browser does that opens a page. */
const BROWSER = { 'user-agent': CHROME, 'sec-fetch-mode': 'navigate' }
const call = (method: string, path: string, body?: object, role: 'admin' | 'agent' = 'agent') =>
  hub.api(method, `${API_BASE}${path}`, { token: workspace.tokens[role], ...(body ? { body } : {}) })

async function aSentCard(card = aCard({ url }), id: string = randomUUID()) {
  const { visitor, conversation } = await aConversation(hub, workspace)
  const content = { kind: 'card', card }
  const sent = await call('POST', `/conversations/${conversation.id}/messages`, { id, content })
  expect(sent.status).toBe(202)
  return { id, visitor, conversation, content, link: `/l/${cardToken(id)}` }
}
/** Not by fetch, which would say of itself that it is a script. */
async function open(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const asked = request(`${hub.url}${path}`, { method, headers: { ...BROWSER, ...headers } }).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) }
}

const linkRow = async (id: string) => {
  const text = `SELECT conversation_id AS "conversationId", clicks, orders FROM card_links WHERE id = $1`
  return (await hub.deps.pool.query<{ conversationId: string | null; clicks: number; orders: Loose[] }>(text, [id]))
    .rows[0]
}
const messagesOf = async (conversationId: string) =>
  list((await call('GET', `/conversations/${conversationId}/messages`)).body.messages!)

it('leads to the card’s own page, marked with its token, whatever is added to it', async () => {
  const { id, link } = await aSentCard()
  const marks = `utm_source=alongside&utm_medium=chat&utm_content=${cardToken(id)}`
  for (const path of [
    link,
    link.toUpperCase().replace('/L/', '/l/'),
    `${link}?url=https://evil.example&utm_content=x`,
  ]) {
    const answer = await open(path)
    expect([answer.status, answer.headers.location]).toEqual([
      302,
      `https://tidewater.example/products/linen-shirt?${marks}#sizes`,
    ])
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('no-store')
  }
})

it('a click is on the card for every agent, and says nothing to the contact', async () => {
  const { id, conversation, visitor, link } = await aSentCard()
  const stream = await agentStream(hub, workspace.tokens.admin)
  await open(link)
  const told = await stream.find(({ data }) => data.type === ('message.outcome' as unknown as Loose))
  stream.close()
  expect(told.data).toMatchObject({ rows: { messages: [{ id, outcome: { clicks: 1, orders: [] } }] } })
  expect((await messagesOf(conversation.id)).at(-1)).toMatchObject({ id, outcome: { clicks: 1 } })
  const theirs = await visitor.api('GET', '/messages')
  expect(JSON.stringify(theirs.body)).not.toContain('outcome')
  const { body } = await call('GET', `/conversations/${conversation.id}`)
  expect(body.conversations![0 as never]).toMatchObject({ unreadCount: 1, status: 'open' })
})

it('previews, prefetching and a second press are no clicks', async () => {
  const { id, link } = await aSentCard()
  await open(link, {}, 'HEAD')
  await open(link, { 'user-agent': 'facebookexternalhit/1.1' })
  await open(link, { 'sec-purpose': 'prefetch' })
  await open(link)
  await vi.waitFor(async () => expect(await linkRow(id)).toMatchObject({ clicks: 1 }))
  await open(link)
  await open(link, { 'user-agent': 'WhatsApp/2.23.20.0 A' })
  const after = await aSentCard()
  await open(after.link)
  await vi.waitFor(async () => expect(await linkRow(after.id)).toMatchObject({ clicks: 1 }))
  expect(await linkRow(id)).toMatchObject({ clicks: 1 })
})

it('a token nobody was given leads nowhere, in the words of who opens it', async () => {
  for (const path of [`/l/${cardToken(randomUUID())}`, '/l/nothing', `/l/${'0'.repeat(31)}`]) {
    const answer = await open(path, { 'accept-language': 'zh-CN,zh' })
    expect([answer.status, answer.headers.location]).toEqual([404, undefined])
    expect(answer.text).toContain('此链接无法打开')
  }
})

it('a text message has no link', async () => {
  const { conversation } = await aConversation(hub, workspace)
  const id = randomUUID()
  await call('POST', `/conversations/${conversation.id}/messages`, { id, content: { kind: 'text', text: 'Hello' } })
  expect((await open(`/l/${cardToken(id)}`)).status).toBe(404)
})

it('the link of a card that was taken back says so', async () => {
  const { id, conversation, link } = await aSentCard()
  await call('DELETE', `/conversations/${conversation.id}/messages/${id}`)
  const answer = await open(link)
  expect([answer.status, answer.headers.location]).toEqual([410, undefined])
  expect(answer.text).toContain('no longer current')
})

it('a card that is sent twice is one card with one link', async () => {
  const { id, conversation, content, link } = await aSentCard()
  await open(link)
  await vi.waitFor(async () => expect(await linkRow(id)).toMatchObject({ clicks: 1 }))
  const again = await call('POST', `/conversations/${conversation.id}/messages`, { id, content })
  expect(again).toMatchObject({ status: 202, body: { id, outcome: { clicks: 1 } } })
  expect(await linkRow(id)).toMatchObject({ clicks: 1 })
})

it('another workspace that takes the same id takes over neither link nor clicks', async () => {
  const { id, link } = await aSentCard()
  const other = await aSignedInWorkspace(hub)
  const theirs = await aConversation(hub, other)
  const content = { kind: 'card', card: aCard({ url: 'https://elsewhere.example/x' }) }
  const path = `${API_BASE}/conversations/${theirs.conversation.id}/messages`
  await hub.api('POST', path, { token: other.tokens.agent, body: { id, content } })
  expect((await open(link)).headers.location).toContain('https://tidewater.example/')
  await vi.waitFor(async () => expect(await linkRow(id)).toMatchObject({ clicks: 1 }))
  const { body } = await hub.api('GET', path, { token: other.tokens.agent })
  expect(list(body.messages!).at(-1)).toMatchObject({ id, outcome: null })
})

it('once the contact is erased the link still leads on, and counts and tells nothing', async () => {
  const { id, visitor, link } = await aSentCard()
  await open(link)
  await vi.waitFor(async () => expect(await linkRow(id)).toMatchObject({ clicks: 1 }))
  expect((await call('DELETE', `/contacts/${visitor.contactId}`, undefined, 'admin')).status).toBe(200)
  expect(await linkRow(id)).toEqual({ conversationId: null, clicks: 0, orders: [] })
  expect((await open(link)).status).toBe(302)
  const next = await aSentCard()
  await open(next.link)
  await vi.waitFor(async () => expect(await linkRow(next.id)).toMatchObject({ clicks: 1 }))
  expect(await linkRow(id)).toMatchObject({ clicks: 0 })
  expect(str((await call('GET', `/contacts/${visitor.contactId}`)).body.error!.code)).toBe('contact_not_found')
})
