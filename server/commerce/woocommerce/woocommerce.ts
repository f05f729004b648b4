/** A store on WooCommerce, by its REST API v3. */
import { z } from 'zod'
import type { StoreProduct } from '@/domain/store-product'
import { storeRefusal } from '../refusal'
import { BY_ID_MAX, type Reach, type StoreClient } from '../store-client'
import { createCoupons } from './coupons'
import {
  hasVariations,
  plain,
  Products,
  PRODUCT_FIELDS,
  toStoreProduct,
  Variations,
  VARIATION_FIELDS,
  type Product,
  type Variation,
} from './products'
import { createOrderReader } from './read-orders'
import { createAttribution } from './attribution'
import { createRestApi, type WooSite } from './rest-api'
import { createWebhooks } from './webhooks'

const PAGE_SIZE = 20
/** As many as WordPress gives at most. */
const VARIATIONS_PER_PAGE = 100
const Currency = z.object({ value: z.string().regex(/^[A-Z]{3}$/) })

export interface WooCommerce {
  site: WooSite
  /** The store's one currency, as `describe` last found it. */
  currency: string
  /** What webhooks are signed with. */
  hookSecret: string
}

export function createWooCommerce({ site, currency, hookSecret }: WooCommerce, reach: Reach): StoreClient {
  const api = createRestApi(site, reach)

  async function variationsOf({ id }: Product): Promise<Variation[]> {
    const found: Variation[] = []
    for (let page = 1; ; page += 1) {
      const query = { per_page: String(VARIATIONS_PER_PAGE), page: String(page), _fields: VARIATION_FIELDS }
      const answer = await api.get(`/products/${id}/variations`, query, Variations)
      if (answer === null) return found // removed meanwhile: its webhook follows
      found.push(...answer.value)
      if (page >= answer.pages) return found
    }
  }

  async function toOurs(found: Product[]): Promise<StoreProduct[]> {
    const products: StoreProduct[] = []
    for (const each of found) {
      const variations = hasVariations(each) ? await variationsOf(each) : []
      const product = toStoreProduct(each, variations, currency)
      if (product) products.push(product)
    }
    return products
  }

  async function list(query: Record<string, string>): Promise<Product[]> {
    const answer = await api.get('/products', { status: 'publish', _fields: PRODUCT_FIELDS, ...query }, Products)
    if (answer === null) throw storeRefusal('store_address_wrong', { reason: 'no_products' })
    return answer.value
  }

  const byPosition = (offset: number) =>
    list({ orderby: 'id', order: 'asc', per_page: String(PAGE_SIZE), offset: String(offset) })

  async function byIds(ids: readonly string[]) {
    if (ids.length === 0) return []
    const include = ids.slice(0, BY_ID_MAX).join(',')
    return toOurs(await list({ include, per_page: String(BY_ID_MAX) }))
  }

  return {
    async describe() {
      const { name } = await api.index()
      const setting = await api.get('/settings/general/woocommerce_currency', {}, Currency)
      if (setting === null) throw storeRefusal('store_failed', { reason: 'no_currency' })
      await api.get('/products', { per_page: '1', _fields: 'id' }, z.array(z.object({ id: z.number() })))
      const shownName = plain(name) || new URL(site.address).hostname
      return { name: shownName, currency: setting.value.value, apiVersion: null, scopes: null }
    },

    async page(cursor) {
      // There are only positions to ask for, and what is removed meanwhile moves the rest. So each page begins with the
      // last product of the one before; where that has moved, we go back to it. Then nothing is passed over.
      const { position, lastId } = cursorOf(cursor)
      let offset = Math.max(0, position - 1)
      let found = await byPosition(offset)
      while (offset > 0 && (found[0]?.id ?? Infinity) > lastId) {
        offset = Math.max(0, offset - PAGE_SIZE)
        found = await byPosition(offset)
      }
      const products = await toOurs(found.filter(({ id }) => id > lastId))
      const last = found.at(-1)
      const isFull = found.length === PAGE_SIZE && last !== undefined
      return { products, next: isFull ? `${offset + found.length}/${Math.max(last.id, lastId)}` : null }
    },

    byIds,

    async search(text, { limit }) {
      return toOurs(await list({ search: text, per_page: String(Math.min(limit, PAGE_SIZE)) }))
    },

    async product({ by, value }) {
      const found = by === 'id' ? await byIds([value]) : await toOurs(await list({ slug: value }))
      return found[0] ?? null
    },

    discount: createCoupons(api, currency, reach.now),
    ...createOrderReader(api, site.address),
    ...createAttribution(api),
    ...createWebhooks(api, hookSecret),
  }
}

/** `20/117`: twenty were read, the last of them was number 117. */
function cursorOf(cursor: string | null): { position: number; lastId: number } {
  const [, position = '0', lastId = '0'] = /^(\d+)\/(\d+)$/.exec(cursor ?? '') ?? []
  return { position: Number(position), lastId: Number(lastId) }
}
