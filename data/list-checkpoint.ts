/**
 * The list index as it was kept, and what has changed since. Reading a hundred thousand conversations to fill an index takes
 * two seconds of a processor at every opening of a sidebar; reading one packed row and the changes after it takes a tenth of
 * one. The journal names the rows every writer of the synced tables has written; it is written in the same transaction.
 */
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { ContactId, ConversationId } from '@/domain/ids'
import type { InboxDb } from './db'
import { readMeta } from './meta'
import type { ListCheckpoint } from './rows'

/** `row` is undefined for an id that is not there (any more). */
export type Changed<T> = { id: string; row: T | undefined }[]

/** Where an index stands: everything up to `position` of the journal of this fill is in it. */
export type ListPlace = { fill: string | null; position: number }

export type ListChanges = ListPlace & {
  conversations: Changed<Conversation>
  contacts: Changed<Contact>
}

const KEY = 'list'
/** A journal nobody has read for so long costs more than filling an index anew. */
const JOURNAL_MAX = 20_000

/** Call inside the transaction that writes or removes the rows. */
export async function noteListChanges(
  db: InboxDb,
  changes: { conversations?: readonly ConversationId[]; contacts?: readonly ContactId[] },
): Promise<void> {
  const { conversations = [], contacts = [] } = changes
  if (conversations.length + contacts.length === 0) return
  await db.listJournal.add({ conversations: [...conversations], contacts: [...contacts] })
}

/** The tables are another snapshot's now. Call inside the transaction that replaces them. */
export async function forgetList(db: InboxDb): Promise<void> {
  await db.listJournal.clear()
  await db.listCheckpoints.clear()
}

/** Where the journal ends now: whoever reads the tables after this has everything up to there. */
export async function listPlace(db: InboxDb): Promise<ListPlace> {
  return db.transaction('r', [db.meta, db.listJournal], async () => placeNow(db))
}

async function placeNow(db: InboxDb): Promise<ListPlace> {
  const [cursor, last] = await Promise.all([readMeta(db, 'cursor'), db.listJournal.orderBy(':id').lastKey()])
  return { fill: cursor?.fill ?? null, position: Number(last ?? 0) }
}

const readTables = (db: InboxDb) => [db.meta, db.listJournal, db.listCheckpoints, db.conversations, db.contacts]

/** What is kept, with everything that has changed since; null if nothing is, or of another snapshot. */
export async function readListCheckpoint(db: InboxDb): Promise<{ packed: unknown; changes: ListChanges } | null> {
  return db.transaction('r', readTables(db), async () => {
    const [kept, cursor] = await Promise.all([db.listCheckpoints.get(KEY), readMeta(db, 'cursor')])
    if (!kept || kept.fill !== cursor?.fill) return null
    return { packed: kept.packed, changes: await changesAfter(db, kept.position) }
  })
}

/** What has changed after `position`, and how far that is. */
export async function listChangesAfter(db: InboxDb, position: number): Promise<ListChanges> {
  return db.transaction('r', readTables(db), async () => changesAfter(db, position))
}

async function changesAfter(db: InboxDb, position: number): Promise<ListChanges> {
  const entries = await db.listJournal.where(':id').above(position).toArray()
  const conversations = [...new Set(entries.flatMap((entry) => entry.conversations))]
  const contacts = [...new Set(entries.flatMap((entry) => entry.contacts))]
  const [place, conversationRows, contactRows] = await Promise.all([
    placeNow(db),
    db.conversations.bulkGet(conversations),
    db.contacts.bulkGet(contacts),
  ])
  return {
    ...place,
    position: Math.max(position, place.position),
    conversations: conversations.map((id, i) => ({ id, row: conversationRows[i] })),
    contacts: contacts.map((id, i) => ({ id, row: contactRows[i] })),
  }
}

/** Kept unless the tables are another snapshot's by now, or somebody has kept a newer one. */
export async function keepListCheckpoint(db: InboxDb, { fill, position }: ListPlace, packed: unknown): Promise<void> {
  if (fill === null) return
  await db.transaction('rw', [db.meta, db.listJournal, db.listCheckpoints], async () => {
    const [kept, cursor] = await Promise.all([db.listCheckpoints.get(KEY), readMeta(db, 'cursor')])
    if (cursor?.fill !== fill || (kept?.fill === fill && kept.position >= position)) return
    await db.listCheckpoints.put({ key: KEY, fill, position, packed } satisfies ListCheckpoint)
    await db.listJournal.where(':id').belowOrEqual(position).delete()
  })
}

/** A browser whose sidebar nobody opens still writes down what changes. */
export async function trimListJournal(db: InboxDb, most = JOURNAL_MAX): Promise<void> {
  await db.transaction('rw', [db.listJournal, db.listCheckpoints], async () => {
    if ((await db.listJournal.count()) > most) await forgetList(db)
  })
}
