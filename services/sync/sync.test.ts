import 'fake-indexeddb/auto'
import { saveDraft } from '@/data/drafts'
import { enqueue } from '@/data/outbox'
import { transcript } from '@/data/messages'
import { readMeta } from '@/data/meta'
import { applyTranscriptPage } from '@/data/sync'
import type { ConversationId } from '@/domain/ids'
import { aMessage, anId, anOutboxEntry } from '@/tests/factories'
import { ModelHub } from '@/tests/model/model-hub'
import { turn, World } from '@/tests/model/world'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// A killed worker's last words about its closed database.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => vi.restoreAllMocks())

let hub: ModelHub
let world: World
let id: ConversationId
beforeEach(() => {
  hub = new ModelHub(2)
  id = [...hub.conversations.keys()][0]!
  world = new World(hub, `sync-${anId()}`, () => 0.5)
  world.trouble = 0
})
afterEach(() => world.kill())

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) {
    world.advance(100)
    await turn()
  }
}
const db = () => world.worker!.db
const seq = async () => (await readMeta(db(), 'cursor'))?.seq
const caughtUp = () => until(async () => (await seq()) === hub.seq)
const texts = async () =>
  (await transcript(db(), id)).items.map((item) =>
    item.kind === 'message' && item.message.content.kind === 'text' ? item.message.content.text : item.kind,
  )

describe('sync', () => {
  it('pain 1: after any time away it goes on from its cursor, and misses nothing', async () => {
    world.start()
    await caughtUp()
    hub.say(id, 'before')
    await caughtUp()
    world.kill()
    hub.say(id, 'while away')
    hub.say(id, 'long away')
    world.start()
    await caughtUp()
    expect(await texts()).toEqual(['before', 'while away', 'long away'])
  })

  it('pain 1: a connection that has gone silent is replaced without being told', async () => {
    world.start()
    await caughtUp()
    world.silenceStreams()
    hub.say(id, 'into the void')
    world.advance(34_000)
    expect(await seq()).toBe(0)
    world.advance(2_000)
    await caughtUp()
    expect(await texts()).toEqual(['into the void'])
  })

  it('pain 1: on waking, on coming online and when somebody looks, a connection not heard of lately is replaced', async () => {
    world.start()
    await caughtUp()
    world.silenceStreams()
    hub.say(id, 'during sleep')
    world.advance(18_000)
    world.worker!.sync.reconcile()
    await until(async () => (await seq()) === 1)
    expect(world.now).toBeLessThan(1_000 + 18_000 + 5_000)
  })

  it('an expired cursor brings a snapshot in place of what was held, but never of outbox and drafts', async () => {
    world.open.add(id)
    world.start()
    hub.say(id, 'one')
    await caughtUp()
    const waiting = anOutboxEntry({ conversationId: id, sendsAt: Number.MAX_SAFE_INTEGER })
    await enqueue(db(), waiting, { now: 1, draft: null })
    const place = { conversationId: id, mode: 'reply', quotedId: null } as const
    await saveDraft(db(), place, 'half a sentence')
    world.kill()
    hub.say(id, 'two')
    hub.trim()
    world.start()
    await caughtUp()
    expect(await texts()).toEqual(['one', 'two', 'queued'])
    expect(await db().drafts.count()).toBe(1)
  })

  it('a hub whose database was put back to an earlier day is believed', async () => {
    world.start()
    hub.say(id, 'kept')
    hub.say(id, 'lost with the disk')
    await caughtUp()
    world.kill()
    const lost = hub.log.pop()!.rows.messages![0]!
    hub.messages.delete(lost.id)
    world.start()
    await caughtUp()
    expect(await db().messages.get(lost.id)).toBeUndefined()
  })

  it('a page of history that comes after what it touched is gone is dropped, for it would stand apart', async () => {
    world.start()
    for (const text of ['a', 'b', 'c']) hub.say(id, text)
    await caughtUp()
    const { fill } = (await readMeta(db(), 'cursor'))!
    await db().histories.delete(id)
    const page = {
      conversationId: id,
      messages: [aMessage({ conversationId: id, position: 1 })],
      notes: [],
      activities: [],
      more: false,
    }
    expect(await applyTranscriptPage(db(), { fill, before: 2, page, now: 1 })).toBe(false)
    expect(await applyTranscriptPage(db(), { fill: 'another snapshot', before: null, page, now: 1 })).toBe(false)
    expect(await applyTranscriptPage(db(), { fill, before: null, page, now: 1 })).toBe(true)
  })
})
