/** What a discount code makes of a price. Free of zod, for pages. */
import { PLACES, placesOf, unitsOf } from './amounts'
import type { Discount } from './discount'
import type { Money } from './money'

/** Does an order of this alone come to what the code asks for? */
export function isReached({ least }: Discount, price: Money, quantity: number): boolean {
  if (least === null) return true
  if (least.kind === 'quantity') return quantity >= least.quantity
  return (
    least.amount.currency === price.currency && unitsOf(price.amount) * BigInt(quantity) >= unitsOf(least.amount.amount)
  )
}

/** What one piece costs with the code; null: its price stays, or it cannot be said. */
export function reducedPrice(discount: Discount, price: Money, quantity: number): Money | null {
  const { off, isForSome } = discount
  if (isForSome || !isReached(discount, price, quantity)) return null
  if (off.kind === 'percent') return less(price, share(price, off.percent))
  if (off.kind !== 'amount' || off.amount.currency !== price.currency) return null
  return off.each || quantity === 1 ? less(price, unitsOf(off.amount.amount)) : null
}

/** Rounded half up to what the currency has coins for. */
function share(price: Money, percent: number): bigint {
  const step = 10n ** BigInt(PLACES - Math.min(PLACES, digitsOf(price.currency)))
  const exact = unitsOf(price.amount) * BigInt(Math.round(percent * 100))
  return ((exact + 5_000n * step) / (10_000n * step)) * step
}

function less(price: Money, off: bigint): Money | null {
  const digits = Math.max(digitsOf(price.currency), placesOf(price.amount))
  const left = unitsOf(price.amount) - off
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
