/** What the page beside the sidebar is about. Everything in it is the page's own claim. */
import { z } from 'zod'
import { PageProduct, WebUrl } from './product'

export const PageDescription = z.object({
  url: WebUrl,
  title: z.string().max(300),
  kind: z.enum(['product', 'order', 'customer', 'other']),
  /** The platform's own id of the product, order or customer, where the address carries one (Shopify admin). */
  externalId: z.string().max(64).nullable(),
  product: PageProduct.nullable(),
})
export type PageDescription = z.infer<typeof PageDescription>
