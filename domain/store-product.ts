/** A product as a connected store has it, with its variants, and the card made of it. */
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

/** With the price of its cheapest variant that can be bought; where none can, of the cheapest. */
export function cardOfStoreProduct({ title, url, imageUrl, variants }: Sold): ProductCard {
  const buyable = variants.filter(({ availability }) => availability === 'in_stock' || availability === 'preorder')
  const candidates = buyable.length > 0 ? buyable : variants
  const [cheapest] = candidates.toSorted((a, b) => amountOf(a) - amountOf(b))
  return {
    productId: null,
    title,
    variant: null,
    imageUrl: imageUrl ?? cheapest?.imageUrl ?? null,
    url,
    price: cheapest?.price ?? null,
    compareAtPrice: cheapest?.compareAtPrice ?? null,
    availability: cheapest?.availability ?? 'unknown',
    source: null,
  }
}

/** Only to compare prices of one currency: what is shown stays the text it was. */
const amountOf = ({ price }: ProductVariant) => (price === null ? Infinity : Number(price.amount))
