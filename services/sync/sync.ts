/**
 * Keeps the local database in step with the hub: a snapshot, then every entry of the log after it, each exactly once.
 * The worker may be killed between any two lines: what counts is the cursor, written together with the rows.
 */
import type { LogEntry } from '@/data/apply'
import type { InboxDb } from '@/data/db'
import { readMeta } from '@/data/meta'
import { applyLog, replaceAll, type Cursor, type Owner, type Page } from '@/data/sync'
import { AppError } from '@/domain/errors'
import type { ConversationId } from '@/domain/ids'
import { newId } from '@/domain/new-id'
import { HEARTBEAT_MS, type LoggedEvent, type StreamFrame } from '@/protocol/events'
import type { SyncState } from '@/protocol/extension'
import type { HubClient } from '../hub-client/client'
import { backOff, pause, type Clock } from '../clock'
import { FrameQueue } from './frame-queue'
import type { StreamOptions } from './stream'
import { Reconnect, verdictOn } from './verdict'

export type Signal = Exclude<StreamFrame, { frame: 'log' | 'heartbeat' }>

export interface SyncDeps {
  db: InboxDb
  hub: HubClient
  owner: Owner
  clock: Clock
  /** `readStream`. */
  read: (options: StreamOptions) => Promise<void>
  /** Called for every batch of frames: an extension API call, without which the browser stops the worker. */
  stayAwake: (seq: number) => Promise<void>
  /** Whose transcripts a new snapshot should bring along, for they are on screen. */
  openConversations: () => Promise<ConversationId[]>
  onState: (state: SyncState, behind: number | null) => void
  onSignal: (signal: Signal) => void
  /** Entries that are new here, in order, after they are stored. */
  onApplied: (entries: LogEntry[], fill: string) => void
  /** Up to date with the hub again. */
  onLive: (fill: string) => void
  /** The hub does not know our token any more. */
  onSignedOut: () => void
}

export interface Sync {
  /** Compares notes with the hub now: after sleep, on coming online, when somebody looks. */
  reconcile(): void
  /** Ends for good, when nothing of it is running any more. */
  stop(): Promise<void>
}

/** Longer than two heartbeats: the connection is dead, whatever the network says. */
const SILENCE_MS = 2 * HEARTBEAT_MS + 5_000
const SNAPSHOT_LIMIT = 100
/** One transaction for this many entries at most, so that live queries run between them. */
const BATCH = 100

export function startSync(deps: SyncDeps): Sync {
  const stopping = new AbortController()
  let attention = new AbortController()
  let connection: AbortController | null = null
  let lastFrameAt = 0
  /** Where the present connection has come to. */
  let reached = 0

  async function snapshot(): Promise<Cursor> {
    const { db, hub, owner, clock } = deps
    const filled = await hub.call('getSnapshot', { query: { limit: SNAPSHOT_LIMIT } }, stopping.signal)
    deps.onState('catching-up', null)
    const open = await deps.openConversations()
    const pages = await Promise.all(open.map((conversationId) => firstPage(hub, conversationId, stopping.signal)))
    const fill = newId()
    if (stopping.signal.aborted) throw new Reconnect('asked')
    const found = pages.filter((page) => page !== null)
    await replaceAll(db, { owner, fill, snapshot: filled, pages: found, now: clock.now() })
    return { workspaceId: owner.workspaceId, seq: filled.cursor, fill }
  }

  /** Reads and applies until something ends it, which it throws. */
  async function follow(cursor: Cursor): Promise<never> {
    const queue = new FrameQueue()
    const ending = (connection = new AbortController())
    const quit = (because: Reconnect['because']) => {
      queue.end(new Reconnect(because))
      ending.abort(new Reconnect(because))
    }
    const stop = () => quit('asked')
    stopping.signal.addEventListener('abort', stop, { once: true })
    lastFrameAt = deps.clock.now()
    let silence = deps.clock.after(SILENCE_MS, () => quit('silence'))
    const heard = () => {
      lastFrameAt = deps.clock.now()
      silence()
      silence = deps.clock.after(SILENCE_MS, () => quit('silence'))
    }
    const reading = deps
      .read({
        ...deps.hub.stream('streamEvents'),
        cursor: cursor.seq,
        signal: ending.signal,
        onOpen: () => {
          heard()
          deps.onState('catching-up', null)
        },
        onFrame: (frame) => {
          heard()
          queue.push(frame)
        },
      })
      .then(
        () => queue.end(ending.signal.reason ?? new AppError('hub_unreachable')),
        (reason: unknown) => queue.end(reason),
      )
    try {
      if (stopping.signal.aborted) throw new Reconnect('asked')
      for (;;) reached = await take(await queue.take(), cursor.fill, reached)
    } finally {
      silence()
      stopping.signal.removeEventListener('abort', stop)
      ending.abort(new Reconnect('asked'))
      connection = null
      await reading
    }
  }

  /** Applies what has come, in the order it came. Returns the new cursor. */
  async function take(frames: StreamFrame[], fill: string, before: number): Promise<number> {
    let seq = before
    for (let i = 0; i < frames.length;) {
      const frame = frames[i]!
      if (frame.frame !== 'log') {
        if (frame.frame === 'heartbeat') compare(frame.data.seq, seq, fill)
        else deps.onSignal(frame)
        i += 1
        continue
      }
      const batch = logRun(frames, i)
      seq = await apply(batch, fill)
      i += batch.length
    }
    await deps.stayAwake(seq)
    return seq
  }

  async function apply(batch: LoggedEvent[], fill: string): Promise<number> {
    const applied = await applyLog(deps.db, fill, batch, deps.clock.now())
    if (applied.replaced) throw new Reconnect('replaced')
    reached = applied.seq
    if (applied.entries.length > 0) deps.onApplied(applied.entries, fill)
    if (applied.gap) throw new Reconnect('gap')
    return applied.seq
  }

  /** A heartbeat tells how far the log has come on this stream. */
  function compare(newest: number, seq: number, fill: string): void {
    if (newest > seq) throw new Reconnect('behind')
    if (newest < seq) throw new Reconnect('ahead') // its database was put back to an earlier day, as it will say itself
    deps.onState('live', 0)
    deps.onLive(fill)
  }

  async function run(): Promise<void> {
    deps.onState('catching-up', null)
    let failures = 0
    let missingAt: number | null = null
    let startOver = false
    while (!stopping.signal.aborted) {
      let cursor: Cursor | null = null
      try {
        cursor = startOver ? null : await heldCursor(deps)
        cursor ??= await snapshot()
        startOver = false
        reached = cursor.seq
        await follow(cursor)
      } catch (reason) {
        if (stopping.signal.aborted) return
        if (cursor && reached > cursor.seq) failures = 0
        const { next, snapshot: expired, state, missing } = verdictOn(reason, cursor !== null && missingAt === reached)
        missingAt = missing ? reached : null
        startOver ||= expired
        if (!(reason instanceof AppError || reason instanceof Reconnect)) console.error('[sync]', reason)
        if (next === 'never') return deps.onSignedOut()
        deps.onState(state, null)
        failures += 1
        // Even "at once" is not for ever: a hub that keeps refusing is left alone after the third time.
        if (next === 'now' && failures <= 3) continue
        attention = new AbortController()
        await pause(deps.clock, backOff(failures), AbortSignal.any([attention.signal, stopping.signal]))
      }
    }
  }

  const running = run()
  return {
    reconcile() {
      attention.abort()
      const silentFor = deps.clock.now() - lastFrameAt
      if (connection && silentFor > HEARTBEAT_MS + 2_000) connection.abort(new Reconnect('silence'))
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Log frames in a row from `start` on. */
function logRun(frames: StreamFrame[], start: number): LoggedEvent[] {
  const run: LoggedEvent[] = []
  for (let i = start; i < frames.length && run.length < BATCH; i++) {
    const frame = frames[i]!
    if (frame.frame !== 'log') break
    run.push(frame.data)
  }
  return run
}

async function heldCursor({ db, owner }: SyncDeps): Promise<Cursor | null> {
  const [cursor, holder] = await Promise.all([readMeta(db, 'cursor'), readMeta(db, 'owner')])
  const ours = holder?.hubUrl === owner.hubUrl && holder.agentId === owner.agentId
  return ours && cursor?.workspaceId === owner.workspaceId ? cursor : null
}

async function firstPage(hub: HubClient, conversationId: ConversationId, signal: AbortSignal): Promise<Page | null> {
  try {
    return { conversationId, ...(await hub.call('listMessages', { params: { conversationId }, query: {} }, signal)) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'conversation_not_found') return null
    throw error
  }
}
