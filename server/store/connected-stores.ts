/** Connected stores: rows, and how far the reading of each catalogue is. Secrets in them are sealed before they come. */
import { AppError, type ErrorCode } from '@/domain/errors'
import type { StoreId, WorkspaceId } from '@/domain/ids'
import type { ConnectedStore, StorePlatform, StoreUpdates } from '@/domain/store'
import { scopesLacking } from '@/domain/store-needs'
import type { StoreProduct } from '@/domain/store-product'
import type pg from 'pg'
import type { StoreDescription } from '../commerce/store-client'
import { auditStatement, type Audited, type Trail } from './audit'
import { removeProducts, saveProducts, type OfStore } from './catalogue'
import type { Statement } from './commit'
import { inTransaction } from './in-transaction'

export interface StoreRow {
  workspaceId: WorkspaceId
  id: StoreId
  platform: StorePlatform
  name: string
  address: string
  currency: string
  apiVersion: string | null
  /** Of Shopify: what it has granted. null: there are none, or it was not asked yet. */
  scopes: string[] | null
  access: string
  hookAddress: string
  updates: StoreUpdates
  syncWanted: boolean
  syncBeganAt: number | null
  syncCursor: string | null
  syncedAt: number | null
}

export type NewStoreRow = Omit<StoreRow, 'syncWanted' | 'syncBeganAt' | 'syncCursor' | 'syncedAt'> & {
  connectedAt: number
}

const ROW = `workspace_id AS "workspaceId", id, platform, name, address, currency, api_version AS "apiVersion", scopes, access,
  hook_address AS "hookAddress", updates, sync_wanted AS "syncWanted", sync_began_at AS "syncBeganAt",
  sync_cursor AS "syncCursor", synced_at AS "syncedAt"`
const SHOWN = `id, platform, name, address, currency, api_version AS "apiVersion", scopes, updates, problem,
  (SELECT jsonb_build_object('isRunning', sync_wanted OR sync_began_at IS NOT NULL, 'finishedAt', synced_at,
      'products', count(*), 'read', count(*) FILTER (WHERE seen_at >= sync_began_at))
    FROM products WHERE products.workspace_id = stores.workspace_id AND products.store_id = stores.id
  ) AS sync, connected_at AS "connectedAt"`
type Shown = Omit<ConnectedStore, 'lacks'> & Pick<StoreRow, 'scopes'>
const shownOf = ({ scopes, ...store }: Shown): ConnectedStore => ({
  ...store,
  lacks: scopes === null ? [] : scopesLacking(scopes),
})
const THIS = 'workspace_id = $1 AND id = $2'
const CHANGES = 'store_changes WHERE workspace_id = $1 AND store_id = $2'
/** A sync that began writes down what it did not come across; see sync-catalogue.ts. */
const HEAR = `ON CONFLICT (workspace_id, store_id, external_id) DO UPDATE SET heard = store_changes.heard + 1`

export interface Heard {
  externalId: string
  heard: number
}

export function createConnectedStores(pool: pg.Pool) {
  const one = async (text: string, values: unknown[]) => (await pool.query<StoreRow>(text, values)).rows[0] ?? null
  const write = ({ workspaceId, storeId }: OfStore, set: string, values: unknown[] = []): Statement => ({
    text: `UPDATE stores SET ${set} WHERE ${THIS}`,
    values: [workspaceId, storeId, ...values],
  })
  const run = ({ text, values }: Statement) => pool.query(text, values)

  return {
    async list(workspaceId: WorkspaceId): Promise<ConnectedStore[]> {
      const { rows } = await pool.query<Shown>(
        `SELECT ${SHOWN} FROM stores WHERE workspace_id = $1 ORDER BY connected_at, id`,
        [workspaceId],
      )
      return rows.map(shownOf)
    },

    /** As the API shows it. Throws `store_not_found`. */
    async shown({ workspaceId, storeId }: OfStore): Promise<ConnectedStore> {
      const { rows } = await pool.query<Shown>(`SELECT ${SHOWN} FROM stores WHERE ${THIS}`, [workspaceId, storeId])
      if (!rows[0]) throw new AppError('store_not_found', { storeId })
      return shownOf(rows[0])
    },

    /** As they are opened by, the first connected first. */
    async all(workspaceId: WorkspaceId): Promise<StoreRow[]> {
      const text = `SELECT ${ROW} FROM stores WHERE workspace_id = $1 ORDER BY connected_at, id`
      return (await pool.query<StoreRow>(text, [workspaceId])).rows
    },

    find: ({ workspaceId, storeId }: OfStore) => one(`SELECT ${ROW} FROM stores WHERE ${THIS}`, [workspaceId, storeId]),
    /** For webhooks, which name no workspace. */
    findAnywhere: (storeId: StoreId) => one(`SELECT ${ROW} FROM stores WHERE id = $1`, [storeId]),
    at: (workspaceId: WorkspaceId, address: string) =>
      one(`SELECT ${ROW} FROM stores WHERE workspace_id = $1 AND address = $2`, [workspaceId, address]),

    /** Those with something left to read, and those whose catalogue was read before `before` (epoch ms). */
    async due(before: number): Promise<OfStore[]> {
      await pool.query('UPDATE stores SET sync_wanted = true WHERE sync_began_at IS NULL AND synced_at < $1', [before])
      const { rows } = await pool.query<OfStore>(
        `SELECT workspace_id AS "workspaceId", id AS "storeId" FROM stores WHERE sync_wanted OR sync_began_at IS NOT NULL
           OR EXISTS (SELECT FROM store_changes WHERE store_changes.workspace_id = stores.workspace_id AND store_id = stores.id)`,
      )
      return rows
    },

    /** false: this id or this address is there already. */
    async add(trail: Trail, row: NewStoreRow, entry: Audited): Promise<boolean> {
      const values = [row.workspaceId, row.id, row.platform, row.name, row.address, row.currency, row.apiVersion]
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        const { rowCount } = await client.query(
          `INSERT INTO stores (workspace_id, id, platform, name, address, currency, api_version, access, hook_address,
             updates, sync_wanted, connected_at, scopes)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true, $11, $12) ON CONFLICT DO NOTHING`,
          [...values, row.access, row.hookAddress, row.updates, row.connectedAt, row.scopes],
        )
        if (rowCount === 1) {
          const { text, values: entered } = auditStatement(trail, entry)
          await client.query(text, entered)
        }
        await client.query('COMMIT')
        client.release()
        return rowCount === 1
      } catch (error) {
        client.release(true) // with its transaction
        throw error
      }
    },

    /** What opens it is another; `found`: what it said when it was asked with that. It is watched and read anew. */
    async replaceAccess(trail: Trail, { id, access, hookAddress }: StoreRow, found: StoreDescription, entry: Audited) {
      const { name, currency, apiVersion, scopes } = found
      const set = `access = $3, hook_address = $4, name = $5, currency = $6, api_version = $7, scopes = $8,
        problem = NULL, updates = 'pending', sync_wanted = true, sync_began_at = NULL, sync_cursor = NULL`
      const values = [access, hookAddress, name, currency, apiVersion, scopes]
      const replaced = write({ workspaceId: trail.workspaceId, storeId: id }, set, values)
      await inTransaction(pool, [replaced, auditStatement(trail, entry)])
    },

    /**
     * What renews itself: `change` says what is kept in place of what is. One at a time, whichever hub it is in; the row is
     * not locked meanwhile. Of a store that is not there, it is not asked.
     */
    async renewAccess({ workspaceId, storeId }: OfStore, change: (sealed: string) => Promise<string>): Promise<void> {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('store access ' || $1, 0))`, [storeId])
        const of = [workspaceId, storeId]
        const { rows } = await client.query<{ access: string }>(`SELECT access FROM stores WHERE ${THIS}`, of)
        const held = rows[0]?.access
        if (held !== undefined)
          await client.query(`UPDATE stores SET access = $3 WHERE ${THIS} AND access = $4`, [
            ...of,
            await change(held),
            held,
          ])
        await client.query('COMMIT')
        client.release()
      } catch (error) {
        client.release(true) // with its transaction
        throw error
      }
    },

    /** With its catalogue. */
    async remove(trail: Trail, storeId: StoreId, entry: Audited): Promise<void> {
      const text = `DELETE FROM stores WHERE ${THIS}`
      await inTransaction(pool, [{ text, values: [trail.workspaceId, storeId] }, auditStatement(trail, entry)])
    },

    /** What a test found. `description`: left out where there is none to be had. */
    async tested(of: OfStore, problem: ErrorCode | null, description?: StoreDescription) {
      await run(write(of, 'problem = $3', [problem]))
      if (!description) return
      const { name, currency, apiVersion, scopes } = description
      // Prices are kept with their currency: another one means that all of them are to be read anew.
      const set = 'name = $3, sync_wanted = sync_wanted OR currency <> $4, currency = $4, api_version = $5, scopes = $6'
      await run(write(of, set, [name, currency, apiVersion, scopes]))
    },

    /** `hookAddress`: where the hub is reached now, which may be elsewhere than when the store was connected. */
    wantSync: (of: OfStore, hookAddress: string) =>
      run(write(of, 'sync_wanted = sync_wanted OR sync_began_at IS NULL, hook_address = $3', [hookAddress])),
    beginSync: (of: OfStore, updates: StoreUpdates, now: number) =>
      run(write(of, 'sync_wanted = false, sync_began_at = $3, sync_cursor = NULL, updates = $4', [now, updates])),

    /** A page of the sync, and where the next one begins. */
    async savePage(of: OfStore, products: StoreProduct[], { next, seenAt }: { next: string; seenAt: number }) {
      const went = write(of, 'problem = NULL, sync_cursor = $3', [next])
      await inTransaction(pool, [saveProducts(of, products, seenAt), went])
    },

    /** The last page. What the sync did not come across is to be looked for on its own. */
    async finishSync(of: OfStore, products: StoreProduct[], { beganAt, seenAt }: { beganAt: number; seenAt: number }) {
      await inTransaction(pool, [
        saveProducts(of, products, seenAt),
        {
          text: `INSERT INTO store_changes (workspace_id, store_id, external_id)
            SELECT $1, $2, external_id FROM products WHERE workspace_id = $1 AND store_id = $2 AND seen_at < $3 ${HEAR}`,
          values: [of.workspaceId, of.storeId, beganAt],
        },
        write(of, 'problem = NULL, sync_began_at = NULL, sync_cursor = NULL, synced_at = $3', [seenAt]),
      ])
    },

    /** The store said that something about this product is another. */
    async hear({ workspaceId, storeId }: OfStore, externalId: string): Promise<void> {
      await pool.query(`INSERT INTO store_changes (workspace_id, store_id, external_id) VALUES ($1, $2, $3) ${HEAR}`, [
        workspaceId,
        storeId,
        externalId,
      ])
    },

    async heard({ workspaceId, storeId }: OfStore, limit: number): Promise<Heard[]> {
      const { rows } = await pool.query<Heard>(
        `SELECT external_id AS "externalId", heard FROM ${CHANGES} ORDER BY external_id LIMIT $3`,
        [workspaceId, storeId, limit],
      )
      return rows
    },

    /** They were read: these are there, the others are not. What was heard of meanwhile stays to be read. */
    async settle(of: OfStore, heard: Heard[], { there, seenAt }: { there: StoreProduct[]; seenAt: number }) {
      const found = new Set(there.map(({ externalId }) => externalId))
      const gone = heard.map(({ externalId }) => externalId).filter((id) => !found.has(id))
      await inTransaction(pool, [
        saveProducts(of, there, seenAt),
        removeProducts(of, gone),
        {
          text: `DELETE FROM store_changes USING json_to_recordset($3) AS done ("externalId" text, heard bigint)
            WHERE workspace_id = $1 AND store_id = $2 AND external_id = done."externalId" AND store_changes.heard = done.heard`,
          values: [of.workspaceId, of.storeId, JSON.stringify(heard)],
        },
        write(of, 'problem = NULL'),
      ])
    },
  }
}
export type ConnectedStores = ReturnType<typeof createConnectedStores>
