/** A discount code as the store knows it, and what it makes of a price. */
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

/** Does an order of this alone come to what the code asks for? */
export function isReached({ least }: Discount, price: Money, quantity: number): boolean {
  if (least === null) return true
  if (least.kind === 'quantity') return quantity >= least.quantity
  return least.amount.currency === price.currency && units(price) * BigInt(quantity) >= units(least.amount)
}

/** What one piece costs with the code; null: its price stays, or it cannot be said. */
export function reducedPrice(discount: Discount, price: Money, quantity: number): Money | null {
  const { off, isForSome } = discount
  if (isForSome || !isReached(discount, price, quantity)) return null
  if (off.kind === 'percent') return less(price, share(price, off.percent))
  if (off.kind !== 'amount' || off.amount.currency !== price.currency) return null
  return off.each || quantity === 1 ? less(price, units(off.amount)) : null
}

/** Money has at most four places: whole ten-thousandths, so that nothing is ever a float. */
const PLACES = 4
function units({ amount }: Money): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(PLACES, '0'))
}

/** Rounded half up to what the currency has coins for. */
function share(price: Money, percent: number): bigint {
  const step = 10n ** BigInt(PLACES - Math.min(PLACES, digitsOf(price.currency)))
  const exact = units(price) * BigInt(Math.round(percent * 100))
  return ((exact + 5_000n * step) / (10_000n * step)) * step
}

function less(price: Money, off: bigint): Money | null {
  const digits = Math.max(digitsOf(price.currency), price.amount.split('.')[1]?.length ?? 0)
  const left = units(price) - off
  if (off <= 0n) return null
  const text = (left > 0n ? left : 0n).toString().padStart(PLACES + 1, '0')
  const fraction = text.slice(-PLACES).slice(0, digits)
  return { amount: text.slice(0, -PLACES) + (digits > 0 ? `.${fraction}` : ''), currency: price.currency }
}

function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return 2 // a code nobody knows
  }
}
