import type { Money } from './money'

/** `89` and `89.00` are one price; none and none as well. */
export const isSameMoney = (a: Money | null, b: Money | null): boolean =>
  a === b || (a !== null && b !== null && a.currency === b.currency && Number(a.amount) === Number(b.amount))
