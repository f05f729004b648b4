/**
 * What a shop itself recommends beside a product: its storefront says, without a token
 * (https://shopify.dev/docs/api/ajax/reference/product-recommendations). A shop behind a password, and one without an online
 * store, recommends nothing.
 */
import { z } from 'zod'
import { AppError } from '@/domain/errors'
import type { OutgoingResponse } from '@/server/http/client'
import { askStore, jsonOf, refusalOfStatus, storeRefusal } from '../refusal'
import type { Reach, RelatedTo } from '../store-client'

const Recommended = z.object({ products: z.array(z.object({ id: z.number() })) })
/** Shopify's own limit. */
const LIMIT_MAX = 10

export async function relatedProducts(
  { fetch }: Reach,
  { externalId, url }: RelatedTo,
  limit: number,
): Promise<string[]> {
  const address = new URL('/recommendations/products.json', url)
  address.searchParams.set('product_id', externalId)
  address.searchParams.set('limit', String(Math.min(limit, LIMIT_MAX)))
  address.searchParams.set('intent', 'related')
  const answer = await asked(fetch, address.href)
  if (answer === null) return []
  if (answer.status !== 200) throw refusalOfStatus(answer.status)
  const parsed = Recommended.safeParse(jsonOf(answer))
  if (!parsed.success) throw storeRefusal('store_failed', { reason: 'not_an_answer' }, parsed.error)
  return parsed.data.products.map(({ id }) => String(id))
}

/** null: it leads elsewhere, which is to its password, or there is nothing. */
async function asked(fetch: Reach['fetch'], url: string): Promise<OutgoingResponse | null> {
  try {
    const answer = await askStore(fetch, { url, headers: { accept: 'application/json' } })
    const isNothing = answer.status === 401 || answer.status === 404 || (answer.status >= 300 && answer.status < 400)
    return isNothing ? null : answer
  } catch (error) {
    if (error instanceof AppError && error.code === 'store_address_wrong') return null
    throw error
  }
}
