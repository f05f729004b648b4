/** Reading what cards sold, for the console. */
import type { Came, Sales, SalesFigures, SalesFilter, SoldCard } from '@/domain/card-sales'
import type { AgentId, MessageId, StoreId, WorkspaceId } from '@/domain/ids'
import { sumsOf } from '@/domain/amounts'
import type { Money } from '@/domain/money'
import type pg from 'pg'

export interface SoldCardsQuery extends SalesFilter {
  came: Came
  beforeAt?: number | undefined
  beforeId?: MessageId | undefined
  limit: number
}

interface Counted {
  key: string | null
  sent: number
  clicked: number
}
interface Earned {
  key: string | null
  orders: number
  currency: string
  amount: string
}

/** What was taken back was never sent; of a conversation that is gone nothing is told. */
function whereOf(workspaceId: WorkspaceId, { from, to, agentId, storeId }: SalesFilter) {
  const values: unknown[] = [workspaceId]
  const given = (value: unknown) => `$${values.push(value)}`
  const wanted = ['card_links.workspace_id = $1', 'card IS NOT NULL', 'conversation_id IS NOT NULL']
  if (from !== undefined) wanted.push(`sent_at >= ${given(from)}`)
  if (to !== undefined) wanted.push(`sent_at < ${given(to)}`)
  if (agentId !== undefined) wanted.push(`agent_id = ${given(agentId)}`)
  if (storeId !== undefined) wanted.push(`store_id = ${given(storeId)}::uuid`)
  return { where: wanted.join(' AND '), values, given }
}

const CAME_SQL: Record<Came, string> = {
  sent: '',
  clicked: 'AND clicks > 0',
  ordered: `AND orders <> '[]'`,
}

export function createCardSales(pool: pg.Pool) {
  async function figuresBy(column: 'agent_id' | 'store_id', workspaceId: WorkspaceId, filter: SalesFilter) {
    const { where, values } = whereOf(workspaceId, filter)
    const [counted, earned] = await Promise.all([
      pool.query<Counted>(
        `SELECT ${column}::text AS key, count(*)::int AS sent, (count(*) FILTER (WHERE clicks > 0))::int AS clicked
         FROM card_links WHERE ${where} GROUP BY 1 ORDER BY 2 DESC, 1`,
        values,
      ),
      pool.query<Earned>(
        `SELECT ${column}::text AS key, count(*)::int AS orders, sold -> 'total' ->> 'currency' AS currency,
           sum((sold -> 'total' ->> 'amount')::numeric)::text AS amount
         FROM card_links CROSS JOIN LATERAL jsonb_array_elements(orders) AS sold
         WHERE ${where} AND NOT (sold -> 'isCancelled')::boolean GROUP BY 1, 3`,
        values,
      ),
    ])
    return counted.rows.map(({ key, sent, clicked }) => {
      const of = earned.rows.filter((row) => row.key === key)
      const orders = of.reduce((sum, row) => sum + row.orders, 0)
      return { key, sent, clicked, orders, revenue: largestFirst(of) }
    })
  }

  return {
    async figures(workspaceId: WorkspaceId, filter: SalesFilter): Promise<Sales> {
      const [byAgent, byStore, connected] = await Promise.all([
        figuresBy('agent_id', workspaceId, filter),
        figuresBy('store_id', workspaceId, filter),
        pool.query<{ id: StoreId; name: string; orderReading: Sales['stores'][number]['orderReading'] }>(
          `SELECT id, name, state AS "orderReading" FROM stores
           LEFT JOIN store_orders ON store_orders.workspace_id = stores.workspace_id AND store_orders.store_id = stores.id
           WHERE stores.workspace_id = $1 ORDER BY connected_at, id`,
          [workspaceId],
        ),
      ])
      const known = new Map(connected.rows.map((store) => [store.id as string, store]))
      const silent = connected.rows.filter(({ id }) => !byStore.some(({ key }) => key === id))
      return {
        all: totalOf(byAgent),
        agents: byAgent.map(({ key, ...figures }) => ({ agentId: key as AgentId | null, ...figures })),
        stores: [...byStore, ...silent.map(({ id }) => ({ key: id, ...NOTHING }))].map(({ key, ...figures }) => ({
          storeId: key as StoreId | null,
          name: known.get(key ?? '')?.name ?? null,
          orderReading: known.get(key ?? '')?.orderReading ?? null,
          ...figures,
        })),
      }
    },

    async cards(workspaceId: WorkspaceId, { came, beforeAt, beforeId, limit, ...filter }: SoldCardsQuery) {
      const { where, values, given } = whereOf(workspaceId, filter)
      const after =
        beforeAt === undefined || beforeId === undefined
          ? ''
          : `AND (sent_at, card_links.id) < (${given(beforeAt)}, ${given(beforeId)}::uuid)`
      const { rows } = await pool.query<SoldCard>(
        `SELECT card_links.id, conversation_id AS "conversationId", contacts.name AS "contactName", agent_id AS "agentId",
           store_id AS "storeId", card, sent_at AS "sentAt",
           jsonb_build_object('clicks', clicks, 'lastClickedAt', last_clicked_at, 'orders', orders) AS outcome
         FROM card_links
         JOIN conversations ON conversations.workspace_id = card_links.workspace_id AND conversations.id = conversation_id
         JOIN contacts ON contacts.workspace_id = card_links.workspace_id AND contacts.id = contact_id
         WHERE ${where} ${CAME_SQL[came]} ${after} ORDER BY sent_at DESC, card_links.id DESC LIMIT ${given(limit + 1)}`,
        values,
      )
      return { cards: rows.slice(0, limit), more: rows.length > limit }
    },
  }
}
export type CardSales = ReturnType<typeof createCardSales>

const NOTHING: SalesFigures = { sent: 0, clicked: 0, orders: 0, revenue: [] }

const largestFirst = (all: Money[]): Money[] =>
  all.map(({ amount, currency }) => ({ amount, currency })).sort((a, b) => Number(b.amount) - Number(a.amount))

function totalOf(parts: SalesFigures[]): SalesFigures {
  return parts.reduce(
    (sum, part) => ({
      sent: sum.sent + part.sent,
      clicked: sum.clicked + part.clicked,
      orders: sum.orders + part.orders,
      revenue: largestFirst(sumsOf([...sum.revenue, ...part.revenue])),
    }),
    NOTHING,
  )
}
