/** What a row of the list shows: a conversation with its contact, read together. */
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { ConversationId } from '@/domain/ids'
import { contactsByIds } from './contacts'
import { conversationsByIds, latestConversations } from './conversations'
import type { InboxDb } from './db'

export type ListRow = { conversation: Conversation; contact: Contact | null }

/** In the order asked for; what is not held is left out. */
export async function listRows(db: InboxDb, ids: readonly ConversationId[]): Promise<ListRow[]> {
  return withContacts(db, () => conversationsByIds(db, ids))
}

/** Newest activity first. */
export async function latestRows(db: InboxDb, limit: number): Promise<ListRow[]> {
  return withContacts(db, () => latestConversations(db, { limit }))
}

/** In one transaction, which costs half of two. */
async function withContacts(db: InboxDb, read: () => Promise<Conversation[]>): Promise<ListRow[]> {
  return db.transaction('r', [db.conversations, db.contacts], async () => {
    const conversations = await read()
    const contacts = await contactsByIds(
      db,
      conversations.map(({ contactId }) => contactId),
    )
    return conversations.map((conversation) => ({
      conversation,
      contact: contacts.get(conversation.contactId) ?? null,
    }))
  })
}
