/** What became of a card between being shown and being sent. What a contact reads on it counts; a picture's address does not. */
import type { Money } from './money'
import type { ProductCard } from './product'
import { isSameMoney } from './same-money'

export type CardChange =
  | { what: 'price' | 'compareAtPrice'; before: Money | null; after: Money | null }
  | { what: 'availability'; before: ProductCard['availability']; after: ProductCard['availability'] }
  | { what: 'title' | 'variant' | 'discount'; before: string | null; after: string | null }

export function changesOf(shown: ProductCard, now: ProductCard): CardChange[] {
  const changes: CardChange[] = []
  for (const what of ['price', 'compareAtPrice'] as const)
    if (!isSameMoney(shown[what], now[what])) changes.push({ what, before: shown[what], after: now[what] })
  const [before, after] = [shown.availability, now.availability]
  if (before !== after) changes.push({ what: 'availability', before, after })
  for (const what of ['title', 'variant'] as const)
    if (shown[what] !== now[what]) changes.push({ what, before: shown[what], after: now[what] })
  const [had, has] = [shown.source?.discountCode ?? null, now.source?.discountCode ?? null]
  if (had !== has) changes.push({ what: 'discount', before: had, after: has })
  return changes
}
