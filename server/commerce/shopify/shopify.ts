/** A store on Shopify, by its Admin GraphQL API. */
import { z } from 'zod'
import { scopesLacking, STORE_FEATURES, type ShopifyScope } from '@/domain/store-needs'
import type { StoreProduct } from '@/domain/store-product'
import { storeRefusal } from '../refusal'
import { BY_ID_MAX, type Market, type Reach, type StoreClient } from '../store-client'
import { createAttribution } from './attribution'
import { createAdminApi, type ShopifyAccount } from './admin-api'
import { IN_MARKET, IN_OWN_CURRENCY, PAGE_SIZE, PRODUCT_PAGE, SHOP } from './documents'
import { Product, Products, searchQuery, toStoreProduct, Variants, type Product as Found } from './products'
import { createDiscounts } from './discounts'
import { createOrderReader } from './read-orders'
import { createWebhooks } from './webhooks'

const Shop = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string() }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
})
/** Without these there is nothing to connect. */
const NEEDED: readonly ShopifyScope[] = STORE_FEATURES.catalogue
/** Shopify's own limit of variants (https://shopify.dev/docs/apps/build/graphql/migrate/new-product-model). */
const VARIANTS_MAX = 2_048

export interface Shopify {
  account: ShopifyAccount
  /** The store's own, as `describe` last found it: what plain prices are in. */
  currency: string
}

export function createShopify({ account, currency }: Shopify, reach: Reach): StoreClient {
  const api = createAdminApi(account, reach)
  const inMarket = ({ country }: Market) => ({
    documents: country === undefined ? IN_OWN_CURRENCY : IN_MARKET,
    market: country === undefined ? {} : { country },
  })

  async function allVariants(product: Found, market: Market): Promise<Variants['nodes']> {
    const { documents, market: variables } = inMarket(market)
    const nodes = [...product.variants.nodes]
    let { pageInfo } = product.variants
    while (pageInfo.hasNextPage && nodes.length < VARIANTS_MAX) {
      const shape = z.object({ product: z.object({ variants: Variants }).nullable() })
      const asked = { id: product.id, after: pageInfo.endCursor, ...variables }
      const more = await api.ask(documents.variants, asked, shape)
      if (more.product === null) break // removed meanwhile: its webhook follows
      nodes.push(...more.product.variants.nodes)
      pageInfo = more.product.variants.pageInfo
    }
    return nodes
  }

  async function toOurs(found: Found[], market: Market = {}): Promise<StoreProduct[]> {
    const products: StoreProduct[] = []
    for (const each of found) {
      const product = toStoreProduct(each, await allVariants(each, market), currency)
      if (product) products.push(product)
    }
    return products
  }

  async function byIds(ids: readonly string[], options: Market = {}): Promise<StoreProduct[]> {
    const { documents, market } = inMarket(options)
    const gids = ids.slice(0, BY_ID_MAX).map((id) => `gid://shopify/Product/${id}`)
    // What is not there, or is no product, comes as null or without fields.
    const shape = z.object({ nodes: z.array(z.union([Product, z.null(), z.object({}).strict()])) })
    const found: Found[] = []
    // As many as a page has: what a query may cost is counted beforehand, by its ids.
    for (let start = 0; start < gids.length; start += PAGE_SIZE) {
      const asked = { ids: gids.slice(start, start + PAGE_SIZE), ...market }
      const { nodes } = await api.ask(documents.byIds, asked, shape)
      found.push(...nodes.filter((node): node is Found => node !== null && 'id' in node))
    }
    return toOurs(found, options)
  }

  return {
    async describe() {
      const { shop, currentAppInstallation } = await api.ask(SHOP, {}, Shop)
      const scopes = currentAppInstallation.accessScopes.map(({ handle }) => handle)
      const needs = scopesLacking(scopes).filter((scope) => NEEDED.includes(scope))
      if (needs.length > 0) throw storeRefusal('store_permission_missing', { needs: needs.join(', ') })
      return {
        name: shop.name,
        currency: shop.currencyCode,
        apiVersion: api.servedVersion() ?? account.version,
        scopes,
      }
    },

    async page(cursor) {
      const { products } = await api.ask(
        PRODUCT_PAGE,
        { first: PAGE_SIZE, after: cursor },
        z.object({ products: Products }),
      )
      const { nodes, pageInfo } = products
      return { products: await toOurs(nodes), next: pageInfo?.hasNextPage ? pageInfo.endCursor : null }
    },

    byIds,

    async search(text, { limit, ...options }) {
      const query = searchQuery(text)
      if (query === null) return []
      const { documents, market } = inMarket(options)
      const asked = { first: Math.min(limit, PAGE_SIZE), query, ...market }
      const { products } = await api.ask(documents.search, asked, z.object({ products: Products }))
      return toOurs(products.nodes, options)
    },

    async product({ by, value }, options) {
      const { documents, market } = inMarket(options)
      const shape = z.object({ productByIdentifier: Product.nullable() })
      const [document, asked] =
        by === 'id'
          ? [documents.byId, { id: `gid://shopify/Product/${value}` }]
          : [documents.byHandle, { handle: value }]
      const { productByIdentifier: found } = await api.ask(document, { ...asked, ...market }, shape)
      return found ? ((await toOurs([found], options))[0] ?? null) : null
    },

    discount: createDiscounts(api),
    ...createOrderReader(api, account.origin, account),
    ...createAttribution(api),
    ...createWebhooks(api),
  }
}
