/** Products for cards: lines of the table of routes (hub-api.ts). */
import { z } from 'zod'
import { DISCOUNT_REFUSALS, DiscountAnswer, DiscountCode } from '@/domain/discount'
import { StoreId } from '@/domain/ids'
import { CardSource, ProductCard, WebUrl } from '@/domain/product'
import { StoredProduct } from '@/domain/store-product'
import type { Endpoint } from './hub-api'

/** Where somebody met a product: at an address, or in a store under its number. */
export const ProductPlace = z.discriminatedUnion('at', [
  z.object({ at: z.literal('url'), url: WebUrl }),
  z.object({ at: z.literal('store'), storeId: StoreId, externalId: CardSource.shape.externalId }),
])
export type ProductPlace = z.infer<typeof ProductPlace>

/** More than one sheet asks for at once. */
export const PLACES_MAX = 40

export const FoundProduct = z.object({
  product: StoredProduct,
  /** The variant the address names, where there is one of that number. */
  variantId: CardSource.shape.variantId,
})
export type FoundProduct = z.infer<typeof FoundProduct>

export const CheckedCard = z.object({
  /** As the store has it now; null: it sells it no longer, or not in this variant. */
  card: ProductCard.nullable(),
  /** How many there are of the variant; null: not counted, or nobody to ask. */
  stock: z.int().nullable(),
  /** Why the code does not hold any more; null: it does, or there is none. */
  refusal: z.enum(DISCOUNT_REFUSALS).nullable(),
})
export type CheckedCard = z.infer<typeof CheckedCard>

export const PRODUCT_ENDPOINTS = {
  findProducts: {
    method: 'post',
    path: '/products/find',
    access: 'conversation.read',
    body: z.object({ places: z.array(ProductPlace).max(PLACES_MAX) }),
    response: z.object({ found: z.array(FoundProduct.nullable()) }),
    summary: 'Products of the catalogue by where they were met, in the order asked for; null where there is none',
  },
  checkCard: {
    method: 'post',
    path: '/products/check',
    access: 'conversation.read',
    body: z.object({ card: ProductCard }),
    response: CheckedCard,
    summary: 'A card as its store has it now: price, stock and code. Without a source it comes back as it is',
  },
  checkDiscount: {
    method: 'get',
    path: '/stores/{storeId}/discount',
    access: 'conversation.read',
    params: z.object({ storeId: StoreId }),
    query: z.object({
      code: DiscountCode,
      externalId: CardSource.shape.externalId,
      variantId: CardSource.shape.externalId.optional(),
    }),
    response: DiscountAnswer,
    summary: 'A discount code as the store knows it, for one product',
  },
} as const satisfies Record<string, Endpoint>
