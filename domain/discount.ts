/** A discount code as the store knows it. What it makes of a price: reduced-price.ts. */
import { z } from 'zod'
import { Instant } from './ids'
import { Money } from './money'

export const DiscountCode = z.string().trim().min(1).max(255)

export const Discount = z.object({
  code: DiscountCode,
  /** `other`: something that cannot be said as a price, such as “buy two, get one”. */
  off: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), percent: z.number().positive().max(100) }),
    /** `each`: off every piece; otherwise once, off the whole order. */
    z.object({ kind: z.literal('amount'), amount: Money, each: z.boolean() }),
    z.object({ kind: z.literal('shipping') }),
    z.object({ kind: z.literal('other') }),
  ]),
  /** What the order must come to. */
  least: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('subtotal'), amount: Money }),
      z.object({ kind: z.literal('quantity'), quantity: z.int().nonnegative() }),
    ])
    .nullable(),
  /** Only some of the store's customers may use it, and we cannot know whether this one may. */
  isForSome: z.boolean(),
  endsAt: Instant.nullable(),
})
export type Discount = z.infer<typeof Discount>

export const DISCOUNT_REFUSALS = ['unknown', 'expired', 'not_begun', 'used_up', 'other_products'] as const
export type DiscountRefusal = (typeof DISCOUNT_REFUSALS)[number]

export const DiscountAnswer = z.discriminatedUnion('is', [
  z.object({ is: z.literal('good'), discount: Discount }),
  z.object({ is: z.literal('refused'), why: z.enum(DISCOUNT_REFUSALS) }),
])
export type DiscountAnswer = z.infer<typeof DiscountAnswer>
