/** Drops events older than clients may resume from; one with an older cursor takes a snapshot again. */
import type pg from 'pg'

export const LOG_KEPT_MS = 7 * 24 * 60 * 60 * 1000

/** Trims every workspace's log to what is newer than `before` (epoch ms). Returns how many events went. */
export async function trimLogs(pool: pg.Pool, before: number): Promise<number> {
  const { rows } = await pool.query<{ id: string }>('SELECT workspace_id AS id FROM workspace_counters')
  let trimmed = 0
  for (const { id } of rows) trimmed += await trimLog(pool, id, before)
  return trimmed
}

/** One statement: a cursor is refused from the same moment its events are gone. */
async function trimLog(pool: pg.Pool, workspaceId: string, before: number): Promise<number> {
  const { rowCount } = await pool.query(
    `WITH last AS (
       SELECT coalesce((SELECT min(seq) FROM events WHERE workspace_id = $1 AND at >= $2) - 1,
                       (SELECT max(seq) FROM events WHERE workspace_id = $1)) AS seq),
     mark AS (
       UPDATE workspace_counters SET trimmed_seq = greatest(trimmed_seq, last.seq) FROM last
       WHERE workspace_id = $1 AND last.seq IS NOT NULL)
     DELETE FROM events USING last WHERE workspace_id = $1 AND events.seq <= last.seq`,
    [workspaceId, before],
  )
  return rowCount ?? 0
}
