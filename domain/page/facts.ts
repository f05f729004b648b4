/**
 * What the bridge picks up from a page, unjudged: the background makes a description of it. So the page's own thread
 * does little, the script on every page stays small, and judging may grow.
 */
import { z } from 'zod'

const text = (max: number) => z.string().max(max).nullable()
const Thing = z.record(z.string(), z.unknown())

/** Where something stands: what the markup calls it and what is around it, and its steps from the main heading. */
const VisiblePlace = z.object({
  path: z.string().max(600),
  distance: z.number().int(),
  /** Does it come after the heading? */
  after: z.boolean(),
  /** Is it part of a link to elsewhere? */
  linked: z.boolean(),
})
export type VisiblePlace = z.infer<typeof VisiblePlace>
const VisibleFacts = z.object({
  heading: z.string().max(1_000),
  /** Steps from the heading to the body: what is no nearer has nothing to do with it. */
  depth: z.number().int(),
  /** Short texts called stock, number or brand in the markup. */
  labels: z.array(VisiblePlace.extend({ text: z.string().max(200) })).max(30),
  /** `struck`: drawn with a line through it. */
  prices: z.array(VisiblePlace.extend({ text: z.string().max(200), struck: z.boolean() })).max(80),
  buttons: z.array(VisiblePlace.extend({ text: z.string().max(200) })).max(30),
  pictures: z
    .array(VisiblePlace.extend({ src: z.string().max(4_096), alt: z.string().max(300), size: z.number() }))
    .max(40),
})
export type VisibleFacts = z.infer<typeof VisibleFacts>

export const PageFacts = z.object({
  url: z.string().max(8_192),
  title: z.string().max(1_000),
  /** Of the whole document: with its country, where a sign is shared by several currencies. */
  lang: z.string().max(40),
  heading: text(1_000),
  canonical: text(4_096),
  /** `og:…`, `product:…` and their kin, the first of each name. */
  metas: z.record(z.string(), z.string()),
  jsonLd: z.array(z.string()).max(60),
  microdata: z.array(Thing).max(60),
  rdfa: z.array(Thing).max(60),
  /** What can be seen, for pages that mark nothing up; null without a heading. */
  visible: VisibleFacts.nullable(),
  /** The product as a Shopify storefront's script holds it. */
  productJson: z.string().nullable(),
  /** Parts of inline scripts in which shops measure or draw their product. */
  data: z.array(z.string()).max(60),
  /** The product as PrestaShop leaves it in an attribute. */
  details: text(200_000),
  /** What a press on the button would buy, and all variations where the form knows them. */
  cart: z.object({ fields: z.record(z.string(), z.string()), variations: z.string() }).nullable(),
  /** The product form of the Shopify admin; null on other pages. */
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
