/** Which rows of a table were written, in any context of the extension: for an index kept outside the database. */
import Dexie, { RangeSet, type IntervalTree } from 'dexie'
import type { InboxDb } from './db'

/** Keys that changed or went; null: so many that the table is to be read anew. */
export type Changes = { table: 'conversations' | 'contacts'; ids: string[] | null }

/** Returns how to stop. */
export function watchChanges(db: InboxDb, onChange: (changes: Changes) => void): () => void {
  const listen = (parts: Record<string, unknown>) => {
    for (const table of ['conversations', 'contacts'] as const) {
      const part = parts[`idb://${db.name}/${table}/`]
      if (part) onChange({ table, ids: keysOf(part as IntervalTree) })
    }
    if ('all' in parts) for (const table of ['conversations', 'contacts'] as const) onChange({ table, ids: null })
  }
  Dexie.on.storagemutated.subscribe(listen)
  return () => Dexie.on.storagemutated.unsubscribe(listen)
}

/** Dexie names up to 50 rows of a write one by one; a larger write, or a clear, comes as a range. */
function keysOf(tree: IntervalTree): string[] | null {
  const ids: string[] = []
  for (const { from, to } of RangeSet(tree)) {
    if (typeof from !== 'string' || from !== to) return null
    ids.push(from)
  }
  return ids
}
