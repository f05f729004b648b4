/** How far the orders of a store are read, for those that came of a card; and which it told of (card-schema.ts). */
import type { StoreId, WorkspaceId } from '@/domain/ids'
import type { OrdersState } from '@/domain/card-sales'
import type pg from 'pg'
import type { OfStore } from './catalogue'

export interface OrdersRead {
  state: OrdersState
  /** Orders changed up to here were read (epoch ms). */
  readUpTo: number
  /** When the store was last asked to tell us of them. */
  watchedAt: number
}

export interface HeardOrder {
  externalId: string
  heard: number
  /** When it was heard of first. */
  since: number
}

const HEARD = 'store_orders_heard WHERE workspace_id = $1 AND store_id = $2'

export function createStoreOrders(pool: pg.Pool) {
  return {
    /** Every store that cards were sent of, or whose orders were never looked at. */
    async due(): Promise<OfStore[]> {
      const { rows } = await pool.query<{ workspaceId: WorkspaceId; storeId: StoreId }>(
        `SELECT workspace_id AS "workspaceId", id AS "storeId" FROM stores
         WHERE EXISTS (SELECT FROM card_links WHERE card_links.workspace_id = stores.workspace_id AND store_id = stores.id
             AND conversation_id IS NOT NULL)
           OR NOT EXISTS (SELECT FROM store_orders WHERE store_orders.workspace_id = stores.workspace_id
             AND store_orders.store_id = stores.id)`,
      )
      return rows
    },

    /** When the first card of it that still counts was sent; null: none was, so no order can have come of one. */
    async firstCardAt({ workspaceId, storeId }: OfStore): Promise<number | null> {
      const { rows } = await pool.query<{ at: number | null }>(
        `SELECT min(sent_at) AS at FROM card_links
         WHERE workspace_id = $1 AND store_id = $2 AND conversation_id IS NOT NULL`,
        [workspaceId, storeId],
      )
      return rows[0]?.at ?? null
    },

    async read({ workspaceId, storeId }: OfStore): Promise<OrdersRead | null> {
      const { rows } = await pool.query<OrdersRead>(
        `SELECT state, read_up_to AS "readUpTo", watched_at AS "watchedAt" FROM store_orders
         WHERE workspace_id = $1 AND store_id = $2`,
        [workspaceId, storeId],
      )
      return rows[0] ?? null
    },

    /** Of a store that was disconnected meanwhile, nothing. */
    async wrote({ workspaceId, storeId }: OfStore, { state, readUpTo, watchedAt }: OrdersRead): Promise<void> {
      await pool.query(
        `INSERT INTO store_orders (workspace_id, store_id, state, read_up_to, watched_at)
         SELECT workspace_id, id, $3, $4, $5 FROM stores WHERE workspace_id = $1 AND id = $2
         ON CONFLICT (workspace_id, store_id) DO UPDATE SET state = excluded.state, read_up_to = excluded.read_up_to,
           watched_at = excluded.watched_at`,
        [workspaceId, storeId, state, readUpTo, watchedAt],
      )
    },

    /** The store said that something about this order is another. */
    async hear({ workspaceId, storeId }: OfStore, externalId: string, now: number): Promise<void> {
      await pool.query(
        `INSERT INTO store_orders_heard (workspace_id, store_id, external_id, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (workspace_id, store_id, external_id) DO UPDATE SET heard = store_orders_heard.heard + 1`,
        [workspaceId, storeId, externalId, now],
      )
    },

    /** In the order of their numbers, after this one. */
    async heard({ workspaceId, storeId }: OfStore, after: string, limit: number): Promise<HeardOrder[]> {
      const { rows } = await pool.query<HeardOrder>(
        `SELECT external_id AS "externalId", heard, since FROM ${HEARD} AND external_id > $3 ORDER BY external_id LIMIT $4`,
        [workspaceId, storeId, after, limit],
      )
      return rows
    },

    /** They were read. What was heard of meanwhile stays to be read. */
    async settle({ workspaceId, storeId }: OfStore, orders: HeardOrder[]): Promise<void> {
      await pool.query(
        `DELETE FROM store_orders_heard USING json_to_recordset($3) AS done ("externalId" text, heard bigint)
         WHERE workspace_id = $1 AND store_id = $2 AND external_id = done."externalId"
           AND store_orders_heard.heard = done.heard`,
        [workspaceId, storeId, JSON.stringify(orders)],
      )
    },
  }
}
export type StoreOrders = ReturnType<typeof createStoreOrders>
