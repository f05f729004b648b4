/** A product as a page claims it, and the card made of it. A claim is shown to the agent before anything is sent. */
import { z } from 'zod'
import { ProductId } from './ids'
import { Money } from './money'

export const AVAILABILITIES = ['in_stock', 'out_of_stock', 'preorder', 'unknown'] as const
export type Availability = (typeof AVAILABILITIES)[number]

/** Only http(s): a page may claim `javascript:` or `data:` for a picture or a link. */
export const WebUrl = z.url({ protocol: /^https?$/ }).max(2048)

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
