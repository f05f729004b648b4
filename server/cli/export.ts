/** `export`: everything a workspace holds, as JSON lines, as of one moment. Secrets and sessions are not in it. */
import { writeLine, type Command } from './command'
import { chosenWorkspace, DATABASE_OPTIONS, mustExist, withDatabase } from './database'

export const EXPORT_FORMAT = 1
/** Parts of files are large. */
const rowsAtOnce = (table: string) => (table === 'attachment_parts' ? 8 : 1_000)

/** Parents before children, so that the lines can be read in in their order. `agents` are those of the workspace only. */
const TABLES = [
  'agents',
  'inboxes',
  'labels',
  'canned',
  'contact_fields',
  'contacts',
  'contact_handles',
  'contact_notes',
  'contact_merges',
  'conversations',
  'messages',
  'attachments',
  'attachment_parts',
  'notes',
  'activities',
  'visits',
  'stores',
  'products',
] as const

export const exportWorkspace: Command = {
  usage: '[--workspace ID] [--data DIR] > workspace.jsonl',
  summary: 'Write a workspace to JSON lines: {"table","row"}',
  options: { ...DATABASE_OPTIONS, workspace: { type: 'string' } },
  async run(values, io) {
    await mustExist(values, io)
    const count = await withDatabase(values, io, async ({ $client: pool }) => {
      const workspaceId = await chosenWorkspace(pool, values.workspace)
      const client = await pool.connect()
      try {
        // One snapshot for all tables: no message without its conversation, however busy the hub is.
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
        const { rows } = await client.query<{ row: object }>(
          'SELECT to_jsonb(w) AS row FROM workspaces w WHERE id = $1',
          [workspaceId],
        )
        await writeLine(
          io.stdout,
          JSON.stringify({ format: 'alongside-export', version: EXPORT_FORMAT, workspaceId, at: Date.now() }),
        )
        await writeLine(io.stdout, JSON.stringify({ table: 'workspaces', row: rows[0]!.row }))
        let written = 1
        for (const table of TABLES) {
          const query = `SELECT to_jsonb(t) - 'workspace_id' - 'name_grams' - 'title_grams' - 'access' AS row FROM ${table} t WHERE workspace_id = $1`
          await client.query(`DECLARE rows NO SCROLL CURSOR FOR ${query}`, [workspaceId])
          for (;;) {
            const page = await client.query<{ row: object }>(`FETCH ${rowsAtOnce(table)} FROM rows`)
            for (const { row } of page.rows) await writeLine(io.stdout, JSON.stringify({ table, row }))
            written += page.rows.length
            if (page.rows.length < rowsAtOnce(table)) break
          }
          await client.query('CLOSE rows')
        }
        await client.query('COMMIT')
        return written
      } finally {
        client.release(true) // whatever happened, with its transaction
      }
    })
    io.stderr.write(`${count} rows written.\n`)
  },
}
