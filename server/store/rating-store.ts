/** Reading invitations to rate: by a link, which names no workspace, and for a visitor's own conversations. */
import type { Rating } from '@/domain/conversation'
import type { ConversationId, RatingId, WorkspaceId } from '@/domain/ids'
import type { WidgetRating } from '@/protocol/widget-api'
import type pg from 'pg'
import type { Visitor } from '../auth/visitor-token'

type Own = Pick<Visitor, 'workspaceId' | 'inboxId' | 'contactId'>

export interface Invitation {
  workspaceId: WorkspaceId
  conversationId: ConversationId
  shopName: string
  /** Who asked. */
  agentName: string | null
  /** The contact's, BCP 47. */
  language: string | null
  /** The newest invitation of its conversation, and what was answered to it. */
  newestId: RatingId | null
  ratingInvitedAt: number | null
  rating: Rating | null
}

export function createRatingStore(pool: pg.Pool) {
  return {
    /** Of every workspace that has one by this id: which of them is meant, the link tells. */
    async invitations(id: RatingId): Promise<Invitation[]> {
      const { rows } = await pool.query<Invitation>(
        `SELECT ratings.workspace_id AS "workspaceId", conversation_id AS "conversationId", workspaces.name AS "shopName",
           agents.name AS "agentName", contacts.language, rating_id AS "newestId",
           rating_invited_at AS "ratingInvitedAt", rating
         FROM ratings
         JOIN workspaces ON workspaces.id = ratings.workspace_id
         JOIN conversations ON conversations.workspace_id = ratings.workspace_id AND conversations.id = conversation_id
         JOIN contacts ON contacts.workspace_id = ratings.workspace_id AND contacts.id = contact_id
         LEFT JOIN agents ON agents.workspace_id = ratings.workspace_id AND agents.id = invited_by
         WHERE ratings.id = $1`,
        [id],
      )
      return rows
    },

    /** The visitor's conversation this invitation is the newest of; null: it is not theirs, or not the newest. */
    async ownConversation({ workspaceId, contactId, inboxId }: Own, id: RatingId): Promise<ConversationId | null> {
      const { rows } = await pool.query<{ id: ConversationId }>(
        `SELECT id FROM conversations
         WHERE workspace_id = $1 AND contact_handle = $2 AND inbox_id = $3 AND rating_id = $4`,
        [workspaceId, contactId, inboxId, id],
      )
      return rows[0]?.id ?? null
    },

    /** What the visitor was asked last. */
    async newestOf({ workspaceId, contactId, inboxId }: Own): Promise<WidgetRating | null> {
      const { rows } = await pool.query<RatedRow & { ratingId: RatingId; ratingInvitedAt: number }>(
        `SELECT rating_id AS "ratingId", rating_invited_at AS "ratingInvitedAt", rating FROM conversations
         WHERE workspace_id = $1 AND contact_handle = $2 AND inbox_id = $3 AND rating_id IS NOT NULL
         ORDER BY rating_invited_at DESC LIMIT 1`,
        [workspaceId, contactId, inboxId],
      )
      return rows[0] ? widgetRating(rows[0]) : null
    },
  }
}

interface RatedRow {
  ratingId: RatingId | null
  ratingInvitedAt: number | null
  rating: Rating | null
}

/** A conversation's row as its contact may see it. An answer to an earlier invitation is not shown as one to this. */
export function widgetRating({ ratingId, ratingInvitedAt, rating }: RatedRow): WidgetRating | null {
  if (ratingId === null || ratingInvitedAt === null) return null
  return {
    id: ratingId,
    invitedAt: ratingInvitedAt,
    rating: rating && rating.ratedAt >= ratingInvitedAt ? rating : null,
  }
}

export type RatingStore = ReturnType<typeof createRatingStore>
