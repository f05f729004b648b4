/**
 * Sync and outbox through random faults: answers lost after the hub committed, frames lost, repeated and swapped, stale
 * cursors, a trimmed log, workers killed between any two steps, two drains at once.
 */
import 'fake-indexeddb/auto'
import { InboxDb } from '@/data/db'
import { historyOf } from '@/data/histories'
import { readMeta } from '@/data/meta'
import { CACHE_LIMITS, trimCache } from '@/data/trim'
import { transcript } from '@/data/messages'
import { AppError } from '@/domain/errors'
import type { ConversationId, MessageId } from '@/domain/ids'
import { newId } from '@/domain/new-id'
import type { TranscriptItem } from '@/domain/transcript'
import { ModelHub } from '@/tests/model/model-hub'
import { randomFrom, turn, World } from '@/tests/model/world'
import { anId } from '@/tests/factories'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

const CONVERSATIONS = 3
const conversation = fc.nat(CONVERSATIONS - 1)
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('say' as const), conversation }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('send' as const), conversation, note: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('assign' as const), conversation }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('receipt' as const), which: fc.nat(50) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('load' as const), conversation }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('trim' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drain' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(5_000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const), conversation }) },
)
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never
const script = fc.array(fc.record({ action, turns: fc.nat(12) }), { minLength: 5, maxLength: 40 })

interface Story {
  world: World
  ids: ConversationId[]
  /** The page's own connection. */
  page: InboxDb
  /** What the agent pressed Send on, per conversation, in order. */
  sent: Map<ConversationId, string[]>
}

/** A page presses Send; when the worker dies under it, it asks the next one, with the same id. */
async function press({ world, sent }: Story, conversationId: ConversationId, isNote: boolean): Promise<void> {
  const id = newId(world.now)
  const text = `agent ${id}`
  sent.get(conversationId)!.push(id)
  const payload = isNote
    ? ({ kind: 'note', text } as const)
    : ({ kind: 'message', content: { kind: 'text', text }, quotedId: null } as const)
  for (;;) {
    const worker = world.worker ?? world.start()
    const add = worker.outbox.add({ id: id as MessageId, conversationId, payload, sendsAt: null }, null)
    const done = await Promise.race([add.then(() => true), untilDead(worker)]).catch(() => false)
    if (done) return
  }
}

async function untilDead(worker: { isDead: boolean }): Promise<false> {
  while (!worker.isDead) await turn()
  return false
}

async function load({ world }: Story, conversationId: ConversationId): Promise<void> {
  const worker = world.worker ?? world.start()
  const loading = worker.transcripts.loadOlder(conversationId).then(
    () => true,
    (error: unknown) => {
      if (!worker.isDead && !(error instanceof AppError)) throw error
      return false
    },
  )
  await Promise.race([loading, untilDead(worker)])
}

/** What is on screen has no hole: every message of the hub's between the first and last shown is shown. */
async function look({ world, page }: Story, conversationId: ConversationId): Promise<void> {
  const { items, cursor } = await page.transaction('r', page.tables, async () => ({
    items: (await transcript(page, conversationId, 1_000)).items,
    cursor: (await readMeta(page, 'cursor'))?.seq ?? 0,
  }))
  const shown = items.flatMap((item) => (item.kind === 'message' ? [item.message.position] : []))
  const between = world.hub
    .messagesOf(conversationId)
    .map((message) => message.position)
    .filter((position) => position >= (shown[0] ?? Infinity) && position <= cursor)
  expect(shown.filter((position) => position <= cursor)).toEqual(between)
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
}

/** The cache is full of newer things: no transcript is kept but the open one. */
async function forget({ world, page }: Story): Promise<void> {
  await trimCache(page, { now: world.now, keep: [...world.open], limits: { ...CACHE_LIMITS, transcripts: 0 } })
}

async function perform(story: Story, step: Action): Promise<void> {
  const { world, ids } = story
  if (step.kind === 'say') world.hub.say(ids[step.conversation]!, `contact ${world.hub.seq}`)
  if (step.kind === 'assign') world.hub.assign(ids[step.conversation]!)
  if (step.kind === 'send') void press(story, ids[step.conversation]!, step.note)
  if (step.kind === 'receipt') {
    const message = [...world.hub.messages.values()][step.which % Math.max(1, world.hub.messages.size)]
    if (message) world.hub.receipt(message.id, 'read')
  }
  if (step.kind === 'load') void load(story, ids[step.conversation]!)
  if (step.kind === 'kill') world.kill()
  if (step.kind === 'trim') world.hub.trim()
  if (step.kind === 'forget') await forget(story)
  if (step.kind === 'cut') world.cutStreams()
  if (step.kind === 'drain') world.worker?.outbox.drain()
  if (step.kind === 'wait') world.advance(step.ms)
  if (step.kind === 'look') await look(story, ids[step.conversation]!)
  // The browser starts a worker whenever something wants one.
  if (!world.worker && step.kind !== 'kill') world.start()
}

function rowOf(item: TranscriptItem) {
  if (item.kind === 'message') return item.message
  if (item.kind === 'note') return item.note
  return item.kind === 'activity' ? item.activity : null
}

/** No more faults: everything that can still happen happens. */
async function heal({ world, ids, page }: Story): Promise<void> {
  world.trouble = 0
  world.kill()
  const worker = world.start()
  const isDone = async () =>
    (await page.outbox.count()) === 0 && (await readMeta(page, 'cursor'))?.seq === world.hub.seq
  for (let i = 0; i < 400 && !(await isDone()); i++) {
    world.advance(1_000)
    for (let turns = 0; turns < 5; turns++) await turn()
  }
  for (const id of ids) while (!(await historyOf(page, id))?.complete) await worker.transcripts.loadOlder(id)
}

async function tell(steps: { action: Action; turns: number }[], seed: number): Promise<Story> {
  const hub = new ModelHub(CONVERSATIONS)
  const ids = [...hub.conversations.keys()]
  const name = `nothing-lost-${anId()}`
  const world = new World(hub, name, randomFrom(seed))
  world.open.add(ids[0]!)
  const story: Story = { world, ids, page: new InboxDb(name), sent: new Map(ids.map((id) => [id, []])) }
  world.start()
  for (const step of steps) {
    await perform(story, step.action)
    for (let i = 0; i < step.turns; i++) await turn()
  }
  await heal(story)
  return story
}

describe('sync and outbox', () => {
  afterEach(() => vi.restoreAllMocks())

  it('pains 1, 2: hub, database and screen end up the same, in the same order, each once, whatever happens between', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {}) // a killed worker's last words about its closed database
    await fc.assert(
      fc.asyncProperty(script, fc.integer(), async (steps, seed) => {
        const { world, ids, page, sent } = await tell(steps, seed)
        for (const id of ids) {
          const said = [
            ...world.hub.messagesOf(id),
            ...world.hub.notesOf(id),
            ...world.hub.activitiesOfConversation(id),
          ].sort((a, b) => a.position - b.position)
          const shown = (await transcript(page, id, 1_000)).items
          expect(shown.map((item) => item.id)).toEqual(said.map((row) => row.id))
          expect(shown.map(rowOf)).toEqual(said)
          expect(await page.conversations.get(id)).toEqual(world.hub.conversations.get(id))
          const arrived = said.map((row) => row.id as string).filter((each) => sent.get(id)!.includes(each))
          expect(new Set(arrived)).toEqual(new Set(sent.get(id)))
        }
        expect(await page.outbox.count()).toBe(0)
        world.kill()
        page.close()
      }),
      { numRuns: 120 },
    )
  }, 120_000)
})
