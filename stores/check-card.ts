/** A card asked again in its store, at the moment it is sent. */
import type { DiscountRefusal } from '@/domain/discount'
import type { ErrorCode } from '@/domain/errors'
import type { ProductCard } from '@/domain/product'
import { changesOf, type CardChange } from '@/domain/card-changes'
import { AppError } from '@/domain/errors'
import { askHub } from '@/services/hub-client/ask'

export type Checked =
  | { is: 'same'; card: ProductCard }
  | { is: 'changed'; card: ProductCard; changes: CardChange[]; refusal: DiscountRefusal | null }
  /** The store sells it no longer. */
  | { is: 'gone' }
  /** It could not be asked, for this reason. */
  | { is: 'unasked'; why: ErrorCode }

/** What has no store behind it is what it is, and nobody is asked. */
export async function checkCard(shown: ProductCard): Promise<Checked> {
  if (shown.source === null) return { is: 'same', card: shown }
  try {
    const { card, refusal } = await askHub('checkCard', { body: { card: shown } })
    if (card === null) return { is: 'gone' }
    const changes = changesOf(shown, card)
    return changes.length === 0 ? { is: 'same', card } : { is: 'changed', card, changes, refusal }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (!/^(store|hub)_|^address_not_allowed$/.test(error.code)) throw error
    return { is: 'unasked', why: error.code }
  }
}
