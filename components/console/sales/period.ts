/** The period of the sales page as its address keeps it, and the question it is to the hub. Days are the reader's own. */
import { CAME, type Came, type SalesFilter } from '@/domain/card-sales'
import { AgentId, StoreId } from '@/domain/ids'
import { askOf } from '../conversations/filters'

export const PERIODS = ['7', '30', '90', '365', 'all', 'dates'] as const
export type Period = (typeof PERIODS)[number]
const USUAL: Period = '30'

type Query = Readonly<Record<string, string>>

export const periodOf = (query: Query): Period => PERIODS.find((period) => period === query.period) ?? USUAL
export const cameOf = (query: Query): Came => CAME.find((came) => came === query.came) ?? 'sent'
export const isNarrowed = (query: Query): boolean =>
  Boolean(query.agent || query.store || query.period || cameOf(query) !== 'sent')

/** What an address names that is no id of anybody narrows nothing. */
export function salesFilterOf(query: Query, now: number): SalesFilter {
  const period = periodOf(query)
  const { from = '', to = '' } = query
  const days = period === 'all' ? {} : period === 'dates' ? { from, to } : { days: period }
  const { fromAt, toAt } = askOf(days, now)
  const agentId = AgentId.safeParse(query.agent)
  const storeId = StoreId.safeParse(query.store)
  return {
    ...(fromAt === undefined ? {} : { from: Number(fromAt) }),
    ...(toAt === undefined ? {} : { to: Number(toAt) }),
    ...(agentId.success ? { agentId: agentId.data } : {}),
    ...(storeId.success ? { storeId: storeId.data } : {}),
  }
}
