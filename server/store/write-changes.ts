/** What a batch of changes leaves behind, in one statement: rows, events and the counter. */
import type { WorkspaceId } from '@/domain/ids'
import type { LoggedEvent } from '@/protocol/events'
import type pg from 'pg'
import { goneAfter, type RemovableTable } from './removed'
import { SYNCED_TABLES, TABLE, toRow, writeSql } from './rows'

/** `events`: at least one, in order. Of a row that several of them changed, the last is written. */
export function writeChanges(client: pg.PoolClient, workspaceId: WorkspaceId, events: LoggedEvent[]): Promise<unknown> {
  const values: unknown[] = [workspaceId, events.at(-1)!.seq, JSON.stringify(events.map(eventRow))]
  const parts = ['counter AS (UPDATE workspace_counters SET seq = $2 WHERE workspace_id = $1)']
  const written: string[] = []
  const gone = goneAfter(events)
  for (const table of SYNCED_TABLES) {
    const newest = new Map(events.flatMap((event) => (event.rows[table] ?? []).map((row) => [row.id as string, row])))
    // One statement may not both write and delete a row.
    for (const id of gone.get(table as RemovableTable) ?? []) newest.delete(id)
    if (newest.size === 0) continue
    values.push(JSON.stringify([...newest.values()].map((row) => toRow(table, row))))
    written.push(`${SYNCED_TABLES.indexOf(table)}`)
    parts.push(`${table}_written AS (${writeSql(table, `$${values.length}`)})`)
  }
  for (const [table, ids] of gone) {
    values.push([...ids])
    written.push(`no${SYNCED_TABLES.indexOf(table)}`)
    parts.push(
      `${table}_removed AS (DELETE FROM ${TABLE[table]} WHERE workspace_id = $1 AND id = ANY($${values.length}))`,
    )
  }
  return client.query({
    // By number: PostgreSQL tells names apart by their first 63 letters only.
    name: `write-${written.join('-')}`,
    text: `WITH ${parts.join(',\n')}
     INSERT INTO events (workspace_id, seq, type, at, payload)
     SELECT $1, seq, type, at, payload FROM json_populate_recordset(NULL::events, $3::json)`,
    values,
  })
}

function eventRow(event: LoggedEvent) {
  return { seq: event.seq, type: event.type, at: event.at, payload: event }
}
