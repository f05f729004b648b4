/** Asking a contact to rate a conversation, and what became of it. Free of zod, for pages and the widget. */
import type { Conversation, Rating } from './conversation'
import type { ConversationId } from './ids'

export const STARS = [1, 2, 3, 4, 5] as const
export const RATING_COMMENT_MAX = 2_000
/** How long an invitation may be answered. What is said of a conversation of last year is said of something else. */
export const RATING_OPEN_MS = 30 * 24 * 60 * 60 * 1000

/** `asked`: an answer may come. `lapsed`: none did in time. `rated`: the newest invitation was answered. */
export type RatingState = 'none' | 'asked' | 'lapsed' | 'rated'

export function ratingState(
  { ratingInvitedAt, rating }: Pick<Conversation, 'ratingInvitedAt' | 'rating'>,
  now: number,
): RatingState {
  if (!ratingInvitedAt) return 'none' // absent, too, in a row that a browser holds from before there were ratings
  if (rating && rating.ratedAt >= ratingInvitedAt) return 'rated'
  return now < ratingInvitedAt + RATING_OPEN_MS ? 'asked' : 'lapsed'
}

/** A rating and what it is of. */
export interface ConversationRating extends Rating {
  conversationId: ConversationId
}

/**
 * Everything a contact ever rated, the newest first: as the hub listed it, and what has come to the conversations since,
 * each of which holds its newest.
 */
export function ratingsOf(
  listed: readonly ConversationRating[],
  conversations: readonly Pick<Conversation, 'id' | 'rating'>[],
): ConversationRating[] {
  const held = conversations.flatMap(({ id, rating }) => (rating ? [{ conversationId: id, ...rating }] : []))
  const each = new Map([...listed, ...held].map((rating) => [`${rating.conversationId} ${rating.ratedAt}`, rating]))
  return [...each.values()].sort((a, b) => b.ratedAt - a.ratedAt)
}

/** null: none. */
export function meanOf(ratings: readonly Pick<Rating, 'stars'>[]): number | null {
  if (ratings.length === 0) return null
  return ratings.reduce((sum, { stars }) => sum + stars, 0) / ratings.length
}
