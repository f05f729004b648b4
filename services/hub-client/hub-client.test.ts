import { AppError } from '@/domain/errors'
import type { ConversationId } from '@/domain/ids'
import { aMessage, anId } from '@/tests/factories'
import { describe, expect, it } from 'vitest'
import { hubAddresses } from './address'
import { createHubClient } from './client'
import { findHub } from './find-hub'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const hub = (over: object = {}) => json({ product: 'alongside', version: '0.1.0', api: 1, oldestApi: 1, ...over })
/** A network in which only these addresses answer. */
const network =
  (answers: Record<string, () => Response>): typeof fetch =>
  async (input) => {
    const answer = answers[input as string]
    if (!answer) throw new TypeError('Failed to fetch')
    return answer()
  }
const code = async (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

describe('an address as typed', () => {
  it.each([
    ['localhost:4500', ['http://localhost:4500', 'https://localhost:4500']],
    ['http://localhost:4500/', ['http://localhost:4500']],
    ['  hub.example.com  ', ['https://hub.example.com']],
    ['HTTPS://Hub.Example.com/inbox//', ['https://hub.example.com/inbox', 'https://hub.example.com']],
    ['192.168.1.20:8080', ['http://192.168.1.20:8080', 'https://192.168.1.20:8080']],
    ['[::1]:4500', ['http://[::1]:4500', 'https://[::1]:4500']],
    ['hub.example.com:80', ['https://hub.example.com:80']],
  ])('%s means %j', (typed, expected) => {
    expect(hubAddresses(typed)).toEqual(expected)
  })

  it.each(['', '   ', 'ftp://hub', 'https://user:secret@hub.example', 'two words', 'javascript://x'])(
    '%j is no address',
    (typed) => {
      expect(() => hubAddresses(typed)).toThrow('invalid_request')
    },
  )
})

describe('finding a hub', () => {
  it('takes the first address where a hub answers', async () => {
    const found = await findHub('localhost:4500', network({ 'https://localhost:4500/api/v1/hub': hub }))
    expect(found).toEqual({ hubUrl: 'https://localhost:4500', version: '0.1.0' })
  })

  it.each([
    ['nobody answers', {}, 'hub_unreachable'],
    [
      'a web page answers',
      { 'https://shop.example/api/v1/hub': () => new Response('<html>', { status: 200 }) },
      'hub_not_found',
    ],
    [
      'a 404 answers',
      { 'https://shop.example/api/v1/hub': () => new Response('no', { status: 404 }) },
      'hub_not_found',
    ],
    ['another API answers', { 'https://shop.example/api/v1/hub': () => json({ ok: true }) }, 'hub_not_found'],
    [
      'a proxy before a stopped hub answers',
      { 'https://shop.example/api/v1/hub': () => new Response('', { status: 502 }) },
      'hub_unreachable',
    ],
    ['an older hub answers', { 'https://shop.example/api/v1/hub': () => hub({ api: 0, oldestApi: 0 }) }, 'hub_too_old'],
    [
      'a newer hub answers',
      { 'https://shop.example/api/v1/hub': () => hub({ api: 3, oldestApi: 2 }) },
      'extension_too_old',
    ],
  ])('%s', async (_, answers, expected) => {
    expect(await code(findHub('shop.example', network(answers)))).toBe(expected)
  })
})

describe('a call', () => {
  it('fills the path, keeps the query, and sends token and workspace', async () => {
    const asked: [string, RequestInit | undefined][] = []
    const conversationId = anId<ConversationId>('cv')
    const client = createHubClient({ hubUrl: 'https://h', token: 't', workspaceId: 'ws-1' }, async (url, init) => {
      asked.push([url as string, init])
      return json({ messages: [aMessage({ conversationId })], notes: [], activities: [], more: false })
    })
    await client.call('listMessages', { params: { conversationId }, query: { before: 9 } })
    expect(asked[0]![0]).toBe(`https://h/api/v1/conversations/${conversationId}/messages?before=9`)
    expect(asked[0]![1]!.headers).toEqual({ authorization: 'Bearer t', 'x-workspace-id': 'ws-1' })
  })

  it.each([
    [
      'the hub’s own code',
      () => json({ error: { code: 'messaging_window_closed', message: '', details: {} } }, 409),
      'messaging_window_closed',
    ],
    [
      'a code we do not know yet',
      () => json({ error: { code: 'brand_new', message: '', details: {} } }, 409),
      'unexpected',
    ],
    ['a gateway', () => new Response('', { status: 503 }), 'hub_unreachable'],
    ['a shape we do not know', () => json({ nothing: 1 }), 'unexpected'],
    ['a sign-in page of a network', () => new Response('<html>', { status: 200 }), 'hub_not_found'],
  ])('%s', async (_, answer, expected) => {
    const client = createHubClient({ hubUrl: 'https://h' }, async () => answer())
    expect(await code(client.call('getSnapshot', { query: {} }))).toBe(expected)
  })

  it('gives null for an answer without content', async () => {
    const client = createHubClient({ hubUrl: 'https://h' }, async () => new Response(null, { status: 204 }))
    expect(await client.call('signOut', {})).toBeNull()
  })
})
