/** Keeps the cache within bounds, least used first. Never touches what is ours alone (outbox, drafts). */
import type { ContactId, ConversationId } from '@/domain/ids'
import { inSyncedTransaction } from './apply'
import type { InboxDb } from './db'
import { noteListChanges, trimListJournal } from './list-checkpoint'
import { readMeta, writeMeta } from './meta'
import { dropTranscript } from './removed'

export type CacheLimits = {
  conversations: number
  /** Conversations whose messages are held. */
  transcripts: number
  transcriptAgeMs: number
  visitAgeMs: number
}

const DAY_MS = 86_400_000
export const CACHE_LIMITS: CacheLimits = {
  conversations: 100_000,
  transcripts: 20_000,
  transcriptAgeMs: 60 * DAY_MS,
  visitAgeMs: 90 * DAY_MS,
}
/** A transaction for so many at a time: nobody waits for the trimming. */
const STEP = 200

/** `keep`: conversations that are open now. */
export async function trimCache(
  db: InboxDb,
  { now, keep, limits = CACHE_LIMITS }: { now: number; keep: readonly ConversationId[]; limits?: CacheLimits },
): Promise<void> {
  while ((await trimTranscripts(db, now, keep, limits)) === STEP) continue
  while ((await trimConversations(db, keep, limits)) === STEP) continue
  await trimListJournal(db)
  await db.visits.filter((visit) => visit.enteredAt < now - limits.visitAgeMs).delete()
}

async function trimTranscripts(
  db: InboxDb,
  now: number,
  keep: readonly ConversationId[],
  { transcripts, transcriptAgeMs }: CacheLimits,
): Promise<number> {
  return inSyncedTransaction(db, async () => {
    const surplus = (await db.histories.count()) - transcripts
    const oldest = await db.histories.orderBy('usedAt').limit(STEP).toArray()
    const gone = oldest.filter(({ usedAt }, i) => i < surplus || usedAt < now - transcriptAgeMs)
    const ids = gone.map((history) => history.conversationId).filter((id) => !keep.includes(id))
    for (const id of ids) await dropTranscript(db, id)
    return ids.length
  })
}

async function trimConversations(
  db: InboxDb,
  keep: readonly ConversationId[],
  { conversations }: CacheLimits,
): Promise<number> {
  return inSyncedTransaction(db, async () => {
    const surplus = (await db.conversations.count()) - conversations
    if (surplus <= 0) return 0
    const oldest = await db.conversations.orderBy('[lastActivityAt+id]').limit(Math.min(surplus, STEP)).toArray()
    const gone = oldest.filter(({ id }) => !keep.includes(id))
    for (const { id } of gone) await dropTranscript(db, id)
    await db.conversations.bulkDelete(gone.map(({ id }) => id))
    const strangers: ContactId[] = []
    for (const { contactId } of gone)
      if ((await db.conversations.where('contactId').equals(contactId).count()) === 0) strangers.push(contactId)
    await db.contacts.bulkDelete(strangers)
    await noteListChanges(db, { conversations: gone.map(({ id }) => id), contacts: strangers })
    const last = await db.conversations.orderBy('[lastActivityAt+id]').first()
    const list = await readMeta(db, 'list')
    // A single older conversation may be held below the end of the list: the list still ends where it did.
    const endsHere = list && (!('beforeId' in list) || (last && list.beforeAt < last.lastActivityAt))
    if (last && endsHere)
      await writeMeta(db, 'list', { beforeAt: last.lastActivityAt, beforeId: last.id, complete: false })
    return gone.length
  })
}
