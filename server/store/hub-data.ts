/** How much the hub keeps of a workspace. */
import type { WorkspaceId } from '@/domain/ids'
import type { HubData } from '@/protocol/privacy-api'
import type pg from 'pg'

export async function countData(pool: pg.Pool, workspaceId: WorkspaceId): Promise<HubData['counts']> {
  const count = (table: string) => `(SELECT count(*)::int FROM ${table} WHERE workspace_id = $1)`
  const { rows } = await pool.query<HubData['counts']>(
    `SELECT ${count('contacts')} AS contacts, ${count('conversations')} AS conversations,
       ${count('messages')} AS messages, ${count('visits')} AS visits, ${count('audit_log')} AS "auditEntries",
       ${count('attachments')} AS files,
       (SELECT coalesce(sum(size_bytes), 0)::float8 FROM attachments WHERE workspace_id = $1) AS "fileBytes"`,
    [workspaceId],
  )
  return rows[0]!
}
