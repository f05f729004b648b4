/** A product as a connected store has it, with its variants. The card made of it: card.ts. */
import { z } from 'zod'
import { Instant, ProductId, StoreId } from './ids'
import { Money } from './money'
import { AVAILABILITIES, ProductCard, WebUrl } from './product'

export const ProductVariant = z.object({
  /** The store's own number of it. */
  externalId: z.string().min(1).max(200),
  /** Its options, such as “Red / M”; null: the product comes in one form only. */
  title: z.string().max(200).nullable(),
  sku: z.string().max(200).nullable(),
  price: Money.nullable(),
  /** The price before the reduction; null when nothing is reduced. */
  compareAtPrice: Money.nullable(),
  availability: z.enum(AVAILABILITIES),
  /** How many there are, which may be less than none where the store sells on; null: the store does not count them. */
  stock: z.number().int().nullable(),
  imageUrl: WebUrl.nullable(),
  /** The product's page with this variant chosen. */
  url: WebUrl,
})
export type ProductVariant = z.infer<typeof ProductVariant>

/** What one chooses by, in the order of the words of a variant's title: “Colour” with “Harbor blue”, “Moss”. */
export const ProductOption = z.object({
  name: z.string().max(255),
  /** `colour`: how the store shows it, as `#3d6890`; null where it does not say. */
  values: z.array(
    z.object({
      name: z.string().max(255),
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i)
        .nullable(),
    }),
  ),
})
export type ProductOption = z.infer<typeof ProductOption>

export const StoreProduct = z.object({
  /** The store's own number of it. */
  externalId: z.string().min(1).max(200),
  /** The last part of its address. */
  handle: z.string().max(255).nullable(),
  title: ProductCard.shape.title,
  url: WebUrl,
  imageUrl: WebUrl.nullable(),
  /** Empty where the store does not say: the titles of the variants do. */
  options: z.array(ProductOption).default([]),
  variants: z.array(ProductVariant),
  /** When the store last changed it. */
  changedAt: Instant,
})
export type StoreProduct = z.infer<typeof StoreProduct>

/** A row of the catalogue. `storeId`: null for what no connected store put there. */
export const StoredProduct = ProductCard.extend({
  productId: ProductId,
  externalId: StoreProduct.shape.externalId,
  storeId: StoreId.nullable(),
  handle: StoreProduct.shape.handle,
  variants: z.array(ProductVariant),
})
export type StoredProduct = z.infer<typeof StoredProduct>

/** As much of a product as a card is made of: the catalogue's row has it, and the store's own answer. */
export type Sold = Pick<StoreProduct, 'externalId' | 'title' | 'url' | 'imageUrl' | 'variants'>
