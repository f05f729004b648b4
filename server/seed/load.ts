/**
 * Fills a workspace with as much as a busy shop gathers in years, for trying and measuring. Written in bulk, not through
 * the log: whoever is connected takes a new snapshot afterwards. Other writers of the workspace wait until it is done.
 */
import type pg from 'pg'
import type { WorkspaceId } from '@/domain/ids'
import { StartError } from '@/server/start-error'
import { planLoad, type LoadSize } from './plan'
import { createRows, type Surroundings } from './rows'

const ROWS_AT_ONCE = 5_000

export interface LoadProgress {
  table: string
  done: number
  of: number
}

/** Everything or nothing: one transaction. */
export async function seedLoad(
  pool: pg.Pool,
  workspaceId: WorkspaceId,
  size: LoadSize,
  progress: (step: LoadProgress) => void = () => {},
): Promise<void> {
  const plan = planLoad(size)
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const around = await surroundings(client, workspaceId)
    const rows = createRows(plan, around)
    const write = writer({ client, workspaceId, progress })
    await write('contacts', size.conversations, rows.contact)
    await write('contact_handles', size.conversations, rows.handle)
    await write('conversations', size.conversations, rows.conversation)
    await write('messages', size.messages, rows.message)
    await write('visits', size.conversations, rows.visit)
    // The events of all this were never written, so no cursor from before can be gone on from.
    await client.query('UPDATE workspace_counters SET seq = $2, trimmed_seq = $2 WHERE workspace_id = $1', [
      workspaceId,
      around.base + size.messages,
    ])
    await client.query('DELETE FROM events WHERE workspace_id = $1', [workspaceId])
    await client.query('COMMIT')
    await client.query('ANALYZE contacts, conversations, messages, visits')
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: Error) => (broken = reason))
    throw error
  } finally {
    client.release(broken)
  }
}

async function surroundings(client: pg.PoolClient, workspaceId: WorkspaceId): Promise<Surroundings> {
  const counter = await client.query<{ seq: number }>(
    'SELECT seq FROM workspace_counters WHERE workspace_id = $1 FOR UPDATE',
    [workspaceId],
  )
  const inboxes = await client.query<{ id: string; channel: string }>(
    'SELECT id, channel FROM inboxes WHERE workspace_id = $1 ORDER BY id',
    [workspaceId],
  )
  const agents = await client.query<{ id: string }>(
    'SELECT id FROM agents WHERE workspace_id = $1 AND active ORDER BY id',
    [workspaceId],
  )
  const labels = await client.query<{ id: string }>('SELECT id FROM labels WHERE workspace_id = $1 ORDER BY id', [
    workspaceId,
  ])
  const base = counter.rows[0]?.seq
  if (base === undefined) throw new StartError(`There is no workspace ${workspaceId} in this database.`)
  if (inboxes.rows.length === 0) throw new StartError('The workspace has no inbox yet. Connect a website first.')
  if (agents.rows.length === 0) throw new StartError('The workspace has no agents yet. Add one with: create-admin')
  return {
    base,
    inboxes: inboxes.rows,
    agentIds: agents.rows.map(({ id }) => id),
    labelIds: labels.rows.map(({ id }) => id),
  }
}

interface Target {
  client: pg.PoolClient
  workspaceId: WorkspaceId
  progress: (step: LoadProgress) => void
}

/** Makes the next rows while the database writes the last ones. */
function writer({ client, workspaceId, progress }: Target) {
  return async (table: string, count: number, rowOf: (n: number) => Record<string, unknown>) => {
    let writing: Promise<unknown> = Promise.resolve()
    for (let start = 0; start < count; start += ROWS_AT_ONCE) {
      const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count - start) }, (_, n) => rowOf(start + n))
      const columns = Object.keys(rows[0]!).join(', ')
      await writing
      writing = client.query(
        `INSERT INTO ${table} (workspace_id, ${columns})
         SELECT $1, ${columns} FROM json_populate_recordset(NULL::${table}, $2::json)`,
        [workspaceId, JSON.stringify(rows)],
      )
      // The rejection is met by the next `await`, or the one below; until then nobody listens.
      writing.catch(() => {})
      progress({ table, done: start + rows.length, of: count })
    }
    await writing
  }
}
