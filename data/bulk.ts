/** Whole tables, or many rows of them, in pieces small enough that nobody else waits for the database. */
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { Table } from 'dexie'
import type { InboxDb } from './db'
import type { Changed } from './list-checkpoint'

const PIECE = 1_000

/** The rows of these ids; null: every row. */
export function conversationRows(db: InboxDb, ids: string[] | null): AsyncGenerator<Changed<Conversation>> {
  return pieces(db.conversations, ids)
}

export function contactRows(db: InboxDb, ids: string[] | null): AsyncGenerator<Changed<Contact>> {
  return pieces(db.contacts, ids)
}

async function* pieces<T extends { id: string }>(
  table: Table<T, string>,
  ids: string[] | null,
): AsyncGenerator<Changed<T>> {
  if (ids) {
    const rows = await table.bulkGet(ids)
    yield ids.map((id, i) => ({ id, row: rows[i] }))
    return
  }
  for (let after = ''; ;) {
    const rows = await table.where(':id').above(after).limit(PIECE).toArray()
    if (rows.length > 0) yield rows.map((row) => ({ id: row.id, row }))
    if (rows.length < PIECE) return
    after = rows.at(-1)!.id
  }
}
