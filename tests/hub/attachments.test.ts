/** Files: whose they are, what carries them, and what they may turn into at the other end. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PART_BYTES } from '@/domain/attachment'
import { API_BASE } from '@/protocol/hub-api'
import { WIDGET_BASE } from '@/protocol/widget-api'
import { UNSENT_MAX_BYTES } from '@/server/store/attachment-store'
import { aConversation, aSignedInWorkspace, aVisitor, openDatabases, startTestHub, str } from './harness'
import type { Answer, TestHub, TestDatabases, TestVisitor, TestWorkspace } from './harness'

let server: TestDatabases
let databaseUrl: string
let hub: TestHub
let workspace: TestWorkspace
let visitor: TestVisitor
let conversationId: string

beforeAll(async () => {
  server = await openDatabases()
  databaseUrl = await server.freshDatabase()
  hub = await startTestHub(databaseUrl)
  workspace = await aSignedInWorkspace(hub)
})
afterAll(async () => {
  await hub.close()
  await server.close()
})
beforeEach(async () => {
  const made = await aConversation(hub, workspace)
  visitor = made.visitor
  conversationId = made.conversation.id
})

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')
const large = Uint8Array.from({ length: PART_BYTES * 2 + 7 }, (_, i) => i % 251)
const refuses = (status: number, code: string) => ({ status, body: { error: { code } } })

type Api = (method: string, path: string, body?: unknown) => Promise<Answer>
const agentApi =
  (token: string): Api =>
  (method, path, body) =>
    hub.api(method, `${API_BASE}${path}`, { token, ...(body === undefined ? {} : { body }) })
const asAgent: Api = (...call) => agentApi(workspace.tokens.agent)(...call)

const begin = (api: Api, bytes: Uint8Array, over: object = {}) => {
  const file = { id: randomUUID(), name: 'photo.png', mediaType: 'image/png', sizeBytes: bytes.length, ...over }
  return api('POST', '/attachments', api === visitor.api ? file : { conversationId, ...file })
}
const put = (api: Api, id: unknown, index: number, bytes: Uint8Array) =>
  api('PUT', `/attachments/${String(id)}/parts/${index}`, bytes.slice(index * PART_BYTES, (index + 1) * PART_BYTES))

/** Uploads all of it. Returns the id. */
async function upload(api: Api, bytes = PNG, over: object = {}): Promise<string> {
  const { body } = await begin(api, bytes, over)
  for (let index = 0; index * PART_BYTES < bytes.length; index++) await put(api, body.id, index, bytes)
  return body.id as unknown as string
}
const sendAsVisitor = (attachmentIds: string[], by = visitor) =>
  by.api('POST', '/messages', { id: randomUUID(), text: '', attachmentIds })
const sendAsAgent = (ids: string[], api = asAgent, id = randomUUID()) => {
  const attachments = ids.map((file) => ({ id: file, name: 'x', mediaType: 'text/html', sizeBytes: 1 }))
  return api('POST', `/conversations/${conversationId}/messages`, {
    id,
    content: { kind: 'attachments', text: '', attachments },
  })
}
const download = (base: string, token: string, id: string) =>
  fetch(`${hub.url}${base}/attachments/${id}`, { headers: { authorization: `Bearer ${token}` } })

describe('an upload', () => {
  it('says which parts have arrived, whatever order they come in and however often', async () => {
    const { body } = await begin(visitor.api, large)
    expect(body).toMatchObject({ parts: 3, received: [], attachment: null })
    expect((await put(visitor.api, body.id, 2, large)).body).toMatchObject({ received: [2], attachment: null })
    expect((await put(visitor.api, body.id, 2, large)).body).toMatchObject({ received: [2] })
    const again = await visitor.api('POST', '/attachments', {
      id: body.id,
      name: 'photo.png',
      mediaType: '',
      sizeBytes: large.length,
    })
    expect(again.body).toMatchObject({ received: [2] })
    await put(visitor.api, body.id, 0, large)
    expect((await put(visitor.api, body.id, 1, large)).body).toMatchObject({ attachment: { sizeBytes: large.length } })
  })

  it('goes on at another hub when the first one is gone', async () => {
    const first = await startTestHub(databaseUrl)
    const id = randomUUID()
    const call = (at: TestHub, method: string, path: string, body: unknown) =>
      at.api(method, `${WIDGET_BASE}${path}`, { token: visitor.token, body })
    await call(first, 'POST', '/attachments', { id, name: 'a.bin', mediaType: '', sizeBytes: large.length })
    await call(first, 'PUT', `/attachments/${id}/parts/0`, large.slice(0, PART_BYTES))
    await first.close()
    for (const index of [1, 2]) await put(visitor.api, id, index, large)
    await sendAsVisitor([id])
    const file = await download(WIDGET_BASE, visitor.token, id)
    expect(Buffer.from(await file.arrayBuffer()).equals(large)).toBe(true)
  })

  it('is complete when its two last parts come at once', async () => {
    const { body } = await begin(visitor.api, large)
    const answers = await Promise.all([0, 1, 2].map((index) => put(visitor.api, body.id, index, large)))
    expect(answers.filter((answer) => answer.body.attachment !== null)).toHaveLength(1)
  })

  it('refuses a part of the wrong length, one beyond the end, and one larger than a part', async () => {
    const { body } = await begin(visitor.api, large)
    const path = `/attachments/${str(body.id)}/parts`
    expect(await visitor.api('PUT', `${path}/0`, large.slice(0, 10))).toMatchObject(refuses(400, 'invalid_request'))
    expect(await visitor.api('PUT', `${path}/3`, large.slice(0, 10))).toMatchObject(refuses(400, 'invalid_request'))
    expect(await visitor.api('PUT', `${path}/0`, large.slice(0, PART_BYTES + 1))).toMatchObject(
      refuses(413, 'request_too_large'),
    )
  })

  it.each([
    ['too large', 20 * 1024 * 1024 + 1, 'photo.png', 413, 'attachment_too_large'],
    ['empty', 0, 'photo.png', 422, 'attachment_empty'],
    ['a program', 10, 'photo.png.exe', 415, 'attachment_type_refused'],
  ])('is refused before its first byte when it is %s', async (_why, sizeBytes, name, status, code) => {
    for (const api of [visitor.api, asAgent])
      expect(await begin(api, PNG, { sizeBytes, name })).toMatchObject(refuses(status, code))
  })

  it('of a visitor who never sends ends at what one visitor may have waiting', async () => {
    const sizeBytes = 20 * 1024 * 1024
    for (let taken = 0; taken < UNSENT_MAX_BYTES; taken += sizeBytes)
      expect((await begin(visitor.api, PNG, { sizeBytes })).status).toBe(201)
    expect(await begin(visitor.api, PNG, { sizeBytes })).toMatchObject(refuses(409, 'attachment_quota_reached'))
  })

  it('is nobody’s but its author’s: not another visitor’s, a colleague’s, or another workspace’s', async () => {
    const foreign = await aSignedInWorkspace(hub)
    const theirs = await upload(visitor.api)
    const { body } = await begin(asAgent, PNG)
    const others: Api[] = [
      (await aVisitor(hub, workspace.inboxId)).api,
      (await aVisitor(hub, foreign.inboxId)).api,
      agentApi(workspace.tokens.admin),
      agentApi(foreign.tokens.admin),
    ]
    for (const api of others) {
      expect(await put(api, body.id, 0, PNG)).toMatchObject(refuses(404, 'attachment_not_found'))
      expect(await put(api, theirs, 0, PNG)).toMatchObject(refuses(404, 'attachment_not_found'))
    }
    const twin = { id: body.id, name: 'photo.png', mediaType: '', sizeBytes: PNG.length }
    expect(await visitor.api('POST', '/attachments', twin)).toMatchObject(refuses(409, 'idempotency_conflict'))
  })
})

describe('a message', () => {
  it('carries finished uploads as the hub knows them, and sent again is the same', async () => {
    const file = await upload(asAgent, PNG, { name: 'Größe 合同.png' })
    const id = randomUUID()
    const { status, body } = await sendAsAgent([file], asAgent, id)
    expect(status).toBe(202)
    expect(body.content).toEqual({
      kind: 'attachments',
      text: '',
      attachments: [{ id: file, name: 'Größe 合同.png', mediaType: 'image/png', sizeBytes: PNG.length }],
    })
    expect((await sendAsAgent([file], asAgent, id)).body).toEqual(body)
  })

  it('refuses an upload that is incomplete, unknown, of somebody else, or carried by another message', async () => {
    const { body } = await begin(visitor.api, large)
    await put(visitor.api, body.id, 0, large)
    expect(await sendAsVisitor([str(body.id)])).toMatchObject(refuses(409, 'attachment_incomplete'))
    expect(await sendAsVisitor([randomUUID()])).toMatchObject(refuses(404, 'attachment_not_found'))
    const own = await upload(visitor.api)
    const other = await aVisitor(hub, workspace.inboxId)
    expect(await sendAsVisitor([own], other)).toMatchObject(refuses(404, 'attachment_not_found'))
    expect(await sendAsAgent([own])).toMatchObject(refuses(404, 'attachment_not_found'))
    expect(await sendAsAgent([await upload(asAgent)], agentApi(workspace.tokens.admin))).toMatchObject(
      refuses(404, 'attachment_not_found'),
    )
    expect((await sendAsVisitor([own])).status).toBe(202)
    expect(await sendAsVisitor([own])).toMatchObject(refuses(409, 'attachment_in_use'))
  })

  it('of two that name one upload at once, one carries it', async () => {
    const file = await upload(visitor.api)
    const answers = await Promise.all(Array.from({ length: 6 }, () => sendAsVisitor([file])))
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409, 409])
  })

  it('says something: neither words nor files is refused', async () => {
    expect(await sendAsVisitor([])).toMatchObject(refuses(400, 'invalid_request'))
  })
})

describe('a file', () => {
  it('is a download with its name, and can never run', async () => {
    const id = await upload(visitor.api, PNG, { name: 'r"e\u202E合同.png' })
    await sendAsVisitor([id])
    for (const [base, token] of [
      [API_BASE, workspace.tokens.agent],
      [WIDGET_BASE, visitor.token],
    ] as const) {
      const { status, headers } = await download(base, token, id)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('image/png')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="r_e_+\.png"; filename\*=UTF-8''r%22e/)
    }
  })

  it('that is a page but claims to be a picture is served as unknown bytes', async () => {
    const id = await upload(visitor.api, html)
    await sendAsVisitor([id])
    const file = await download(API_BASE, workspace.tokens.agent, id)
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(await file.text()).toContain('<script>')
  })

  it('is for agents of the workspace and the visitor of the conversation, once it was sent', async () => {
    const id = await upload(asAgent)
    const statuses = async () => {
      const foreign = await aSignedInWorkspace(hub)
      const other = await aVisitor(hub, workspace.inboxId)
      const asked: [string, string][] = [
        [API_BASE, workspace.tokens.admin],
        [WIDGET_BASE, visitor.token],
        [API_BASE, foreign.tokens.admin],
        [WIDGET_BASE, other.token],
        [API_BASE, visitor.token],
        [WIDGET_BASE, workspace.tokens.admin],
      ]
      return Promise.all(asked.map(async ([base, token]) => (await download(base, token, id)).status))
    }
    expect(await statuses()).toEqual([404, 404, 404, 404, 401, 401])
    await sendAsAgent([id])
    expect(await statuses()).toEqual([200, 200, 404, 404, 401, 401])
  })

  it('that was never sent is trimmed, and one that was stays', async () => {
    const sent = await upload(visitor.api)
    await sendAsVisitor([sent])
    const unsent = await upload(visitor.api)
    expect(await hub.deps.attachments.trim(Date.now() + 1)).toBeGreaterThan(0)
    expect((await download(WIDGET_BASE, visitor.token, sent)).status).toBe(200)
    expect(await sendAsVisitor([unsent])).toMatchObject(refuses(404, 'attachment_not_found'))
  })
})
