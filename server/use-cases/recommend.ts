/** What a card is made of: products by where somebody met them, and whether a card still is what its store says. */
import { cardOfChoice } from '@/domain/card-choice'
import { AppError } from '@/domain/errors'
import type { WorkspaceId } from '@/domain/ids'
import type { CardSource, ProductCard } from '@/domain/product'
import type { CheckedCard, FoundProduct, ProductPlace } from '@/protocol/product-api'
import type pg from 'pg'
import type { StoreClients } from '../commerce/clients'
import type { DiscountedItem } from '../commerce/store-client'
import type { OfStore } from '../store/catalogue'
import type { ConnectedStores, StoreRow } from '../store/connected-stores'
import { productsAt } from '../store/products-at'

export interface RecommendDeps {
  pool: pg.Pool
  stores: ConnectedStores
  storeClients: StoreClients
}

export function createRecommending({ pool, stores, storeClients }: RecommendDeps) {
  async function open(of: OfStore) {
    const store = await stores.find(of)
    if (!store) throw new AppError('store_not_found', { storeId: of.storeId })
    return { store, client: storeClients.open(store, 'somebody_waits') }
  }

  async function asItIs(store: StoreRow, card: ProductCard, source: CardSource): Promise<CheckedCard> {
    const client = storeClients.open(store, 'somebody_waits')
    const product = await client.product({ by: 'id', value: source.externalId }, {})
    const { variantId, quantity, opens, discountCode } = source
    const variant = product?.variants.find(({ externalId }) => externalId === variantId)
    if (!product || (variantId !== null && !variant)) return { card: null, stock: null, refusal: null }
    const answer = discountCode === null ? null : await client.discount(discountCode, source)
    const discount = answer?.is === 'good' ? answer.discount : null
    const now = cardOfChoice(product, store, { variantId, quantity, opens, discount }, card.productId)
    return { card: now, stock: variant?.stock ?? null, refusal: answer?.is === 'refused' ? answer.why : null }
  }

  return {
    async find(workspaceId: WorkspaceId, places: ProductPlace[]): Promise<{ found: (FoundProduct | null)[] }> {
      const shops = await stores.list(workspaceId)
      return { found: await productsAt(pool, { workspaceId, shops }, places) }
    },

    /** Throws as a StoreClient does, when the store cannot be asked. */
    async check(workspaceId: WorkspaceId, card: ProductCard): Promise<CheckedCard> {
      if (card.source === null) return { card, stock: null, refusal: null }
      const { store } = await open({ workspaceId, storeId: card.source.storeId })
      return asItIs(store, card, card.source)
    },

    async discount(of: OfStore, { code, ...item }: DiscountedItem & { code: string }) {
      const { client } = await open(of)
      return client.discount(code, item)
    },
  }
}
export type Recommending = ReturnType<typeof createRecommending>
