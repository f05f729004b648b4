/** The catalogue: what stores sell, written by their syncs, searched by agents. */
import { newId } from '@/domain/new-id'
import type { ProductId, StoreId, WorkspaceId } from '@/domain/ids'
import { cardOfStoreProduct } from '@/domain/card'
import type { StoredProduct, StoreProduct } from '@/domain/store-product'
import type pg from 'pg'
import type { Statement } from './commit'

export interface CatalogueQuery {
  search?: string | undefined
  storeId?: StoreId | undefined
  handle?: string | undefined
  afterTitle?: string | undefined
  afterId?: ProductId | undefined
  limit: number
}

export interface OfStore {
  workspaceId: WorkspaceId
  storeId: StoreId
}

/** Written over what is older only; `seenAt`: when they were read from the store. */
export function saveProducts({ workspaceId, storeId }: OfStore, products: StoreProduct[], seenAt: number): Statement {
  const rows = products.map((product) => ({
    id: newId(seenAt),
    external_id: product.externalId,
    handle: product.handle,
    title: product.title,
    card: cardOfStoreProduct(product),
    variants: product.variants,
    changed_at: product.changedAt,
  }))
  return {
    text: `INSERT INTO products (workspace_id, store_id, seen_at, id, external_id, handle, title, card, variants, changed_at)
      SELECT $1, $2, $3, id, external_id, handle, title, card, variants, changed_at
      FROM json_to_recordset($4) AS entry (id uuid, external_id text, handle text, title text, card jsonb, variants jsonb, changed_at bigint)
      ON CONFLICT (store_id, external_id, workspace_id) DO UPDATE SET seen_at = excluded.seen_at, handle = excluded.handle,
        title = excluded.title, card = excluded.card, variants = excluded.variants, changed_at = excluded.changed_at
      WHERE products.changed_at <= excluded.changed_at`,
    values: [workspaceId, storeId, seenAt, JSON.stringify(rows)],
  }
}

export function removeProducts({ workspaceId, storeId }: OfStore, externalIds: string[]): Statement {
  const text = 'DELETE FROM products WHERE workspace_id = $1 AND store_id = $2 AND external_id = ANY($3)'
  return { text, values: [workspaceId, storeId, externalIds] }
}

/** A StoredProduct, as `product`. */
export const PRODUCT_ROW = `card || jsonb_build_object('productId', id, 'externalId', external_id, 'storeId', store_id,
  'handle', handle, 'variants', variants) AS product`

/** By title: the words as they stand in it, in any script, whatever their case and accents. */
export async function listProducts(
  pool: pg.Pool,
  workspaceId: WorkspaceId,
  { search, storeId, handle, afterTitle, afterId, limit }: CatalogueQuery,
): Promise<{ products: StoredProduct[]; more: boolean }> {
  const values: unknown[] = [workspaceId]
  const given = (value: unknown) => `$${values.push(value)}`
  const wanted = search?.trim()
  const filters = ['workspace_id = $1']
  if (wanted) {
    const text = given(wanted)
    filters.push(`title_grams @> name_grams(${text}) AND strpos(fold_name(title), fold_name(${text})) > 0`)
  }
  if (storeId !== undefined) filters.push(`store_id = ${given(storeId)}`)
  if (handle !== undefined) filters.push(`handle = ${given(handle)}`)
  if (afterTitle !== undefined && afterId !== undefined)
    filters.push(`(title, id) > (${given(afterTitle)}, ${given(afterId)}::uuid)`)
  const { rows } = await pool.query<{ product: StoredProduct }>(
    `SELECT ${PRODUCT_ROW} FROM products WHERE ${filters.join(' AND ')} ORDER BY title, id LIMIT ${given(limit + 1)}`,
    values,
  )
  return { products: rows.slice(0, limit).map(({ product }) => product), more: rows.length > limit }
}
