// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSession } from './session'

/** A hub that knows the tokens it gave out, and refuses those in `refused`. */
function aHub(refused: Set<string>) {
  let made = 0
  return vi.fn(async (address: string, init: RequestInit) => {
    if (address.endsWith('/session')) {
      const { token } = JSON.parse(init.body as string) as { token: string | null }
      const given = token && !refused.has(token) ? token : `token ${++made}`
      return Response.json({ token: given, expiresAt: 0, contactId: 'c', conversationId: null, unread: 0 })
    }
    const token = new Headers(init.headers).get('authorization')!.slice(7)
    return new Response(token, { status: refused.has(token) ? 401 : 200 })
  })
}

function aSession(hub: ReturnType<typeof aHub>, kept = new Map<string, unknown>()) {
  vi.stubGlobal('fetch', hub)
  const store = {
    get: <T>(key: string) => kept.get(key) as T | undefined,
    set: (key: string, value: unknown) => void kept.set(key, value),
  }
  return { session: createSession({ hub: 'https://hub.example', inbox: 'i', language: 'en', kept: store }), kept }
}

describe('the visitor’s session', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is opened once, however many calls wait for it', async () => {
    const hub = aHub(new Set())
    const { session } = aSession(hub)
    await Promise.all([session.call('/config'), session.call('/messages'), session.open()])
    expect(hub.mock.calls.filter(([address]) => address.endsWith('/session'))).toHaveLength(1)
  })

  it('goes on as the same visitor on the next page', async () => {
    const hub = aHub(new Set())
    const { kept } = aSession(hub)
    await aSession(hub, kept).session.open()
    const { session } = aSession(hub, kept)
    expect(await (await session.call('/config')).text()).toBe('token 1')
  })

  it('takes a new token when the hub refuses the old one, and asks again with it', async () => {
    const refused = new Set<string>()
    const hub = aHub(refused)
    const { session, kept } = aSession(hub)
    await session.open()
    refused.add('token 1')
    expect(await (await session.call('/config')).text()).toBe('token 2')
    expect(kept.get('token')).toBe('token 2')
  })

  it('can be opened after the hub was away', async () => {
    const hub = aHub(new Set())
    hub.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    const { session } = aSession(hub)
    await expect(session.open()).rejects.toThrow()
    await expect(session.open()).resolves.toMatchObject({ token: 'token 1' })
  })
})
