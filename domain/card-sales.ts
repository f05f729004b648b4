/** What cards sold: how many were sent, opened and ordered from, in a period, by an agent, of a store. */
import { z } from 'zod'
import { CardOutcome } from './card-outcome'
import { AgentId, ConversationId, Instant, MessageId, StoreId } from './ids'
import { Money } from './money'
import { ProductCard } from './product'

/**
 * Do we learn of a store's orders? `live`: it tells us. `polled`: we ask it from time to time. `refused`: its key may not
 * read them, so no order can be found back to a card.
 */
export const OrdersState = z.enum(['live', 'polled', 'refused'])
export type OrdersState = z.infer<typeof OrdersState>

/** Cards sent in the period; what came of them may have come later. */
export const SalesFilter = z.object({
  from: z.coerce.number().pipe(Instant).optional(),
  /** Up to here, without it. */
  to: z.coerce.number().pipe(Instant).optional(),
  agentId: AgentId.optional(),
  storeId: StoreId.optional(),
})
export type SalesFilter = z.infer<typeof SalesFilter>

export const SalesFigures = z.object({
  sent: z.number().int(),
  /** Cards opened at least once. */
  clicked: z.number().int(),
  orders: z.number().int(),
  /** One sum for each currency, the largest first; orders that were cancelled are in none. */
  revenue: z.array(Money),
})
export type SalesFigures = z.infer<typeof SalesFigures>

export const Sales = z.object({
  all: SalesFigures,
  /** Who sent a card in the period; null: the bot. */
  agents: z.array(SalesFigures.extend({ agentId: AgentId.nullable() })),
  /** Every connected store, and those a card was of; `storeId` null: cards of no store, which no order is found back to. */
  stores: z.array(
    SalesFigures.extend({
      storeId: StoreId.nullable(),
      /** null: not connected any more. */
      name: z.string().nullable(),
      /** null: not looked at yet. */
      orderReading: OrdersState.nullable(),
    }),
  ),
})
export type Sales = z.infer<typeof Sales>

/** Of cards: all, those that were opened, those that were ordered from. */
export const CAME = ['sent', 'clicked', 'ordered'] as const
export type Came = (typeof CAME)[number]

export const SoldCard = z.object({
  id: MessageId,
  conversationId: ConversationId,
  contactName: z.string().nullable(),
  agentId: AgentId.nullable(),
  storeId: StoreId.nullable(),
  card: ProductCard,
  sentAt: Instant,
  outcome: CardOutcome,
})
export type SoldCard = z.infer<typeof SoldCard>
