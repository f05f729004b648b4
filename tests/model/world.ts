/** Workers that live and die on one database, a clock stepped by hand, and a network that loses and repeats. */
import { InboxDb } from '@/data/db'
import { AppError } from '@/domain/errors'
import type { ConversationId } from '@/domain/ids'
import type { Clock } from '@/services/clock'
import { createOutbox, type Outbox } from '@/services/outbox/outbox'
import type { StreamOptions } from '@/services/sync/stream'
import { startSync, type Sync } from '@/services/sync/sync'
import { createTranscripts, type Transcripts } from '@/services/transcripts'
import { me, modelClient, type ModelHub } from './model-hub'

/** One turn of the event loop: what the fake database needs for a step. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const forever = () => new Promise<never>(() => {})

/** Small, fast and the same everywhere: https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export interface Worker {
  db: InboxDb
  sync: Sync
  outbox: Outbox
  transcripts: Transcripts
  isDead: boolean
}

export class World {
  readonly owner = { hubUrl: 'https://hub', agentId: me.id, workspaceId: 'ws-1' as never }
  readonly open = new Set<ConversationId>()
  now = 1_000
  /** 0: everything arrives, once and in order. */
  trouble = 1
  worker: Worker | null = null
  #timers = new Set<{ at: number; fn: () => void; owner: { isDead: boolean } }>()
  #streams = new Set<(reason: AppError | 'silence') => void>()
  #lock: Promise<void> = Promise.resolve()

  constructor(
    readonly hub: ModelHub,
    readonly dbName: string,
    readonly random: () => number,
  ) {}

  chance(probability: number): boolean {
    return this.random() < probability * this.trouble
  }

  advance(ms: number): void {
    this.now += ms
    for (const timer of [...this.#timers]) {
      if (timer.at > this.now) continue
      this.#timers.delete(timer)
      if (!timer.owner.isDead) timer.fn()
    }
  }

  cutStreams(): void {
    for (const cut of [...this.#streams]) cut(new AppError('hub_unreachable'))
  }

  /** The connections of now say nothing more, and do not end either: what sleep and dead networks leave behind. */
  silenceStreams(): void {
    for (const cut of [...this.#streams]) cut('silence')
  }

  /** What `navigator.locks` does: one at a time, released when the holder dies. */
  #alone(life: { isDead: boolean; died: Promise<void> }, work: () => Promise<void>): Promise<void> {
    const mine = this.#lock.then(() => (life.isDead ? forever() : work()))
    const settled = mine.catch(() => {}) // the holder is told by `mine`
    this.#lock = Promise.race([settled, life.died])
    return mine
  }

  start(): Worker {
    let die = () => {}
    const life = { isDead: false, died: new Promise<void>((resolve) => (die = resolve)) }
    const db = new InboxDb(this.dbName)
    const clock: Clock = {
      now: () => this.now,
      after: (ms, fn) => {
        const timer = { at: this.now + ms, fn, owner: life }
        this.#timers.add(timer)
        return () => this.#timers.delete(timer)
      },
    }
    const client = modelClient(this.hub, (answer) => this.#travel(life, answer))
    const alone = (work: () => Promise<void>) => this.#alone(life, work)
    const onSignedOut = () => {
      throw new Error('nobody signed out')
    }
    const deps = { db, hub: client, owner: this.owner, clock, onSignedOut }
    const outbox = createOutbox({ ...deps, alone })
    const transcripts = createTranscripts(deps)
    const sync = startSync({
      ...deps,
      read: (options) => this.#stream(life, options),
      stayAwake: () => turn(),
      openConversations: async () => [...this.open],
      onState: () => {},
      onSignal: () => {},
      onApplied: () => {},
      onLive: () => outbox.resume(),
    })
    outbox.drain()
    const worker: Worker & { die: () => void } = { db, sync, outbox, transcripts, isDead: false, die }
    worker.die = () => {
      life.isDead = worker.isDead = true
      db.close()
      die()
    }
    this.worker = worker
    return worker
  }

  /** As the browser does it: no line of this worker runs to any effect any more. */
  kill(): void {
    ;(this.worker as (Worker & { die: () => void }) | null)?.die()
    this.worker = null
  }

  async #travel<T>(life: { isDead: boolean }, answer: () => T): Promise<T> {
    for (let i = this.random() * 4 * this.trouble; i > 0; i--) await turn()
    if (life.isDead) return forever()
    if (this.chance(0.15)) throw new AppError('hub_unreachable')
    const value = answer()
    for (let i = this.random() * 4 * this.trouble; i > 0; i--) await turn()
    if (life.isDead) return forever()
    if (this.chance(0.15)) throw new AppError('hub_unreachable') // committed, and the answer lost
    return value
  }

  async #stream(life: { isDead: boolean }, { cursor, signal, onOpen, onFrame }: StreamOptions): Promise<void> {
    await turn()
    if (this.chance(0.1)) throw new AppError('hub_unreachable')
    // A proxy that answers from an old connection: the cursor it resumes from is behind ours.
    const from = this.chance(0.1) ? Math.max(this.hub.trimmed, cursor - 2) : cursor
    if (from < this.hub.trimmed || from > this.hub.seq) throw new AppError('cursor_expired')
    let sent = from
    const end: { by: AppError | 'silence' | null } = { by: null }
    const cut = (reason: AppError | 'silence') => (end.by = reason)
    this.#streams.add(cut)
    onOpen()
    let told = -1
    while (!life.isDead && !signal.aborted && !end.by) {
      const next = this.hub.log[sent]
      if (!next && told !== sent) {
        onFrame({ frame: 'heartbeat', data: { at: this.now, seq: sent } })
        told = sent
      }
      if (!next) {
        await turn()
        continue
      }
      const frame = { frame: 'log', data: structuredClone(next) } as const
      const after = this.hub.log[sent + 1]
      sent += 1
      const luck = this.random() / this.trouble
      if (luck < 0.04) end.by = new AppError('hub_unreachable')
      else if (luck < 0.08)
        continue // lost on the way
      else if (luck < 0.12 && after) {
        onFrame({ frame: 'log', data: structuredClone(after) })
        sent += 1
      }
      if (!end.by) onFrame(frame)
      if (luck < 0.2 && !end.by) onFrame(frame)
      if (this.chance(0.3)) await turn()
    }
    this.#streams.delete(cut)
    if (life.isDead) return forever()
    if (end.by === 'silence') {
      while (!signal.aborted) await turn()
      return
    }
    if (end.by) throw end.by
  }
}
