/** The queue of what agents wrote. Only services/outbox changes it; pages read it through the transcript. */
import type { ConversationId, MessageId } from '@/domain/ids'
import type { Attachment } from '@/domain/message'
import type { ErrorCode } from '@/domain/errors'
import { isStopped, isUndoable, type OutboxEntry } from '@/domain/outbox'
import type { InboxDb } from './db'
import { draftKey } from './drafts'
import type { DraftPlace } from './rows'

/** What is queued for one conversation, in order. */
export async function queueOf(db: InboxDb, conversationId: ConversationId): Promise<OutboxEntry[]> {
  const entries = await db.outbox.where('conversationId').equals(conversationId).toArray()
  return entries.sort((a, b) => a.createdAt - b.createdAt)
}

/** Everything queued, in order. */
export async function wholeQueue(db: InboxDb): Promise<OutboxEntry[]> {
  return db.outbox.orderBy('createdAt').toArray()
}

/** Conversations in which something waits for its author: refused, or held because a colleague answered first. */
export async function stoppedConversations(db: InboxDb): Promise<ReadonlySet<ConversationId>> {
  const stopped = await db.outbox.filter(isStopped).toArray()
  return new Set(stopped.map(({ conversationId }) => conversationId))
}

/** Puts an entry at the end of the queue, and its draft away, in one transaction. Asked twice, it is there once. */
export async function enqueue(
  db: InboxDb,
  entry: Omit<OutboxEntry, 'createdAt'>,
  { now, draft }: { now: number; draft: DraftPlace | null },
): Promise<OutboxEntry> {
  return db.transaction('rw', [db.outbox, db.uploads, db.messages, db.notes, db.drafts], async () => {
    const known = await db.outbox.get(entry.id)
    if (known) return known
    const queued = { ...entry, createdAt: await afterTheLast(db, now) }
    const confirmed = (await db.messages.get(entry.id)) ?? (await db.notes.get(entry.id))
    if (confirmed) return queued
    await db.outbox.add(queued)
    for (const { id } of filesOf(entry)) await db.uploads.update(id, { messageId: entry.id as MessageId })
    if (draft) await db.drafts.delete(draftKey(draft))
    return queued
  })
}

function filesOf({ payload }: Pick<OutboxEntry, 'payload'>): readonly Attachment[] {
  return payload.kind === 'message' && payload.content.kind === 'attachments' ? payload.content.attachments : []
}

async function afterTheLast(db: InboxDb, now: number): Promise<number> {
  const last = await db.outbox.orderBy('createdAt').last()
  return Math.max(now, (last?.createdAt ?? 0) + 1)
}

/** Marks an entry as on its way. False if it is not waiting any more: taken back, or already under way. */
export async function claim(db: InboxDb, id: string): Promise<boolean> {
  return changeIf(db, id, (entry) => entry.state === 'pending' && { state: 'sending', attempts: entry.attempts + 1 })
}

/** Holds an entry until another moment. False if it is not held (any more). */
export async function postpone(db: InboxDb, id: string, sendsAt: number): Promise<boolean> {
  return changeIf(
    db,
    id,
    (entry) => entry.sendsAt !== null && entry.state === 'pending' && isUndoable(entry) && { sendsAt },
  )
}

/** Its files did not get through, or (`refused`) will never: the message itself has not left, so it can be taken back. */
export async function holdUp(
  db: InboxDb,
  id: string,
  failure: ErrorCode,
  { refused }: { refused: boolean },
): Promise<void> {
  await changeIf(db, id, (entry) => entry.state === 'pending' && { state: refused ? 'failed' : 'pending', failure })
}

/** The attempt did not get through; the entry keeps its place in the queue. */
export async function release(db: InboxDb, id: string, failure: ErrorCode | null): Promise<void> {
  await changeIf(db, id, (entry) => entry.state === 'sending' && { state: 'pending', failure })
}

/** The hub refused it for good. */
export async function refuse(db: InboxDb, id: string, failure: ErrorCode): Promise<void> {
  await changeIf(db, id, (entry) => entry.state === 'sending' && { state: 'failed', failure })
}

/** The hub has not taken it, because a colleague answered first. It waits for its author, whatever was tried before. */
export async function hold(db: InboxDb, id: string): Promise<void> {
  await changeIf(db, id, (entry) => entry.state === 'sending' && { state: 'held', failure: null })
}

/** Its author has seen the conversation up to there, and sends it all the same: to the end of the queue. */
export async function sendAnyway(db: InboxDb, id: string, seenPosition: number, now: number): Promise<boolean> {
  return db.transaction('rw', db.outbox, async () => {
    const entry = await db.outbox.get(id)
    if (entry?.state !== 'held' || entry.payload.kind !== 'message') return false
    const payload = { ...entry.payload, seenPosition }
    await db.outbox.put({ ...entry, payload, state: 'pending', createdAt: await afterTheLast(db, now) })
    return true
  })
}

/**
 * A stopped message becomes a draft again, with its files, in one transaction: at no moment is it in neither. Words that
 * were begun there meanwhile stay, beneath. Null: it is not stopped, or is nothing one could go on writing.
 */
export async function backToDraft(db: InboxDb, id: string, now: number): Promise<DraftPlace | null> {
  return db.transaction('rw', [db.outbox, db.uploads, db.drafts], async () => {
    const entry = await db.outbox.get(id)
    if (!entry || !isStopped(entry)) return null
    const { conversationId, payload } = entry
    if (payload.kind === 'message' && payload.content.kind === 'card') return null
    const isNote = payload.kind === 'note'
    const place: DraftPlace = {
      conversationId,
      mode: isNote ? 'note' : 'reply',
      quotedId: isNote ? null : payload.quotedId,
    }
    const words = isNote ? payload.text : 'text' in payload.content ? payload.content.text : ''
    const begun = (await db.drafts.get(draftKey(place)))?.text ?? ''
    const text = [words, begun].filter((part) => part.trim() !== '').join('\n\n')
    if (text) await db.drafts.put({ ...place, key: draftKey(place), text, updatedAt: now })
    await db.uploads.where('messageId').equals(id).modify({ messageId: null, sentBytes: 0 })
    await db.outbox.delete(id)
    return place
  })
}

/** Nobody is sending now: what was on its way when the worker died is waiting again, and is sent again by its id. */
export async function recover(db: InboxDb): Promise<void> {
  await db.transaction('rw', db.outbox, async () => {
    const stranded = await db.outbox.filter((entry) => entry.state === 'sending').toArray()
    await db.outbox.bulkPut(stranded.map((entry) => ({ ...entry, state: 'pending' as const })))
  })
}

/** Back into the queue, at its end. False if it has not failed. */
export async function requeue(db: InboxDb, id: string, now: number): Promise<boolean> {
  return db.transaction('rw', db.outbox, db.uploads, async () => {
    const entry = await db.outbox.get(id)
    if (entry?.state !== 'failed') return false
    // The hub is asked anew what it has of them: it may have let go of what waited too long.
    await db.uploads.where('messageId').equals(id).modify({ sentBytes: 0 })
    await db.outbox.put({ ...entry, state: 'pending', failure: null, createdAt: await afterTheLast(db, now) })
    return true
  })
}

/** Takes an entry out, if the contact can never have seen it. False if it may have left. */
export async function takeBack(db: InboxDb, id: string): Promise<boolean> {
  return db.transaction('rw', db.outbox, db.uploads, async () => {
    const entry = await db.outbox.get(id)
    if (!entry || !isUndoable(entry)) return false
    await db.outbox.delete(id)
    await db.uploads.where('messageId').equals(id).delete()
    return true
  })
}

async function changeIf(
  db: InboxDb,
  id: string,
  change: (entry: OutboxEntry) => Partial<OutboxEntry> | false,
): Promise<boolean> {
  return db.transaction('rw', db.outbox, async () => {
    const entry = await db.outbox.get(id)
    const changed = entry && change(entry)
    if (!entry || !changed) return false
    await db.outbox.put({ ...entry, ...changed })
    return true
  })
}
