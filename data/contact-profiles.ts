/** What a contact's panel shows beyond what every list holds: fetched when it is opened, kept current by the log. */
import type { Contact, ContactNote } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { ContactId } from '@/domain/ids'
import Dexie from 'dexie'
import { applyRows, inSyncedTransaction } from './apply'
import type { InboxDb } from './db'
import { readMeta } from './meta'
import type { ContactProfileRow } from './rows'

export type FetchedProfile = Pick<ContactProfileRow, 'handles' | 'merges' | 'ratings'> & {
  contact: Contact
  conversations: Conversation[]
  notes: ContactNote[]
}

/** Dropped (false) if a snapshot took the place meanwhile, or the contact is gone. */
export async function saveProfile(db: InboxDb, fill: string, fetched: FetchedProfile): Promise<boolean> {
  const { contact, conversations, notes: contactNotes, handles, merges, ratings = [] } = fetched
  return inSyncedTransaction(db, async () => {
    if ((await readMeta(db, 'cursor'))?.fill !== fill) return false
    if (((await db.gone.get(contact.id))?.seq ?? -1) >= contact.version) return false
    await applyRows(db, { contacts: [contact], conversations, contactNotes })
    await db.contactProfiles.put({ contactId: contact.id, handles, merges, ratings })
    return true
  })
}

export type ContactDetails = {
  profile: ContactProfileRow | null
  /** Newest first, without those that were taken away. */
  notes: ContactNote[]
  /** Newest first. */
  conversations: Conversation[]
}

export async function contactDetails(db: InboxDb, contactId: ContactId): Promise<ContactDetails> {
  return db.transaction('r', [db.contactProfiles, db.contactNotes, db.conversations], async () => {
    const [profile, notes, conversations] = await Promise.all([
      db.contactProfiles.get(contactId),
      db.contactNotes
        .where('[contactId+createdAt]')
        .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
        .reverse()
        .toArray(),
      db.conversations.where('contactId').equals(contactId).toArray(),
    ])
    return {
      profile: profile ?? null,
      notes: notes.filter((note) => note.removedAt === null),
      conversations: conversations.sort((a, b) => b.lastActivityAt - a.lastActivityAt),
    }
  })
}
