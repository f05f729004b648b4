/** The queue of what agents wrote. Only services/outbox changes it; pages read it through the transcript. */
import type { ConversationId } from '@/domain/ids'
import type { OutboxEntry } from '@/domain/outbox'
import type { InboxDb } from './db'

/** What is queued for one conversation, in order. */
export async function queueOf(db: InboxDb, conversationId: ConversationId): Promise<OutboxEntry[]> {
  const entries = await db.outbox.where('conversationId').equals(conversationId).toArray()
  return entries.sort((a, b) => a.createdAt - b.createdAt)
}

/** Everything queued, in order. */
export async function wholeQueue(db: InboxDb): Promise<OutboxEntry[]> {
  return db.outbox.orderBy('createdAt').toArray()
}
