/** Approvals that shops were asked for and have not given yet. Each is found by its state, and taken once. */
import type { AgentId, StoreId, WorkspaceId } from '@/domain/ids'
import type pg from 'pg'
import { inTransaction } from './in-transaction'

export interface AskedGrant {
  workspaceId: WorkspaceId
  stateHash: string
  agentId: AgentId
  storeId: StoreId
  address: string
  /** Sealed. */
  app: string
  expiresAt: number
}

const ROW = `workspace_id AS "workspaceId", state_hash AS "stateHash", agent_id AS "agentId", store_id AS "storeId",
  address, app, expires_at AS "expiresAt"`

export function createStoreGrants(pool: pg.Pool) {
  return {
    /** Those whose time is over go with it. */
    async ask({ workspaceId, stateHash, agentId, storeId, address, app, expiresAt }: AskedGrant, now: number) {
      await inTransaction(pool, [
        { text: 'DELETE FROM store_grants WHERE expires_at <= $1', values: [now] },
        {
          text: `INSERT INTO store_grants (workspace_id, state_hash, agent_id, store_id, address, app, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          values: [workspaceId, stateHash, agentId, storeId, address, app, expiresAt],
        },
      ])
    },

    async find(stateHash: string, now: number): Promise<AskedGrant | null> {
      const { rows } = await pool.query<AskedGrant>(
        `SELECT ${ROW} FROM store_grants WHERE state_hash = $1 AND expires_at > $2`,
        [stateHash, now],
      )
      return rows[0] ?? null
    },

    /** false: somebody was faster. */
    async take({ workspaceId, stateHash }: AskedGrant): Promise<boolean> {
      const { rowCount } = await pool.query('DELETE FROM store_grants WHERE workspace_id = $1 AND state_hash = $2', [
        workspaceId,
        stateHash,
      ])
      return rowCount === 1
    },
  }
}
export type StoreGrants = ReturnType<typeof createStoreGrants>
