/**
 * Sends what agents wrote: in order within a conversation, each once. An entry's id is the message's id and its
 * idempotency key, so an attempt whose answer was lost is simply made again, by this worker or the next.
 */
import type { InboxDb } from '@/data/db'
import {
  backToDraft,
  claim,
  enqueue,
  hold,
  holdUp,
  postpone,
  recover,
  refuse,
  release,
  requeue,
  sendAnyway,
  takeBack,
  wholeQueue,
} from '@/data/outbox'
import type { DraftPlace } from '@/data/rows'
import { applyAnswer, type Owner } from '@/data/sync'
import { AppError, type ErrorCode } from '@/domain/errors'
import type { ConversationId, MessageId, NoteId } from '@/domain/ids'
import { nextInLine, type OutboxEntry } from '@/domain/outbox'
import { backOff, type Clock } from '../clock'
import type { HubClient } from '../hub-client/client'
import { uploadFiles } from './upload'

export interface OutboxDeps {
  db: InboxDb
  hub: HubClient
  owner: Owner
  clock: Clock
  /** Runs `work` while no other context does; `navigator.locks` in the browser. Ends with the context that held it. */
  alone: (work: () => Promise<void>) => Promise<void>
  onSignedOut: () => void
}

export type NewEntry = Pick<OutboxEntry, 'id' | 'conversationId' | 'payload' | 'sendsAt'>

/** Conversations sent for at once. After hours offline the hub is not met by everything together. */
const LANES = 4

/** What trying again cannot help. Everything else is kept and tried again. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'invalid_request',
  'permission_denied',
  'conversation_not_found',
  'message_not_found',
  'idempotency_conflict',
  'channel_rejected_message',
  'messaging_window_closed',
  'request_too_large',
  'address_not_allowed',
  'attachment_not_found',
  'attachment_too_large',
  'attachment_type_refused',
  'attachment_empty',
  'attachment_incomplete',
  'attachment_in_use',
  'attachment_quota_reached',
])

export function createOutbox({ db, hub, owner, clock, alone, onSignedOut }: OutboxDeps) {
  const stopping = new AbortController()
  const active = new Map<ConversationId, Promise<void>>()
  let pumping: Promise<void> | null = null
  let poked: (() => void) | null = null
  let asked = false
  let failures = 0
  let resumeAt = 0
  let cancelTimer = () => {}

  async function put(entry: OutboxEntry): Promise<void> {
    const { conversationId, payload } = entry
    const params = { conversationId }
    const { signal } = stopping
    if (payload.kind === 'note') {
      const body = { id: entry.id as NoteId, text: payload.text, mentions: payload.mentions ?? [] }
      const note = await hub.call('addNote', { params, body }, signal)
      return applyAnswer(db, owner, { notes: [note] }, clock.now())
    }
    const { content, quotedId, seenPosition = null } = payload
    const body = { id: entry.id, content, quotedId, seenPosition }
    const message = await hub.call('sendMessage', { params, body }, signal)
    return applyAnswer(db, owner, { messages: [message] }, clock.now())
  }

  async function send(entry: OutboxEntry): Promise<void> {
    // Files first, while the message can still be taken back: only what follows may reach the contact.
    const carriesFiles = entry.payload.kind === 'message' && entry.payload.content.kind === 'attachments'
    let claimed = false
    try {
      if (carriesFiles && !(await uploadFiles({ db, hub, signal: stopping.signal }, entry.id as MessageId))) return
      claimed = await claim(db, entry.id)
      if (!claimed) return
      await put(entry)
      failures = 0
    } catch (error) {
      await holdBack(entry, error, claimed)
    }
  }

  async function holdBack(entry: OutboxEntry, error: unknown, claimed: boolean): Promise<void> {
    const code = error instanceof AppError ? error.code : 'unexpected'
    if (!(error instanceof AppError)) console.error('[outbox]', error)
    if (code === 'colleague_answered') return hold(db, entry.id)
    const refused = REFUSALS.has(code)
    if (!refused) {
      failures += 1
      resumeAt = clock.now() + backOff(failures)
    }
    if (!claimed) await holdUp(db, entry.id, code, { refused })
    else if (refused) await refuse(db, entry.id, code)
    else await release(db, entry.id, code)
    if (code === 'not_signed_in') onSignedOut()
  }

  /** Starts what may go now. Returns when the next one may, if time is all it waits for. */
  async function startReady(): Promise<number | null> {
    const now = clock.now()
    const waiting = nextInLine(await wholeQueue(db)).filter(
      ({ state, workspaceId, conversationId }) =>
        state === 'pending' && workspaceId === owner.workspaceId && !active.has(conversationId),
    )
    let earliest: number | null = null
    for (const entry of waiting) {
      if (active.size >= LANES) break // whoever finishes makes room
      const at = Math.max(entry.sendsAt ?? 0, resumeAt)
      if (at > now) {
        earliest = Math.min(earliest ?? at, at)
        continue
      }
      const done = send(entry).finally(() => active.delete(entry.conversationId))
      active.set(entry.conversationId, done)
    }
    return earliest
  }

  async function pump(): Promise<void> {
    asked = false
    await recover(db)
    while (!stopping.signal.aborted) {
      asked = false
      const poke = new Promise<void>((resolve) => (poked = resolve))
      const next = await startReady()
      if (active.size === 0) {
        cancelTimer()
        if (next !== null) cancelTimer = clock.after(next - clock.now(), drain)
        return
      }
      await Promise.race([poke, ...active.values()])
    }
    await Promise.allSettled(active.values())
  }

  /** Sends whatever may go now. Call at start, on every change, when the connection is back, and on the alarm. */
  function drain(): void {
    if (stopping.signal.aborted) return
    asked = true
    poked?.()
    pumping ??= alone(pump)
      .catch((error: unknown) => console.error('[outbox]', error))
      .finally(() => {
        pumping = null
        if (asked) drain()
      })
  }

  return {
    drain,
    /** Queues what an agent wrote; its draft goes in the same transaction. The same id again changes nothing. */
    async add(entry: NewEntry, draft: DraftPlace | null): Promise<OutboxEntry> {
      const fresh = { ...entry, workspaceId: owner.workspaceId, state: 'pending', attempts: 0, failure: null } as const
      const queued = await enqueue(db, fresh, { now: clock.now(), draft })
      drain()
      return queued
    },
    /** Throws `nothing_to_undo` once it may have left. */
    async undo(id: MessageId): Promise<void> {
      if (!(await takeBack(db, id))) throw new AppError('nothing_to_undo', { id })
      drain()
    },
    /** It goes `leftMs` from now. Throws `nothing_to_undo` once it may have left. */
    async postpone(id: MessageId, leftMs: number): Promise<number> {
      const sendsAt = clock.now() + leftMs
      if (!(await postpone(db, id, sendsAt))) throw new AppError('nothing_to_undo', { id })
      drain()
      return sendsAt
    },
    /** Throws `message_not_found` for what has not failed. */
    async retry(id: MessageId): Promise<void> {
      if (!(await requeue(db, id, clock.now()))) throw new AppError('message_not_found', { id })
      drain()
    },
    /** For what is held. Throws `message_not_found` for what is not. */
    async sendAnyway(id: MessageId, seenPosition: number): Promise<void> {
      if (!(await sendAnyway(db, id, seenPosition, clock.now()))) throw new AppError('message_not_found', { id })
      drain()
    },
    /** It is a draft again, at the place answered. Throws `nothing_to_undo` for what may have left. */
    async edit(id: MessageId): Promise<DraftPlace> {
      const place = await backToDraft(db, id, clock.now())
      if (!place) throw new AppError('nothing_to_undo', { id })
      return place
    },
    /** The connection is back: no reason to wait any longer. */
    resume(): void {
      failures = 0
      resumeAt = 0
      drain()
    },
    async stop(): Promise<void> {
      stopping.abort()
      cancelTimer()
      poked?.()
      await pumping
    },
  }
}
export type Outbox = ReturnType<typeof createOutbox>
