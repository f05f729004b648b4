/** Queries on conversations. The only file that names their indexes. */
import type { Conversation } from '@/domain/conversation'
import type { ConversationId } from '@/domain/ids'
import Dexie from 'dexie'
import type { InboxDb } from './db'

export type ConversationCursor = Pick<Conversation, 'lastActivityAt' | 'id'>

/** Newest activity first; `before`: the last one of the page before. */
export async function latestConversations(
  db: InboxDb,
  { limit, before }: { limit: number; before?: ConversationCursor | null },
): Promise<Conversation[]> {
  // One highest key, not two: it is an array, and a key that holds the same array twice is no key (IndexedDB §7.4).
  const upTo = before ? [before.lastActivityAt, before.id] : [Dexie.maxKey]
  return db.conversations
    .where('[lastActivityAt+id]')
    .between([Dexie.minKey], upTo, true, false)
    .reverse()
    .limit(limit)
    .toArray()
}

/** Those with activity after that moment; enough of them to be counted. */
export async function activeSince(db: InboxDb, at: number): Promise<Conversation[]> {
  return db.conversations
    .where('[lastActivityAt+id]')
    .between([at, Dexie.maxKey], [Dexie.maxKey], false, false)
    .limit(100)
    .toArray()
}

export async function conversationById(db: InboxDb, id: ConversationId): Promise<Conversation | undefined> {
  return db.conversations.get(id)
}

/** In the order asked for; what is not held is left out. */
export async function conversationsByIds(db: InboxDb, ids: readonly ConversationId[]): Promise<Conversation[]> {
  const found = await db.conversations.bulkGet([...ids])
  return found.filter((conversation) => conversation !== undefined)
}
