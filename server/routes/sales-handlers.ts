/** What cards sold, for the console. */
import type { SALES_ENDPOINTS } from '@/protocol/sales-api'
import type { HubDeps } from '../deps'
import type { HandlersFor } from './route-types'

export const salesHandlers = ({ cardSales }: Pick<HubDeps, 'cardSales'>): HandlersFor<typeof SALES_ENDPOINTS> => ({
  getSales: ({ caller, query }) => cardSales.figures(caller.workspaceId, query),
  listSoldCards: ({ caller, query }) => cardSales.cards(caller.workspaceId, query),
})
