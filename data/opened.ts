/** A conversation as it is looked at: everything of it in one transaction, so that no part is older than another. */
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { ConversationId } from '@/domain/ids'
import type { InboxDb } from './db'
import { transcript, type Transcript } from './messages'

export type Opened = { conversation: Conversation; contact: Contact | null; transcript: Transcript }

/** Null if this browser does not hold it. `limit`: messages, from the newest back. */
export async function openedConversation(db: InboxDb, id: ConversationId, limit: number): Promise<Opened | null> {
  const { conversations, contacts, outbox, histories, messages, notes, activities } = db
  const tables = [conversations, contacts, outbox, histories, messages, notes, activities]
  return db.transaction('r', tables, async () => {
    const [conversation, said] = await Promise.all([conversations.get(id), transcript(db, id, limit)])
    if (!conversation) return null
    return { conversation, contact: (await contacts.get(conversation.contactId)) ?? null, transcript: said }
  })
}
