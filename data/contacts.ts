/** Queries on contacts and their visits. */
import type { Contact, Visit } from '@/domain/contact'
import type { ContactId } from '@/domain/ids'
import Dexie from 'dexie'
import type { InboxDb } from './db'

export async function contactById(db: InboxDb, id: ContactId): Promise<Contact | undefined> {
  return db.contacts.get(id)
}

export async function contactsByIds(db: InboxDb, ids: readonly ContactId[]): Promise<Map<ContactId, Contact>> {
  const found = await db.contacts.bulkGet([...new Set(ids)])
  return new Map(found.filter((contact) => contact !== undefined).map((contact) => [contact.id, contact]))
}

/** Newest first. The very first visit is kept too, so it is the last of them. */
export async function visitsOf(db: InboxDb, contactId: ContactId, limit = 50): Promise<Visit[]> {
  return db.visits
    .where('[contactId+enteredAt]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .reverse()
    .limit(limit)
    .toArray()
}

/** The same visit comes again while it lasts: the longer one is the newer one. */
export async function saveVisits(db: InboxDb, visits: Visit[]): Promise<void> {
  await db.transaction('rw', db.visits, async () => {
    const held = await db.visits.bulkGet(visits.map((visit) => visit.id))
    await db.visits.bulkPut(visits.filter((visit, i) => (held[i]?.spentMs ?? -1) <= visit.spentMs))
  })
}
