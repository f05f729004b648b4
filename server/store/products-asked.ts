/** Products of the catalogue whose titles hold words somebody wrote. */
import type { WorkspaceId } from '@/domain/ids'
import type { StoredProduct } from '@/domain/store-product'
import { byWordsAsked, stemOf, wordsAsked } from '@/domain/words-asked'
import type pg from 'pg'
import { PRODUCT_ROW } from './catalogue'

/** Of one word. What so many titles hold tells little apart. */
const OF_A_WORD_MAX = 100

/** Best first. */
export async function productsAsked(
  pool: pg.Pool,
  workspaceId: WorkspaceId,
  { text, limit }: { text: string; limit: number },
): Promise<StoredProduct[]> {
  const words = wordsAsked(text)
  if (words.length === 0) return []
  const stems = [...new Set(words.map(stemOf))]
  const [{ rows }, { rows: counted }] = await Promise.all([
    pool.query<{ product: StoredProduct }>(
      `SELECT DISTINCT ON (found.id) ${PRODUCT_ROW} FROM unnest($2::text[]) AS stem
       CROSS JOIN LATERAL (SELECT * FROM products WHERE workspace_id = $1
         AND title_grams @> name_grams(stem) AND strpos(fold_name(title), stem) > 0
         ORDER BY changed_at DESC LIMIT ${OF_A_WORD_MAX}) found`,
      [workspaceId, stems],
    ),
    pool.query<{ total: number }>('SELECT count(*)::int AS total FROM products WHERE workspace_id = $1', [workspaceId]),
  ])
  const products = rows.map(({ product }) => product)
  return byWordsAsked(words, products, counted[0]?.total ?? 0).slice(0, limit)
}
