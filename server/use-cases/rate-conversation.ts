/** Asking a contact to rate a conversation, and taking the answer. The conversation row decides; `ratings` keeps them all. */
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import { MessageId, type AgentId, type ConversationId, type RatingId, type WorkspaceId } from '@/domain/ids'
import { ratingState } from '@/domain/rating'
import type { Change, Decision } from '../store/commit'
import type { Loaded } from '../store/loaded'
import { postAgentMessage } from './post-message'
import { recorded } from './recorded'

export interface InviteToRate {
  workspaceId: WorkspaceId
  conversationId: ConversationId
  ratingId: RatingId
  agentId: AgentId
  /** The contact was asked before, and the agent wants to ask once more. */
  again: boolean
  /** What is said with the link where the contact has no widget; null: the widget asks by itself. */
  message: string | null
  now: number
}

/** The same id again changes nothing; another one is refused unless it is meant. */
export function inviteToRate(input: InviteToRate): Change<Conversation> {
  const { workspaceId, conversationId, ratingId, agentId, again, message, now } = input
  // The message has the invitation's id: it cannot be sent twice for one invitation.
  const saying =
    message === null
      ? null
      : postAgentMessage({
          workspaceId,
          conversationId,
          agentId,
          id: MessageId.parse(ratingId),
          content: { kind: 'text', text: message },
          quotedId: null,
          seenPosition: null,
          now,
        })
  return {
    needs: saying?.needs ?? { conversations: [conversationId] },
    decide(rows, seq) {
      const before = mustHave(rows, conversationId)
      if (before.ratingId === ratingId) return { value: before }
      if (before.ratingInvitedAt !== null && !again) throw new AppError('rating_already_asked', { conversationId })
      const said = saying?.decide(rows, seq)
      const conversation: Conversation = {
        ...(said?.event?.rows.conversations?.[0] ?? before),
        version: seq,
        status: before.status, // to be asked how it was does not open it again
        ratingId,
        ratingInvitedAt: now,
      }
      const { channel } = conversation
      return {
        value: conversation,
        event: {
          type: said ? 'message.sent' : 'rating.invited',
          rows: {
            ...said?.event?.rows,
            ...recorded(before, conversation, { actor: { kind: 'agent', agentId }, now }),
          },
        },
        also: [
          ...(said?.also ?? []),
          {
            text: `INSERT INTO ratings (workspace_id, id, conversation_id, invited_by, channel, invited_at)
              VALUES ($1, $2, $3, $4, $5, $6)`,
            values: [workspaceId, ratingId, conversationId, agentId, channel, now],
          },
        ],
      }
    },
  }
}

export interface GiveRating {
  workspaceId: WorkspaceId
  conversationId: ConversationId
  ratingId: RatingId
  stars: number
  comment: string
  ratedIn: 'widget' | 'page'
  now: number
}

/** Once: the same answer again changes nothing, another one, or one that comes too late, is `rating_closed`. */
export function giveRating(input: GiveRating): Change<Conversation> {
  const { workspaceId, conversationId, ratingId, stars, comment, ratedIn, now } = input
  return {
    needs: { conversations: [conversationId] },
    decide(rows, seq): Decision<Conversation> {
      const before = mustHave(rows, conversationId)
      if (before.ratingId !== ratingId) throw new AppError('rating_closed', { conversationId })
      const state = ratingState(before, now)
      // An answer whose acknowledgement was lost is sent again.
      if (state === 'rated' && before.rating?.stars === stars && before.rating.comment === comment)
        return { value: before }
      if (state !== 'asked') throw new AppError('rating_closed', { conversationId, state })
      const conversation = { ...before, version: seq, rating: { stars, comment, ratedAt: now } }
      return {
        value: conversation,
        event: { type: 'rating.given', rows: recorded(before, conversation, { actor: { kind: 'contact' }, now }) },
        also: [
          {
            text: `UPDATE ratings SET rated_at = $3, stars = $4, comment = $5, rated_in = $6
              WHERE workspace_id = $1 AND id = $2`,
            values: [workspaceId, ratingId, now, stars, comment, ratedIn],
          },
        ],
      }
    },
  }
}

function mustHave(rows: Loaded, conversationId: ConversationId): Conversation {
  const conversation = rows.get('conversations', conversationId)
  if (!conversation) throw new AppError('conversation_not_found', { conversationId })
  return conversation
}
