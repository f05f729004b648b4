import 'fake-indexeddb/auto'
import { InboxDb } from '@/data/db'
import { saveDraft } from '@/data/drafts'
import { enqueue } from '@/data/outbox'
import type { WorkspaceId } from '@/domain/ids'
import { aContact, anId, anOutboxEntry, aWorkspace } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { expire, forgetBrowser, readCredentials, signIn, signOut, switchWorkspace } from './session'
import { SESSION_KEY } from './watch'

const people = { 'mia@shop.example': 'agent-mia', 'sam@shop.example': 'agent-sam' }
const OTHER = 'ws-2' as WorkspaceId
let db: InboxDb
let asked: { method: string; path: string; token: string | null }[]
let hubIsUp: boolean

function hub(url: string, init?: RequestInit): Response {
  const { pathname } = new URL(url)
  asked.push({ method: init?.method ?? 'GET', path: pathname, token: new Headers(init?.headers).get('authorization') })
  if (!hubIsUp) throw new TypeError('Failed to fetch')
  if (pathname === '/api/v1/hub') return Response.json({ product: 'alongside', version: '1', api: 1, oldestApi: 1 })
  if (init?.method === 'DELETE') return new Response(null, { status: 204 })
  const { email, password } = JSON.parse(init?.body as string) as { email: keyof typeof people; password: string }
  if (password !== 'right')
    return Response.json({ error: { code: 'wrong_credentials', message: '', details: {} } }, { status: 401 })
  return Response.json({
    token: `token-of-${email}`,
    expiresAt: 1,
    agent: { id: people[email], name: email, email },
    memberships: [
      { workspace: aWorkspace(), role: 'agent' },
      { workspace: aWorkspace({ id: OTHER }), role: 'agent' },
    ],
  })
}

const as = (email: keyof typeof people, password = 'right') => signIn(db, { hubUrl: 'localhost:4500', email, password })
const place = { conversationId: anId('cv'), mode: 'reply', quotedId: null } as never
/** What sync leaves behind for its owner. */
async function hold() {
  await db.meta.put({ key: 'owner', value: (await readCredentials())!.owner })
  await db.contacts.put(aContact())
  await saveDraft(db, place, 'half a sentence')
}

beforeEach(() => {
  fakeBrowser.reset()
  db = new InboxDb(`session-${anId()}`)
  asked = []
  hubIsUp = true
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => hub(url, init))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await db.delete()
})

describe('signing in', () => {
  it('keeps the token apart from what pages read', async () => {
    await as('mia@shop.example')
    expect(await readCredentials()).toMatchObject({
      token: 'token-of-mia@shop.example',
      owner: { hubUrl: 'http://localhost:4500', agentId: 'agent-mia', workspaceId: 'ws-1' },
    })
    const stored = await fakeBrowser.storage.local.get(SESSION_KEY)
    expect(JSON.stringify(stored)).not.toContain('token-of')
  })

  it('with a wrong password leaves everything as it was', async () => {
    await as('mia@shop.example')
    await hold()
    await expect(as('sam@shop.example', 'wrong')).rejects.toThrow('wrong_credentials')
    expect(await readCredentials()).toMatchObject({ owner: { agentId: 'agent-mia' } })
    expect(await db.contacts.count()).toBe(1)
  })

  it('as the same person again, whose session ran out, finds what they had written, and nothing else stays', async () => {
    await as('mia@shop.example')
    await hold()
    await expire(db)
    expect(await db.contacts.count()).toBe(0)
    await as('mia@shop.example')
    expect(await db.drafts.count()).toBe(1)
  })

  it('as somebody else finds nothing of the one before', async () => {
    await as('mia@shop.example')
    await hold()
    await as('sam@shop.example')
    for (const table of db.tables) expect(await table.count(), table.name).toBe(0)
  })
})

describe('going to another workspace', () => {
  it('leaves nothing of the one before to read, and keeps what was written there until one is back', async () => {
    await as('mia@shop.example')
    await hold()
    await enqueue(db, anOutboxEntry({ workspaceId: 'ws-1' as WorkspaceId }), { now: 1, draft: null })
    await switchWorkspace(db, OTHER)
    expect(await readCredentials()).toMatchObject({ owner: { workspaceId: OTHER } })
    expect(await db.contacts.count()).toBe(0)
    expect(await db.outbox.count()).toBe(1)
    expect(await db.drafts.count()).toBe(1)
  })
})

describe('signing out', () => {
  it('revokes the session and leaves nothing to read', async () => {
    await as('mia@shop.example')
    await hold()
    await signOut(db, await readCredentials())
    expect(asked.at(-1)).toEqual({
      method: 'DELETE',
      path: '/api/v1/session',
      token: 'Bearer token-of-mia@shop.example',
    })
    expect(await readCredentials()).toBeNull()
    for (const table of db.tables) expect(await table.count(), table.name).toBe(0)
  })

  it('leaves nothing to read when the hub cannot be reached either', async () => {
    await as('mia@shop.example')
    await hold()
    hubIsUp = false
    await signOut(db, await readCredentials())
    expect(await readCredentials()).toBeNull()
    for (const table of db.tables) expect(await table.count(), table.name).toBe(0)
  })
})

describe('erasing this browser', () => {
  it('leaves no preference either, only what an older bridge in a page must know', async () => {
    await as('mia@shop.example')
    await signOut(db, await readCredentials())
    await fakeBrowser.storage.local.set({ preferences: { theme: 'dark' }, 'bridge-relief': 'a-word', anything: 1 })
    await forgetBrowser()
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ 'bridge-relief': 'a-word' })
  })
})
