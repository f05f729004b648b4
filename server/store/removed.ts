/** Rows that are gone, as the commit deals with them. */
import type { LoggedEvent, RemovedRows } from '@/protocol/events'

export type RemovableTable = keyof RemovedRows

export function removedByTable(removed: RemovedRows): [table: RemovableTable, ids: string[]][] {
  return Object.entries(removed) as [RemovableTable, string[]][]
}

/** Those that are gone in the end: a row may be removed and made again in one batch. */
export function goneAfter(events: LoggedEvent[]): Map<RemovableTable, Set<string>> {
  const gone = new Map<RemovableTable, Set<string>>()
  for (const { rows, removed = {} } of events) {
    for (const [table, ids] of removedByTable(removed)) gone.set(table, new Set([...(gone.get(table) ?? []), ...ids]))
    for (const [table, ids] of gone) for (const row of rows[table] ?? []) ids.delete(row.id)
  }
  for (const [table, ids] of gone) if (ids.size === 0) gone.delete(table)
  return gone
}
