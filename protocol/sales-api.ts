/** What cards sold: lines of the table of routes (hub-api.ts). */
import { z } from 'zod'
import { CAME, Sales, SalesFilter, SoldCard } from '@/domain/card-sales'
import { Instant, MessageId } from '@/domain/ids'
import type { Endpoint } from './hub-api'

export const SoldCards = z.object({ cards: z.array(SoldCard), more: z.boolean() })
export type SoldCards = z.infer<typeof SoldCards>

export const SALES_ENDPOINTS = {
  getSales: {
    method: 'get',
    path: '/console/sales',
    access: 'conversation.read',
    query: SalesFilter,
    response: Sales,
    summary:
      'Cards that were sent in a period, how many were opened, and what was ordered by them: in all, by agent and by store. Amounts of two currencies are never added',
  },
  listSoldCards: {
    method: 'get',
    path: '/console/sales/cards',
    access: 'conversation.read',
    query: SalesFilter.extend({
      came: z.enum(CAME).default('sent'),
      beforeAt: z.coerce.number().pipe(Instant).optional(),
      beforeId: MessageId.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: SoldCards,
    summary: 'These cards one by one, the last sent first',
  },
} as const satisfies Record<string, Endpoint>
