import 'fake-indexeddb/auto'
import { InboxDb } from '@/data/db'
import { draftAt, saveDraft } from '@/data/drafts'
import { AppError, type ErrorCode } from '@/domain/errors'
import type { ConversationId, MessageId } from '@/domain/ids'
import type { Clock } from '../clock'
import { aCard, aMessage, anId } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HubClient } from '../hub-client/client'
import { createOutbox, type NewEntry, type Outbox } from './outbox'

const owner = { hubUrl: 'https://hub', agentId: 'agent-1' as never, workspaceId: 'ws-1' as never }
const conversationId = anId<ConversationId>('cv')

type Sent = { id: string; body: unknown }
let db: InboxDb
let outbox: Outbox
let now: number
let timers: { at: number; fn: () => void }[]
/** What the hub got, in order; and what it answers next (accepted when empty). */
let received: Sent[]
let refusals: ErrorCode[]
let answer: () => Promise<void>

const clock: Clock = {
  now: () => now,
  after(ms, fn) {
    const timer = { at: now + ms, fn }
    timers.push(timer)
    return () => (timers = timers.filter((each) => each !== timer))
  },
}
function advance(ms: number) {
  now += ms
  const due = timers.filter((timer) => timer.at <= now)
  timers = timers.filter((timer) => timer.at > now)
  for (const { fn } of due) fn()
}
const hub = {
  hubUrl: owner.hubUrl,
  stream: () => ({ url: '', headers: {} }),
  async call(_name: string, { params, body }: { params: { conversationId: ConversationId }; body: { id: MessageId } }) {
    received.push({ id: body.id, body })
    await answer()
    const code = refusals.shift()
    if (code) throw new AppError(code)
    return aMessage({ ...body, ...params, position: received.length })
  },
} as unknown as HubClient

let lock: Promise<void> = Promise.resolve()
const alone = (work: () => Promise<void>) => (lock = lock.then(work))
const open = () => createOutbox({ db, hub, owner, clock, alone, onSignedOut: () => {} })

beforeEach(async () => {
  db = new InboxDb(`outbox-${anId()}`)
  await db.meta.put({ key: 'owner', value: owner })
  now = 1_000_000
  timers = []
  received = []
  refusals = []
  answer = async () => {}
  outbox = open()
})
afterEach(async () => {
  await outbox.stop()
  await db.delete()
})

const text = (words: string, over: Partial<NewEntry> = {}): NewEntry => ({
  id: anId<MessageId>('me'),
  conversationId,
  payload: { kind: 'message', content: { kind: 'text', text: words }, quotedId: null },
  sendsAt: null,
  ...over,
})
const card = () =>
  text('', {
    payload: { kind: 'message', content: { kind: 'card', card: aCard() }, quotedId: null },
    sendsAt: now + 5_000,
  })
/** Waits for the database to say so; a live query would only say it later. */
async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
const empty = () => until(async () => (await db.outbox.count()) === 0)
const stateOf = async (id: string) => (await db.outbox.get(id))?.state

describe('the outbox', () => {
  it('sends in order, and an entry goes when the hub has its message', async () => {
    const entries = [text('one'), text('two'), text('three')]
    for (const entry of entries) await outbox.add(entry, null)
    await empty()
    expect(received.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
  })

  it('pain 8: an ordinary reply carries its text and nothing else, no tag', async () => {
    const entry = text('Yes')
    await outbox.add(entry, null)
    await empty()
    expect(received[0]!.body).toEqual({
      id: entry.id,
      content: { kind: 'text', text: 'Yes' },
      quotedId: null,
      seenPosition: null,
    })
  })

  it('pain 2: pressed twice, it is queued once and sent once', async () => {
    const entry = text('once')
    await Promise.all([outbox.add(entry, null), outbox.add(entry, null)])
    await empty()
    await outbox.add(entry, null)
    await empty()
    expect(received).toHaveLength(1)
  })

  it('pain 2: an attempt whose answer was lost is made again under the same id', async () => {
    refusals = ['hub_unreachable']
    const entry = text('again')
    await outbox.add(entry, null)
    await until(() => timers.length > 0)
    expect(await db.outbox.get(entry.id)).toMatchObject({ state: 'pending', attempts: 1, failure: 'hub_unreachable' })
    advance(1_000)
    await empty()
    expect(received.map(({ id }) => id)).toEqual([entry.id, entry.id])
  })

  it('pain 12: a draft goes with what was made of it, and no other draft does', async () => {
    const reply = { conversationId, mode: 'reply', quotedId: null } as const
    const note = { conversationId, mode: 'note', quotedId: null } as const
    await saveDraft(db, reply, 'Yes')
    await saveDraft(db, note, 'Careful')
    await outbox.add(text('Yes'), reply)
    expect(await draftAt(db, reply)).toBeUndefined()
    expect(await draftAt(db, note)).toMatchObject({ text: 'Careful' })
  })

  it('keeps what the hub refuses for good, with the reason, and lets the rest go on', async () => {
    refusals = ['messaging_window_closed']
    const [refused, next] = [text('late'), text('fine')]
    await outbox.add(refused, null)
    await outbox.add(next, null)
    await until(async () => (await db.outbox.count()) === 1 && (await stateOf(refused.id)) === 'failed')
    expect(await db.outbox.get(refused.id)).toMatchObject({ failure: 'messaging_window_closed' })
    await outbox.retry(refused.id as MessageId)
    await empty()
    expect(received.map(({ id }) => id)).toEqual([refused.id, next.id, refused.id])
  })

  it('holds a card for five seconds, and whatever is written after it waits its turn', async () => {
    const held = card()
    const after = text('Here it is')
    await outbox.add(held, null)
    await outbox.add(after, null)
    await until(() => timers.length > 0)
    advance(4_999)
    expect(received).toHaveLength(0)
    advance(1)
    await empty()
    expect(received.map(({ id }) => id)).toEqual([held.id, after.id])
  })

  it('a card somebody is looking at goes as long after as was left of its time', async () => {
    const held = card()
    await outbox.add(held, null)
    await until(() => timers.length > 0)
    advance(4_000)
    expect(await outbox.postpone(held.id as MessageId, 3_000)).toBe(now + 3_000)
    advance(2_999)
    await until(() => timers.some(({ at }) => at === now + 1))
    expect(received).toHaveLength(0)
    advance(1)
    await empty()
    expect(received.map(({ id }) => id)).toEqual([held.id])
    await expect(outbox.postpone(held.id as MessageId, 3_000)).rejects.toThrow('nothing_to_undo')
  })

  it('an undone card is never sent', async () => {
    const held = card()
    await outbox.add(held, null)
    await outbox.undo(held.id as MessageId)
    advance(10_000)
    const marker = text('after')
    await outbox.add(marker, null)
    await empty()
    expect(received.map(({ id }) => id)).toEqual([marker.id])
  })

  it('refuses to undo what may have left already', async () => {
    let finish = () => {}
    answer = () => new Promise((resolve) => (finish = resolve))
    const entry = text('gone')
    await outbox.add(entry, null)
    await until(() => received.length === 1)
    await expect(outbox.undo(entry.id as MessageId)).rejects.toThrow('nothing_to_undo')
    finish()
    await empty()
    await expect(outbox.undo(entry.id as MessageId)).rejects.toThrow('nothing_to_undo')
  })

  it('sends what a stopped worker was sending, by the same id, and holds a card to its time', async () => {
    const stranded = text('stranded')
    const held = card()
    const common = { workspaceId: owner.workspaceId, failure: null } as const
    await db.outbox.bulkAdd([
      { ...stranded, ...common, state: 'sending', attempts: 1, createdAt: 1 },
      { ...held, ...common, conversationId: anId('cv'), state: 'pending', attempts: 0, createdAt: 2 },
    ])
    outbox.drain()
    await until(async () => (await db.outbox.count()) === 1 && timers.length > 0)
    expect(received.map(({ id }) => id)).toEqual([stranded.id])
    advance(5_000)
    await empty()
  })

  it('two outboxes at once, as when a worker is replaced, send everything once and in order', async () => {
    const entries = Array.from({ length: 8 }, (_, i) => text(String(i)))
    const other = open()
    for (const [i, entry] of entries.entries()) await (i % 2 ? other : outbox).add(entry, null)
    other.drain()
    outbox.drain()
    await empty()
    expect(received.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
    await other.stop()
  })

  it('sends for a few conversations at once, never for all', async () => {
    let [underway, most] = [0, 0]
    answer = async () => {
      most = Math.max(most, (underway += 1))
      await new Promise((resolve) => setImmediate(resolve))
      underway -= 1
    }
    const common = { workspaceId: owner.workspaceId, state: 'pending', attempts: 0, failure: null } as const
    const queue = Array.from({ length: 20 }, (_, i) => ({
      ...text(String(i), { conversationId: anId('cv') }),
      ...common,
      createdAt: i,
    }))
    await db.outbox.bulkAdd(queue)
    outbox.drain()
    await empty()
    expect(received).toHaveLength(20)
    expect(most).toBeLessThanOrEqual(4)
  })

  it('leaves alone what was written in another workspace', async () => {
    const foreign = {
      ...text('elsewhere'),
      workspaceId: 'ws-2' as never,
      state: 'pending',
      attempts: 0,
      failure: null,
    } as const
    await db.outbox.add({ ...foreign, createdAt: 1 })
    await outbox.add(text('here', { conversationId: anId('cv') }), null)
    await until(async () => (await db.outbox.count()) === 1)
    expect(received).toHaveLength(1)
    expect(await stateOf(foreign.id)).toBe('pending')
  })
})

describe('the send guard', () => {
  const held = async (words: string) => {
    refusals = ['colleague_answered']
    const entry = text(words, {
      payload: { kind: 'message', content: { kind: 'text', text: words }, quotedId: null, seenPosition: 7 },
    })
    await outbox.add(entry, null)
    await until(async () => (await stateOf(entry.id)) === 'held')
    return entry.id as MessageId
  }

  it('holds what the hub did not take, also over a restart, and sends what is written after it', async () => {
    const id = await held('Ours')
    await outbox.stop()
    outbox = open()
    const next = text('Next')
    await outbox.add(next, null)
    await until(async () => (await db.outbox.count()) === 1)
    expect(await stateOf(id)).toBe('held')
    expect(received.map((sent) => sent.id)).toEqual([id, next.id])
  })

  it('sends it all the same, naming what its author has seen by now', async () => {
    const id = await held('Ours')
    await outbox.sendAnyway(id, 9)
    await empty()
    expect(received.map(({ body }) => (body as { seenPosition: number }).seenPosition)).toEqual([7, 9])
    await expect(outbox.sendAnyway(id, 9)).rejects.toMatchObject({ code: 'message_not_found' })
  })

  it('makes a draft of it again, above what was begun meanwhile', async () => {
    const id = await held('Ours')
    const place = { conversationId, mode: 'reply', quotedId: null } as const
    await saveDraft(db, place, 'Begun')
    expect(await outbox.edit(id)).toEqual(place)
    expect((await draftAt(db, place))?.text).toBe('Ours\n\nBegun')
    expect(await db.outbox.count()).toBe(0)
    await expect(outbox.edit(id)).rejects.toMatchObject({ code: 'nothing_to_undo' })
  })

  it('lets it be discarded', async () => {
    await outbox.undo(await held('Ours'))
    expect(await db.outbox.count()).toBe(0)
  })
})
