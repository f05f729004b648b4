import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WorkspaceId } from '@/domain/ids'
import { createOutgoingClient, type OutgoingClient } from '@/server/http/client'
import { createVault } from '@/server/secrets/vault'
import { createLibreTranslate } from './libre-translate'
import { startLibreServer, type LibreServer } from './libre-server'
import { createTranslator, type StoredTranslation } from './translator'

const shop = WorkspaceId.parse('shop')
let server: LibreServer
let outgoing: OutgoingClient
let stored: Map<string, StoredTranslation>

beforeEach(async () => {
  server = await startLibreServer({ key: 'k-1234' })
  outgoing = createOutgoingClient({ allowed: [new URL(server.url).host] })
  stored = new Map()
})
afterEach(async () => {
  await outgoing.close()
  await server.close()
})

function translator() {
  return createTranslator({
    engine: createLibreTranslate(outgoing.fetch),
    vault: createVault(Buffer.alloc(32, 7)),
    read: async (workspaceId) => stored.get(workspaceId) ?? null,
    write: async (workspaceId, value) => void stored.set(workspaceId, value),
  })
}
async function connected() {
  const made = translator()
  await made.changeSettings(shop, { url: server.url, key: 'k-1234' })
  return made
}
const job = (texts: string[], from: string | null = null, to = 'en-US') => ({ texts, from, to })

describe('translating by a LibreTranslate-compatible server', () => {
  it('detects each text for itself: one Chinese message does not make the Spanish ones Chinese', async () => {
    const { translate } = await connected()
    const texts = ['Hola, ¿tienen la talla M?', '你好', 'Thank you', 'Gracias', '👍']
    expect(await translate(shop, job(texts))).toEqual({
      engine: 'libretranslate',
      translations: [
        { text: 'Hello, do you have size M?', from: 'es' },
        { text: 'Hello', from: 'zh-Hans' },
        { text: 'Thank you', from: 'en' },
        { text: 'Thank you', from: 'es' },
        { text: '👍', from: null }, // "en" with confidence 0 is no detection
      ],
    })
  })

  it('sends texts of a known language together, by the codes the server has', async () => {
    const { translate } = await connected()
    const { translations } = await translate(shop, job(['Thank you', '12'], 'en-GB', 'zh-CN'))
    expect(translations).toEqual([
      { text: '谢谢', from: 'en' },
      { text: '12', from: 'en' },
    ])
    expect(server.asked).toEqual([
      { q: ['Thank you', '12'], source: 'en', target: 'zh-Hans', format: 'text', api_key: 'k-1234' },
    ])
  })

  it('asks nobody when both languages are the same', async () => {
    const { translate } = await connected()
    expect((await translate(shop, job(['Hi'], 'en-GB', 'en-US'))).translations).toEqual([{ text: 'Hi', from: 'en' }])
    expect(server.asked).toEqual([])
  })

  it('a language the server has not got is said to be so before any text leaves', async () => {
    const { translate } = await connected()
    await expect(translate(shop, job(['Hi'], 'en', 'ko'))).rejects.toMatchObject({
      code: 'translation_language_unsupported',
    })
    expect(server.asked).toEqual([])
  })

  it.each([
    ['an expired key', 403, { error: 'Invalid API key' }, { reason: 'key_refused', status: 403 }],
    ['too many requests', 429, { error: 'Slowdown' }, { reason: 'too_many_requests', status: 429 }],
    ['a broken server', 500, { error: 'boom' }, { reason: 'server_error', status: 500 }],
    ['something that is no such server', 200, '<html>', { reason: 'not_a_translation_server' }],
    ['an answer of another shape', 200, { translated: 'x' }, { reason: 'not_a_translation_server' }],
    ['an empty answer', 200, { translatedText: ' ' }, { reason: 'not_a_translation' }],
    ['an answer far too long', 200, { translatedText: 'x'.repeat(1_000) }, { reason: 'not_a_translation' }],
  ])('%s is a translation that failed, and why', async (_what, status, body, details) => {
    const { translate } = await connected()
    server.script.push([status, body])
    await expect(translate(shop, job(['Hola']))).rejects.toMatchObject({ code: 'translation_failed', details })
  })

  it('a server out of reach is a translation that failed', async () => {
    const { translate } = await connected()
    await server.close()
    await expect(translate(shop, job(['Hola']))).rejects.toMatchObject({
      code: 'translation_failed',
      details: { reason: 'unreachable' },
    })
  })

  it('a server on a private address is refused unless the operator named it', async () => {
    const guarded = createOutgoingClient()
    const engine = createLibreTranslate(guarded.fetch)
    await expect(engine.translate({ url: server.url, key: null }, job(['Hola']))).rejects.toMatchObject({
      code: 'address_not_allowed',
    })
    await guarded.close()
  })
})

describe('a workspace’s translation settings', () => {
  it('without an address there is nothing to translate with', async () => {
    const { settings, translate } = translator()
    expect(await settings(shop)).toEqual({ url: null, hasKey: false })
    await expect(translate(shop, job(['Hola']))).rejects.toMatchObject({ code: 'translation_not_configured' })
  })

  it('the key is stored sealed, told of but never told', async () => {
    const { settings, changeSettings } = translator()
    const key = randomBytes(12).toString('hex')
    expect(await changeSettings(shop, { url: server.url, key })).toEqual({ url: server.url, hasKey: true })
    expect(await settings(shop)).toEqual({ url: server.url, hasKey: true })
    expect(JSON.stringify([...stored])).not.toContain(key)
  })

  it('the key stays while the address stays, and goes when another server is named', async () => {
    const { changeSettings } = await connected()
    expect(await changeSettings(shop, { url: server.url })).toMatchObject({ hasKey: true })
    expect(await changeSettings(shop, { url: 'https://other.example' })).toMatchObject({ hasKey: false })
  })

  it('the key can be taken away', async () => {
    const { changeSettings } = await connected()
    expect(await changeSettings(shop, { url: server.url, key: null })).toMatchObject({ hasKey: false })
  })
})
