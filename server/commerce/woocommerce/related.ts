/**
 * What a shop recommends beside a product: first what its owner chose, then what WooCommerce finds by category and tag
 * (https://woocommerce.github.io/woocommerce-rest-api-docs/#product-properties).
 */
import { z } from 'zod'
import type { RelatedTo } from '../store-client'
import type { RestApi } from './rest-api'

const Related = z.object({
  upsell_ids: z.array(z.number()),
  cross_sell_ids: z.array(z.number()),
  related_ids: z.array(z.number()),
})

export async function relatedProducts(api: RestApi, { externalId }: RelatedTo, limit: number): Promise<string[]> {
  const answer = await api.get(`/products/${externalId}`, { _fields: Object.keys(Related.shape).join(',') }, Related)
  if (answer === null) return []
  const { upsell_ids: better, cross_sell_ids: besides, related_ids: alike } = answer.value
  return [...new Set([...better, ...besides, ...alike])].slice(0, limit).map(String)
}
