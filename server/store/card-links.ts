/** Where the links of cards lead, and what came of them: written with the message, found by the token of a link. */
import type { CardOutcome, CardOrder } from '@/domain/card-outcome'
import type { LinkedStore } from '@/domain/card-link'
import type { AgentId, ConversationId, MessageId, StoreId, WorkspaceId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import type { ProductCard } from '@/domain/product'
import type pg from 'pg'
import type { Statement } from './commit'
import type { Load } from './loaded'

/** As a decision sees it. */
export interface CardLinkRow {
  id: MessageId
  conversationId: ConversationId | null
  storeId: StoreId | null
  isTakenBack: boolean
  outcome: CardOutcome
}

/** What a press on the link finds. */
export interface FoundLink {
  workspaceId: WorkspaceId
  id: MessageId
  /** null: taken back. */
  card: ProductCard | null
  store: LinkedStore | null
  /** Is there still somebody to count for? */
  isCounted: boolean
  lastClickedAt: number | null
}

interface LinkRow extends Omit<CardLinkRow, 'outcome'> {
  clicks: number
  lastClickedAt: number | null
  orders: CardOrder[]
}

/** For a decision (loaded.ts). */
export function cardLoads(workspaceId: string, ids: MessageId[]): Load[] {
  if (ids.length === 0) return []
  const text = `SELECT id, conversation_id AS "conversationId", store_id AS "storeId", card IS NULL AS "isTakenBack",
      clicks, last_clicked_at AS "lastClickedAt", orders
    FROM card_links WHERE workspace_id = $1 AND id = ANY($2)`
  return [{ table: 'cards', text, values: [workspaceId, ids] }]
}

export function cardLinkRow(raw: Record<string, unknown>): CardLinkRow {
  const { clicks, lastClickedAt, orders, ...row } = raw as unknown as LinkRow
  return { ...row, outcome: { clicks, lastClickedAt, orders } }
}

/** Nothing but a card has a link. */
export function linked(
  workspaceId: WorkspaceId,
  { id, conversationId, author, content, createdAt }: Message,
): Statement[] {
  if (content.kind !== 'card') return []
  const agentId: AgentId | null = author.kind === 'agent' ? author.agentId : null
  const { card } = content
  return [
    {
      text: `INSERT INTO card_links (workspace_id, id, conversation_id, agent_id, card, store_id, sent_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      values: [
        ...[workspaceId, id, conversationId, agentId],
        ...[JSON.stringify(card), card.source?.storeId ?? null, createdAt],
      ],
    },
  ]
}

/** What it showed goes with the message. */
export function unlinked(workspaceId: WorkspaceId, { id, content }: Message): Statement[] {
  if (content.kind !== 'card') return []
  const text = `UPDATE card_links SET card = NULL, orders = '[]' WHERE workspace_id = $1 AND id = $2`
  return [{ text, values: [workspaceId, id] }]
}

export function cameOf(workspaceId: WorkspaceId, { id, outcome }: CardLinkRow): Statement {
  return {
    text: `UPDATE card_links SET clicks = $3, last_clicked_at = $4, orders = $5 WHERE workspace_id = $1 AND id = $2`,
    values: [workspaceId, id, outcome.clicks, outcome.lastClickedAt, JSON.stringify(outcome.orders)],
  }
}

export function createCardLinks(pool: pg.Pool) {
  return {
    /** An id is chosen by who writes: of two workspaces that have the same one, the first to have it is meant. */
    async find(id: MessageId): Promise<FoundLink | null> {
      const { rows } = await pool.query<FoundLink>(
        `SELECT card_links.workspace_id AS "workspaceId", card_links.id, card, conversation_id IS NOT NULL AS "isCounted",
           last_clicked_at AS "lastClickedAt",
           CASE WHEN stores.id IS NOT NULL
             THEN jsonb_build_object('platform', stores.platform, 'address', stores.address) END AS store
         FROM card_links
         LEFT JOIN stores ON stores.workspace_id = card_links.workspace_id AND stores.id = store_id
         WHERE card_links.id = $1 ORDER BY sent_at LIMIT 1`,
        [id],
      )
      return rows[0] ?? null
    },
  }
}
export type CardLinks = ReturnType<typeof createCardLinks>
