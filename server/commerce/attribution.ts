/** Which orders of a store came of a card: what is asked of the store for that, and no more of the order than that takes. */
import type { CardOrder } from '@/domain/card-outcome'
import { messageOfToken } from '../cards/token'
import type { MessageId } from '@/domain/ids'

export interface Attributed {
  order: CardOrder
  /** The card whose link was opened last before it was placed; null: none of ours. */
  cardId: MessageId | null
  /** false: the store is still finding out where it came from, and is to be asked again. */
  isSettled: boolean
}

export interface AttributionReader {
  /** Those that are there, in any order. At most `ATTRIBUTED_MAX` ids. */
  attributions(ids: readonly string[]): Promise<Attributed[]>
  /** Changed since then (epoch ms), page by page from null on. */
  attributionsSince(since: number, cursor: string | null): Promise<{ orders: Attributed[]; next: string | null }>
  /** Has the store tell `address` of every order and every change to one. Asked again, it changes nothing that is right. */
  watchOrders(address: string): Promise<void>
}

/** As many orders as one question asks for. */
export const ATTRIBUTED_MAX = 10

/** The first of them that is a token of ours. */
export function cardOfTokens(tokens: readonly (string | null | undefined)[]): MessageId | null {
  for (const token of tokens) {
    const id = typeof token === 'string' ? messageOfToken(token.trim()) : null
    if (id !== null) return id
  }
  return null
}
