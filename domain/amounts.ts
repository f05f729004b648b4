/** Exact sums of money: whole ten-thousandths, so that nothing is ever a float. Free of zod, for pages. */
import type { Money } from './money'

/** As many decimal places as an amount may have. */
export const PLACES = 4

/** In ten-thousandths. */
export const unitsOf = (amount: string): bigint => {
  const [whole = '0', part = ''] = amount.split('.')
  return BigInt(whole + part.padEnd(PLACES, '0'))
}

/** With at least as many decimal places as `places`. */
export function amountOf(units: bigint, places: number): string {
  const digits = units.toString().padStart(PLACES + 1, '0')
  const part = digits.slice(-PLACES)
  const shown = Math.max(places, part.replace(/0+$/, '').length)
  return digits.slice(0, -PLACES) + (shown > 0 ? `.${part.slice(0, shown)}` : '')
}

export const placesOf = (amount: string): number => amount.split('.')[1]?.length ?? 0

/** What is left of the first amount, never less than nothing. Both are of one currency. */
export function amountLeft(from: string, taken: string): string {
  const left = unitsOf(from) - unitsOf(taken)
  return amountOf(left > 0n ? left : 0n, placesOf(from))
}

/** One sum for each currency, in the order in which they come: what is of two currencies is never added. */
export function sumsOf(all: readonly Money[]): Money[] {
  const sums = new Map<string, { units: bigint; places: number }>()
  for (const { amount, currency } of all) {
    const { units, places } = sums.get(currency) ?? { units: 0n, places: 0 }
    sums.set(currency, { units: units + unitsOf(amount), places: Math.max(places, placesOf(amount)) })
  }
  return [...sums].map(([currency, { units, places }]) => ({ amount: amountOf(units, places), currency }))
}
