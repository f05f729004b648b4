/** Letting go of rows: what the log says is gone, and transcripts nobody needs any more. */
import type { ContactFieldId, ContactId, ConversationId, LabelId, TeamId } from '@/domain/ids'
import Dexie from 'dexie'
import type { InboxDb } from './db'
import { noteListChanges } from './list-checkpoint'

export type Removed = {
  labels?: LabelId[] | undefined
  contactFields?: ContactFieldId[] | undefined
  teams?: TeamId[] | undefined
  contacts?: ContactId[] | undefined
  conversations?: ConversationId[] | undefined
}

/** Of the log's entry `seq`. Call inside `inSyncedTransaction`. */
export async function applyRemoved(db: InboxDb, removed: Removed, seq: number): Promise<void> {
  const { labels = [], contactFields = [], teams = [], contacts = [], conversations = [] } = removed
  await db.labels.bulkDelete(labels)
  await db.contactFields.bulkDelete(contactFields)
  await db.teams.bulkDelete(teams)
  for (const id of contacts) await dropContact(db, id)
  for (const id of conversations) await dropConversation(db, id)
  // Their words may be among the translations, which are kept by text and not by conversation.
  if (conversations.length > 0) await db.translations.clear()
  await db.gone.bulkPut([...contacts, ...conversations].map((id) => ({ id, seq })))
  await noteListChanges(db, { contacts, conversations })
}

async function dropContact(db: InboxDb, id: ContactId): Promise<void> {
  const from = [id, Dexie.minKey]
  const to = [id, Dexie.maxKey]
  await db.visits.where('[contactId+enteredAt]').between(from, to).delete()
  await db.contactNotes.where('[contactId+createdAt]').between(from, to).delete()
  await db.contactProfiles.delete(id)
  await db.contacts.delete(id)
}

/** With what waits to be said in it: there is nobody left to say it to. */
async function dropConversation(db: InboxDb, id: ConversationId): Promise<void> {
  const said = await db.messages
    .where('[conversationId+position]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .toArray()
  const files = said.flatMap(({ content }) => (content.kind === 'attachments' ? content.attachments : []))
  await db.files.bulkDelete(files.map((file) => file.id))
  for (const table of [db.outbox, db.uploads, db.drafts]) await table.where('conversationId').equals(id).delete()
  await dropTranscript(db, id)
  await db.conversations.delete(id)
}

export async function dropTranscript(db: InboxDb, conversationId: ConversationId): Promise<void> {
  const all: [unknown[], unknown[]] = [
    [conversationId, Dexie.minKey],
    [conversationId, Dexie.maxKey],
  ]
  for (const table of [db.messages, db.notes, db.activities])
    await table
      .where('[conversationId+position]')
      .between(...all)
      .delete()
  await db.histories.delete(conversationId)
}
