/** Everything that runs while somebody is signed in, put together; what of it a command needs, by name. */
import type { LogEntry } from '@/data/apply'
import { conversationsByIds } from '@/data/conversations'
import { contactById, saveVisits } from '@/data/contacts'
import type { InboxDb } from '@/data/db'
import { forgetRead, pendingReads, rememberRead } from '@/data/reads'
import { applyFetched } from '@/data/sync'
import { readMeta } from '@/data/meta'
import { AppError } from '@/domain/errors'
import { isMentioned } from '@/domain/called'
import type { ConversationId } from '@/domain/ids'
import type { Push, SyncState } from '@/protocol/extension'
import { browser } from 'wxt/browser'
import type { Clock } from './clock'
import { createHubClient, type HubClient } from './hub-client/client'
import { arrivals, dismiss, notify, notifyOwn, showUnread } from './notifications/notify'
import { createUnread } from './notifications/unread'
import type { Openings } from './openings'
import { createOutbox, type Outbox } from './outbox/outbox'
import type { createPresence } from './presence'
import type { Credentials } from './session/session'
import { readStream } from './sync/stream'
import { startSync, type Signal, type Sync } from './sync/sync'
import { createTranscripts, type Transcripts } from './transcripts'

export interface EngineDeps {
  db: InboxDb
  clock: Clock
  openings: Openings
  presence: ReturnType<typeof createPresence>
  push: (push: Push) => void
  /** Is this conversation before the agent's eyes? */
  isShown: (id: ConversationId) => Promise<boolean>
  /** The hub does not take our token any more. */
  onSignedOut: () => void
}

export interface Engine {
  hub: HubClient
  sync: Sync
  outbox: Outbox
  transcripts: Transcripts
  state(): Extract<Push, { kind: 'sync' }>
  /** Tells the hub how far was read; remembers it when the hub cannot be told. */
  read(conversationId: ConversationId, position: number): Promise<void>
  stop(): Promise<void>
}

/** After a snapshot this much is fetched ahead, in peace. */
const WARM = { conversations: 2_000, transcripts: 20 }

export function startEngine({ token, owner }: Credentials, deps: EngineDeps): Engine {
  const { db, clock, openings, presence, push } = deps
  const { hubUrl, workspaceId } = owner
  const stopping = new AbortController()
  const hub = createHubClient({ hubUrl, token, workspaceId, until: stopping.signal })
  const transcripts = createTranscripts({ db, hub, clock })
  const alone = (work: () => Promise<void>) => navigator.locks.request('alongside-outbox', work)
  const outbox = createOutbox({ db, hub, owner, clock, alone, onSignedOut: deps.onSignedOut })

  const unread = createUnread(db, owner.agentId, showUnread)
  let sync: SyncState = 'catching-up'
  let since = clock.now()
  let warmed: string | null = null
  let isLive = false

  function onState(state: SyncState) {
    if (state !== 'live') isLive = false
    if (state === sync) return
    sync = state
    since = clock.now()
    push({ kind: 'sync', state, since, behind: null })
  }

  /** What is under way: all of it has ended when we have stopped, for then the database is another person's. */
  const underWay = new Set<Promise<unknown>>()
  function tracked<T>(work: Promise<T>): Promise<T> {
    underWay.add(work)
    const done = () => underWay.delete(work)
    work.then(done, done)
    return work
  }

  /** Work that may fail with the connection: it is done again when we are live again. */
  function quietly(work: Promise<unknown>) {
    tracked(work).catch((error: unknown) => {
      if (!(error instanceof AppError)) console.error('[engine]', error)
      else if (error.code !== 'hub_unreachable') console.warn('[engine]', error.code)
    })
  }

  async function onApplied(entries: LogEntry[]) {
    const changed = entries.flatMap((entry) => entry.rows.conversations ?? [])
    await unread.update(changed)
    await notify(db, { me: owner.agentId, arrived: arrivals(entries, clock.now()), isShown: deps.isShown })
    await notifyOwn(db, { me: owner.agentId, entries, now: clock.now(), isShown: deps.isShown })
    for (const row of changed)
      if (row.unreadCount === 0 && !row.returned && !isMentioned(row, owner.agentId)) await dismiss(row.id)
    await transcripts.fetchMissingContacts(changed)
  }

  async function onSignal(signal: Signal) {
    if (signal.frame !== 'visit') return presence.take(signal)
    if (await contactById(db, signal.data.contactId)) await saveVisits(db, [signal.data])
  }

  /** Once per connection that has caught up, and the fetching ahead once per snapshot. */
  async function onLive(fill: string) {
    if (isLive) return
    isLive = true
    outbox.resume()
    await unread.reload()
    for (const [conversationId, position] of await pendingReads(db)) await readAgain(conversationId, position)
    const open = await openings.all()
    await hub.call('sendLooking', { body: { conversationId: (await openings.latest()) ?? null } })
    for (const id of open) await transcripts.prefetch(id)
    if (warmed === fill) return
    await transcripts.warm(WARM)
    warmed = fill
    await unread.reload()
  }

  async function read(conversationId: ConversationId, position: number) {
    const [held] = await conversationsByIds(db, [conversationId])
    const isDone = held?.unreadCount === 0 && !held.returned && !isMentioned(held, owner.agentId)
    if (held && isDone && held.agentsReadPosition >= position) return forgetRead(db, conversationId, position)
    try {
      const fill = (await readMeta(db, 'cursor'))?.fill
      const changed = await hub.call('markRead', { params: { conversationId }, body: { position } })
      if (fill) await applyFetched(db, fill, { conversations: [changed] })
      await forgetRead(db, conversationId, position)
      await unread.update([changed])
      await dismiss(conversationId)
    } catch (error) {
      const code = error instanceof AppError ? error.code : null
      // The hub was put back to an earlier day: asked again, it would know as little.
      if (code === 'conversation_not_found') await forgetRead(db, conversationId, position)
      if (code !== 'hub_unreachable') throw error
      if (!stopping.signal.aborted) await rememberRead(db, conversationId, position)
    }
  }

  /** What was read while the hub could not be told. One it refuses does not keep the next from being told. */
  async function readAgain(conversationId: ConversationId, position: number) {
    try {
      await read(conversationId, position)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      console.warn('[engine] not marked as read', error.code)
    }
  }

  const running = startSync({
    db,
    hub,
    owner,
    clock,
    read: readStream,
    stayAwake: (seq) => browser.storage.session.set({ cursor: seq }),
    openConversations: () => openings.all(),
    onState,
    onSignal: (signal) => quietly(onSignal(signal)),
    onApplied: (entries) => quietly(onApplied(entries)),
    onLive: (fill) => quietly(onLive(fill)),
    onSignedOut: deps.onSignedOut,
  })
  outbox.drain()
  quietly(unread.reload())

  return {
    hub,
    sync: running,
    outbox,
    transcripts,
    read: (conversationId, position) => tracked(read(conversationId, position)),
    state: () => ({ kind: 'sync', state: sync, since, behind: null }),
    async stop() {
      stopping.abort()
      await Promise.all([running.stop(), outbox.stop()])
      await Promise.allSettled(underWay)
      presence.clear()
    },
  }
}
