/** A product as a page claims it, and the card made of it. A claim is shown to the agent before anything is sent. */
import { z } from 'zod'
import { ProductId, StoreId } from './ids'
import { Money } from './money'

export const AVAILABILITIES = ['in_stock', 'out_of_stock', 'preorder', 'unknown'] as const
export type Availability = (typeof AVAILABILITIES)[number]

/** Only http(s): a page may claim `javascript:` or `data:` for a picture or a link. */
export const WebUrl = z.url({ protocol: /^https?$/ }).max(2048)

/**
 * Where a connected store has what a card shows, and where its link leads: there price and stock are asked again when it is
 * sent, and clicks and orders find back to it.
 */
export const CardSource = z.object({
  storeId: StoreId,
  /** The store's own numbers. `variantId` null: no variant is chosen. */
  externalId: z.string().min(1).max(200),
  variantId: z.string().min(1).max(200).nullable(),
  quantity: z.int().min(1).max(99),
  /** Applied by the link. */
  discountCode: z.string().trim().min(1).max(255).nullable(),
  /** `checkout` takes a variant. */
  opens: z.enum(['product', 'checkout']),
})
export type CardSource = z.infer<typeof CardSource>

export const ProductCard = z.object({
  productId: ProductId.nullable(),
  title: z.string().trim().min(1).max(300),
  variant: z.string().max(200).nullable(),
  imageUrl: WebUrl.nullable(),
  url: WebUrl,
  price: Money.nullable(),
  /** The price before the reduction; null when nothing is reduced. */
  compareAtPrice: Money.nullable(),
  availability: z.enum(AVAILABILITIES),
  /** null: no connected store stands behind it; it is what a page claimed. */
  source: CardSource.nullable().default(null),
})
export type ProductCard = z.infer<typeof ProductCard>

/** Where on the page a product was read, the most trusted first. */
export const EVIDENCE = ['json-ld', 'microdata', 'rdfa', 'opengraph', 'platform', 'visible'] as const
export type Evidence = (typeof EVIDENCE)[number]

export const PageProduct = z.object({
  name: z.string().trim().min(1).max(300),
  price: Money.nullable(),
  compareAtPrice: Money.nullable(),
  availability: z.enum(AVAILABILITIES),
  imageUrl: WebUrl.nullable(),
  /** Canonical address, without tracking parameters. */
  url: WebUrl,
  sku: z.string().max(200).nullable(),
  brand: z.string().max(200).nullable(),
  variant: z.string().max(200).nullable(),
  evidence: z.enum(EVIDENCE),
})
export type PageProduct = z.infer<typeof PageProduct>
