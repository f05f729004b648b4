/** What became of a card after it was sent: its link was opened, orders came of it. */
import { z } from 'zod'
import { Instant } from './ids'
import { Money } from './money'

/** An order that carries the card's token (card-link.ts). */
export const CardOrder = z.object({
  /** The store's own number of it. */
  externalId: z.string().min(1).max(200),
  /** As people call it: `#1001`. */
  name: z.string().max(100),
  /** What is left of it after refunds; nothing once it is cancelled. */
  total: Money,
  isCancelled: z.boolean(),
  placedAt: Instant,
})
export type CardOrder = z.infer<typeof CardOrder>

/** Kept of one card; a link that is passed on may sell more often. */
export const CARD_ORDERS_MAX = 50

export const CardOutcome = z.object({
  clicks: z.number().int().nonnegative(),
  lastClickedAt: Instant.nullable(),
  /** The first placed first. */
  orders: z.array(CardOrder).max(CARD_ORDERS_MAX),
})
export type CardOutcome = z.infer<typeof CardOutcome>

/** A second press, and what opens a link twice, is the same click. */
export const SAME_CLICK_MS = 10_000

/** null: nothing new. */
export function withClick(before: CardOutcome, at: number): CardOutcome | null {
  if (before.lastClickedAt !== null && at - before.lastClickedAt < SAME_CLICK_MS) return null
  return { ...before, clicks: before.clicks + 1, lastClickedAt: at }
}

/** The order as it is now, whether it is known already or not. null: nothing new. */
export function withOrder(before: CardOutcome, order: CardOrder): CardOutcome | null {
  const known = before.orders.find(({ externalId }) => externalId === order.externalId)
  if (known && isSame(known, order)) return null
  if (!known && before.orders.length >= CARD_ORDERS_MAX) return null
  const others = before.orders.filter((each) => each !== known)
  return { ...before, orders: [...others, order].sort((a, b) => a.placedAt - b.placedAt) }
}

const isSame = (a: CardOrder, b: CardOrder): boolean =>
  a.name === b.name &&
  a.total.amount === b.total.amount &&
  a.total.currency === b.total.currency &&
  a.isCancelled === b.isCancelled &&
  a.placedAt === b.placedAt

export const NO_OUTCOME: CardOutcome = { clicks: 0, lastClickedAt: null, orders: [] }
