/** Settings of a workspace by key. Secrets in them are sealed before they come here (secrets/vault.ts). */
import type { WorkspaceId } from '@/domain/ids'
import type pg from 'pg'
import { inTransaction } from './in-transaction'

export function settingStore(pool: pg.Pool, key: string, now: () => number) {
  return {
    async read(workspaceId: WorkspaceId): Promise<unknown> {
      const { rows } = await pool.query<{ value: unknown }>(
        'SELECT value FROM workspace_settings WHERE workspace_id = $1 AND key = $2',
        [workspaceId, key],
      )
      return rows[0]?.value ?? null
    },

    /** `also`: written by the same transaction, such as the line in the audit log. */
    async write(
      workspaceId: WorkspaceId,
      value: unknown,
      also: { text: string; values: unknown[] }[] = [],
    ): Promise<void> {
      await inTransaction(pool, [
        {
          text: `INSERT INTO workspace_settings (workspace_id, key, value, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (workspace_id, key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
          values: [workspaceId, key, JSON.stringify(value), now()],
        },
        ...also,
      ])
    },
  }
}
