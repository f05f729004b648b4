/**
 * What the bridge picks up from a page, unjudged: the background makes a description of it. So the page's own thread
 * does little, the script on every page stays small, and judging may grow.
 */
import { z } from 'zod'

const text = (max: number) => z.string().max(max).nullable()
const Thing = z.record(z.string(), z.unknown())

export const PageFacts = z.object({
  url: z.string().max(8_192),
  title: z.string().max(1_000),
  heading: text(1_000),
  canonical: text(4_096),
  /** `og:…`, `product:…` and their kin, the first of each name. */
  metas: z.record(z.string(), z.string()),
  jsonLd: z.array(z.string()).max(60),
  microdata: z.array(Thing).max(60),
  rdfa: z.array(Thing).max(60),
  /** The product as a Shopify storefront's script holds it. */
  productJson: z.string().nullable(),
  /** The product form of the Shopify admin; null on other sites. */
  form: z
    .object({
      fields: z.record(z.string(), z.string()),
      /** What stands beside the price: the currency's sign. */
      besidePrice: text(200),
      links: z.array(z.string()).max(50),
      picture: text(4_096),
    })
    .nullable(),
})
export type PageFacts = z.infer<typeof PageFacts>
