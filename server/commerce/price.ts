/** Prices, pictures and addresses as stores give them, made ours: a decimal string stays the string it was. */
import { Money } from '@/domain/money'
import { WebUrl } from '@/domain/product'

/** null for what is no price: an empty string, a negative amount. Zeros behind the fourth place are dropped. */
export function moneyOf(amount: string | null | undefined, currency: string): Money | null {
  if (amount === null || amount === undefined) return null
  const trimmed = amount.trim().replace(/(\.\d{4})0+$/, '$1')
  const parsed = Money.safeParse({ amount: trimmed, currency })
  return parsed.success ? parsed.data : null
}

/** Of two decimal strings, without the errors of floating point. */
export function sumOf(one: string, other: string): string {
  const places = Math.max(...[one, other].map((text) => (text.split('.')[1] ?? '').length))
  const units = (text: string) => {
    const [whole = '0', part = ''] = text.split('.')
    return BigInt(whole + part.padEnd(places, '0'))
  }
  const digits = String(units(one) + units(other)).padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** The price before the reduction: only where it is higher than the price. */
export function reducedFrom(price: Money | null, before: Money | null): Money | null {
  if (price === null || before === null || before.currency !== price.currency) return null
  return Number(before.amount) > Number(price.amount) ? before : null
}

/** http(s) only, as everything that is shown to a contact. */
export function webUrlOf(url: string | null | undefined): string | null {
  const parsed = WebUrl.safeParse(url)
  return parsed.success ? parsed.data : null
}

/** No longer than our columns; the last character whole. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/\p{Surrogate}$/u, '')
}
