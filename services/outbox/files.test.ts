import 'fake-indexeddb/auto'
import { InboxDb } from '@/data/db'
import { AppError } from '@/domain/errors'
import type { ConversationId, MessageId } from '@/domain/ids'
import type { Clock } from '../clock'
import { aMessage, anId } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HubClient } from '../hub-client/client'
import { PART_BYTES } from '@/domain/attachment'
import { addUpload } from '@/data/uploads'
import { createOutbox, type NewEntry } from './outbox'

const owner = { hubUrl: 'https://hub', agentId: 'agent-1' as never, workspaceId: 'ws-1' as never }
const conversationId = anId<ConversationId>('cv')

type Sent = { id: string; body: unknown }
let db: InboxDb
let now: number
let timers: { at: number; fn: () => void }[]
/** What the hub got, in order; */
let received: Sent[]

const clock: Clock = {
  now: () => now,
  after(ms, fn) {
    const timer = { at: now + ms, fn }
    timers.push(timer)
    return () => (timers = timers.filter((each) => each !== timer))
  },
}
const hub = {
  hubUrl: owner.hubUrl,
  stream: () => ({ url: '', headers: {} }),
  async call(_name: string, { params, body }: { params: { conversationId: ConversationId }; body: { id: MessageId } }) {
    received.push({ id: body.id, body })
    return aMessage({ ...body, ...params, position: received.length })
  },
} as unknown as HubClient

let lock: Promise<void> = Promise.resolve()
const alone = (work: () => Promise<void>) => (lock = lock.then(work))

beforeEach(async () => {
  db = new InboxDb(`outbox-${anId()}`)
  await db.meta.put({ key: 'owner', value: owner })
  now = 1_000_000
  timers = []
  received = []
})
afterEach(async () => {
  await db.delete()
})

const text = (words: string, over: Partial<NewEntry> = {}): NewEntry => ({
  id: anId<MessageId>('me'),
  conversationId,
  payload: { kind: 'message', content: { kind: 'text', text: words }, quotedId: null },
  sendsAt: null,
  ...over,
})
/** Waits for the database to say so; a live query would only say it later. */
async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
const empty = () => until(async () => (await db.outbox.count()) === 0)
const stateOf = async (id: string) => (await db.outbox.get(id))?.state

/** A hub that keeps parts, and a worker that dies after each of them. */
describe('a message with a file of three parts', () => {
  const sizeBytes = PART_BYTES * 2 + 7
  const file = { id: crypto.randomUUID(), name: 'label.pdf', mediaType: 'application/pdf', sizeBytes }
  let arrived: number[]
  let calls: string[]
  let beforePart: (index: number) => Promise<void>

  const filesHub = {
    ...hub,
    async call(name: string, input: { params: { index: number }; body: { id: MessageId } & Blob }) {
      calls.push(name === 'putAttachmentPart' ? `part ${input.params.index}` : name)
      const state = () => ({ id: file.id, parts: 3, received: [...arrived], attachment: null })
      if (name === 'createAttachment') return state()
      if (name === 'putAttachmentPart') {
        await beforePart(input.params.index)
        expect(input.body.size).toBe(input.params.index === 2 ? 7 : PART_BYTES)
        arrived.push(input.params.index)
        return state()
      }
      return hub.call(name as 'sendMessage', input as never)
    },
  } as unknown as HubClient
  const openWithFiles = () => createOutbox({ db, hub: filesHub, owner, clock, alone, onSignedOut: () => {} })
  const message = () =>
    text('', {
      payload: { kind: 'message', content: { kind: 'attachments', text: '', attachments: [file] }, quotedId: null },
    })

  beforeEach(async () => {
    arrived = []
    calls = []
    beforePart = async () => {}
    await addUpload(db, { ...file, conversationId, blob: new Blob([new Uint8Array(sizeBytes)]), createdAt: 1 })
  })

  it('pain 18: goes on after the worker died before any of the parts, and no part is sent that had arrived', async () => {
    const entry = message()
    for (const dies of [0, 1, 2]) {
      const worker = openWithFiles()
      let died = () => {}
      const death = new Promise<void>((resolve) => (died = resolve))
      beforePart = async (index) => {
        if (index !== dies) return
        died()
        throw new AppError('hub_unreachable')
      }
      await worker.add(entry, null)
      await death
      await worker.stop()
      now += 120_000
    }
    beforePart = async () => {}
    const last = openWithFiles()
    last.drain()
    await empty()
    await last.stop()
    expect(arrived).toEqual([0, 1, 2])
    expect(received.map(({ id }) => id)).toEqual([entry.id])
    expect(await db.uploads.count()).toBe(0)
    expect((await db.files.get(file.id))?.blob.size).toBe(sizeBytes)
  })

  it('can be taken back while its file is under way, and is then never sent', async () => {
    const worker = openWithFiles()
    const entry = message()
    beforePart = async (index) => {
      if (index === 1) await worker.undo(entry.id as MessageId)
    }
    await worker.add(entry, null)
    await until(() => arrived.includes(1))
    const marker = text('after')
    await worker.add(marker, null)
    await empty()
    expect(received.map(({ id }) => id)).toEqual([marker.id])
    expect(calls).not.toContain('part 2')
    await worker.stop()
  })

  it('pain 18: refused, it stays with the reason, and a retry asks the hub anew what it has', async () => {
    const worker = openWithFiles()
    beforePart = async () => {
      throw new AppError('attachment_quota_reached')
    }
    const entry = message()
    await worker.add(entry, null)
    await until(async () => (await stateOf(entry.id)) === 'failed')
    expect(await db.outbox.get(entry.id)).toMatchObject({ failure: 'attachment_quota_reached', attempts: 0 })
    beforePart = async () => {}
    await worker.retry(entry.id as MessageId)
    await empty()
    expect(calls.filter((name) => name === 'createAttachment')).toHaveLength(2)
    await worker.stop()
  })
})
