/** Reading for the console: conversations by everything known of them, saved views, reviews, how often a label is used. */
import type { Contact } from '@/domain/contact'
import type { ConversationFilter } from '@/domain/conversation-filter'
import { AppError } from '@/domain/errors'
import type { AgentId, ConversationId, LabelId, WorkspaceId } from '@/domain/ids'
import type { Review } from '@/domain/review'
import type { SavedView, ViewId } from '@/domain/saved-view'
import type { ConversationFacts, SearchPage } from '@/protocol/console-api'
import type pg from 'pg'
import { conversationsWhere, type Asking, type Found } from './find-conversations'
import { fromRow, SELECT } from './rows'

export interface SearchQuery {
  filter: ConversationFilter
  beforeAt?: number | undefined
  beforeId?: ConversationId | undefined
  limit: number
}

const REVIEW = `id, conversation_id AS "conversationId", reviewer_id AS "reviewerId", agent_id AS "agentId", judged, score,
  comment, created_at AS "createdAt"`
const VIEW = `id, owner_id AS "ownerId", name, query, shared, created_at AS "createdAt"`

/** Of each row: how long the contact waited for a first answer, and its newest review. */
export function factsSql(asking: Asking, values: unknown[]): string {
  const mine = asking.seesAllReviews ? '' : `AND r.agent_id = $${values.push(asking.agentId)}`
  return `LEFT JOIN LATERAL (
      SELECT m.created_at, m.position FROM messages m
      WHERE m.workspace_id = $1 AND m.conversation_id = c.id AND m.author_kind = 'contact'
      ORDER BY m.position LIMIT 1) asked ON true
    LEFT JOIN LATERAL (
      SELECT m.created_at FROM messages m
      WHERE m.workspace_id = $1 AND m.conversation_id = c.id AND m.author_kind <> 'contact' AND m.position > asked.position
      ORDER BY m.position LIMIT 1) answered ON true
    LEFT JOIN LATERAL (
      SELECT r.score, r.created_at FROM reviews r WHERE r.workspace_id = $1 AND r.conversation_id = c.id ${mine}
      ORDER BY r.created_at DESC LIMIT 1) reviewed ON true`
}

export function createConsoleStore(pool: pg.Pool) {
  async function total({ with: common, from, values }: Found): Promise<number> {
    const { rows } = await pool.query<{ total: number }>(`${common} SELECT count(*)::int AS total ${from}`, values)
    return rows[0]!.total
  }

  async function page(asking: Asking, { filter, beforeAt, beforeId, limit }: SearchQuery) {
    const { with: common, from, values } = conversationsWhere(filter, asking)
    const given = (value: unknown) => `$${values.push(value)}`
    const after =
      beforeAt === undefined || beforeId === undefined
        ? ''
        : `AND (c.last_activity_at, c.id) < (${given(beforeAt)}, ${given(beforeId)}::uuid)`
    const order = `ORDER BY c.last_activity_at DESC, c.id DESC LIMIT ${given(limit + 1)}`
    const facts = factsSql(asking, values)
    // The page first, then what is told of each of its rows.
    const text = `${common}${common ? ',' : 'WITH'} page AS MATERIALIZED (SELECT c.* ${from} ${after} ${order})
      SELECT ${SELECT.conversations.replaceAll('conversations.', 'c.')},
        answered.created_at - asked.created_at AS "firstReplyMs", reviewed.score AS "reviewScore", reviewed.created_at AS "reviewedAt"
      FROM page c ${facts} ORDER BY c.last_activity_at DESC, c.id DESC`
    const { rows } = await pool.query<Record<string, unknown>>(text, values)
    return rows
  }

  async function mustHave(workspaceId: WorkspaceId, conversationId: ConversationId): Promise<string | null> {
    const { rows } = await pool.query<{ assigneeId: string | null }>(
      'SELECT assignee_id AS "assigneeId" FROM conversations WHERE workspace_id = $1 AND id = $2',
      [workspaceId, conversationId],
    )
    if (!rows[0]) throw new AppError('conversation_not_found', { conversationId })
    return rows[0].assigneeId
  }

  return {
    /** A page, newest activity first; the first one also says how many there are in all. */
    async search(asking: Asking, query: SearchQuery): Promise<SearchPage> {
      const isFirst = query.beforeId === undefined
      const [found, count] = await Promise.all([
        page(asking, query),
        isFirst ? total(conversationsWhere(query.filter, asking)) : null,
      ])
      const shown = found.slice(0, query.limit)
      const facts = shown.map(
        ({ id, firstReplyMs, reviewScore, reviewedAt }) =>
          ({
            id,
            firstReplyMs,
            review: reviewedAt === null ? null : { score: reviewScore, at: reviewedAt },
          }) as ConversationFacts,
      )
      const conversations = shown.map(({ firstReplyMs: _f, reviewScore: _s, reviewedAt: _r, ...row }) =>
        fromRow('conversations', row),
      )
      const contactIds = [...new Set(conversations.map(({ contactId }) => contactId))]
      const { rows: contacts } = await pool.query<Record<string, unknown>>(
        `SELECT ${SELECT.contacts} FROM contacts WHERE workspace_id = $1 AND id = ANY($2)`,
        [asking.workspaceId, contactIds],
      )
      return {
        conversations,
        contacts: contacts.map((row): Contact => fromRow('contacts', row)),
        facts,
        total: count,
        more: found.length > query.limit,
      }
    },

    count: (asking: Asking, filter: ConversationFilter) => total(conversationsWhere(filter, asking)),

    async listViews(workspaceId: WorkspaceId, agentId: AgentId): Promise<SavedView[]> {
      const { rows } = await pool.query<SavedView>(
        `SELECT ${VIEW} FROM saved_views WHERE workspace_id = $1 AND (shared OR owner_id = $2) ORDER BY created_at, id`,
        [workspaceId, agentId],
      )
      return rows
    },

    /** One's own, or a shared one. Others' are as if they were not there. */
    async view(workspaceId: WorkspaceId, agentId: AgentId, id: ViewId): Promise<SavedView> {
      const { rows } = await pool.query<SavedView>(
        `SELECT ${VIEW} FROM saved_views WHERE workspace_id = $1 AND id = $2 AND (shared OR owner_id = $3)`,
        [workspaceId, id, agentId],
      )
      if (!rows[0]) throw new AppError('view_not_found', { viewId: id })
      return rows[0]
    },

    /** The same id again writes over it. */
    async saveView(workspaceId: WorkspaceId, view: SavedView): Promise<SavedView> {
      await pool.query(
        `INSERT INTO saved_views (workspace_id, id, owner_id, name, query, shared, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, query = excluded.query, shared = excluded.shared
         WHERE saved_views.owner_id = excluded.owner_id`,
        [workspaceId, view.id, view.ownerId, view.name, JSON.stringify(view.query), view.shared, view.createdAt],
      )
      return view
    },

    async removeView(workspaceId: WorkspaceId, id: ViewId): Promise<void> {
      await pool.query('DELETE FROM saved_views WHERE workspace_id = $1 AND id = $2', [workspaceId, id])
    },

    /** Newest first. Without the right to review: only those of one's own work. */
    async reviewsOf({ workspaceId, agentId, seesAllReviews }: Asking, conversationId: ConversationId) {
      await mustHave(workspaceId, conversationId)
      const mine = seesAllReviews ? '' : 'AND agent_id = $3'
      const { rows } = await pool.query<Review>(
        `SELECT ${REVIEW} FROM reviews WHERE workspace_id = $1 AND conversation_id = $2 ${mine} ORDER BY created_at DESC, id DESC`,
        seesAllReviews ? [workspaceId, conversationId] : [workspaceId, conversationId, agentId],
      )
      return rows
    },

    /** Whose work a review is about: who holds it, or else whoever of the team wrote last. */
    async workerOf(workspaceId: WorkspaceId, conversationId: ConversationId): Promise<AgentId | null> {
      const holder = await mustHave(workspaceId, conversationId)
      if (holder) return holder as AgentId
      const { rows } = await pool.query<{ agentId: AgentId }>(
        `SELECT author_id AS "agentId" FROM messages
         WHERE workspace_id = $1 AND conversation_id = $2 AND author_kind = 'agent' ORDER BY position DESC LIMIT 1`,
        [workspaceId, conversationId],
      )
      return rows[0]?.agentId ?? null
    },

    /** The same id again changes nothing. */
    async addReview(workspaceId: WorkspaceId, review: Review): Promise<Review> {
      const { id, conversationId, reviewerId, agentId, judged, score, comment, createdAt } = review
      await pool.query(
        `INSERT INTO reviews (workspace_id, id, conversation_id, reviewer_id, agent_id, judged, score, comment, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (workspace_id, id) DO NOTHING`,
        [workspaceId, id, conversationId, reviewerId, agentId, JSON.stringify(judged), score, comment, createdAt],
      )
      return review
    },

    /** How many conversations and contacts carry each label. Those none carries are left out. */
    async labelUses(workspaceId: WorkspaceId): Promise<{ id: LabelId; conversations: number; contacts: number }[]> {
      const uses = (table: string) =>
        `SELECT unnest(label_ids) AS id, count(*)::int AS n FROM ${table}
         WHERE workspace_id = $1 AND label_ids <> '{}' GROUP BY 1`
      const { rows } = await pool.query<{ id: LabelId; conversations: number; contacts: number }>(
        `SELECT id, coalesce(a.n, 0) AS conversations, coalesce(b.n, 0) AS contacts
         FROM (${uses('conversations')}) a FULL JOIN (${uses('contacts')}) b USING (id)`,
        [workspaceId],
      )
      return rows
    },
  }
}
export type ConsoleStore = ReturnType<typeof createConsoleStore>
