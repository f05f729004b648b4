/**
 * Whether the visitor is asked to rate the conversation, and their answer, which is kept until the hub has it: a
 * connection that drops costs nobody their words.
 */
import { ratingState } from '@/domain/rating'
import type { ErrorCode } from '@/domain/errors'
import type { WidgetRating } from '@/protocol/widget-api'
import { CallFailed, type Client } from './client'
import type { Kept } from './kept'

export interface Answer {
  id: string
  stars: number
  comment: string
}

export interface RatingView {
  id: string
  /** `asked`: the form. `declined`: put off, and still possible. `sending`: on its way. `rated`: the hub has it. */
  state: 'asked' | 'declined' | 'sending' | 'rated'
  stars: number
  /** When it was asked, or answered: what is said later takes its place. */
  at: number
}

export interface RatingOptions {
  client: Pick<Client, 'giveRating'>
  kept: Kept
  onChange: () => void
  now?: () => number
}

const WAITING = 'rating.answer'
const DECLINED = 'rating.declined'
const SEEN = 'rating.seen'

export function createRating({ client, kept, onChange, now = Date.now }: RatingOptions) {
  let asked: WidgetRating | null = null
  let sending = false
  /** Why the hub will not take it. */
  let failure: ErrorCode | null = null

  const state = () =>
    asked === null ? 'none' : ratingState({ ratingInvitedAt: asked.invitedAt, rating: asked.rating }, now())
  const waiting = () => {
    const answer = kept.get<Answer>(WAITING)
    return answer && answer.id === asked?.id ? answer : null
  }
  const flush = async () => {
    const answer = waiting()
    if (!answer || sending) return
    sending = true
    try {
      asked = await client.giveRating(answer)
      kept.remove(WAITING)
    } catch (reason) {
      if (reason instanceof CallFailed && reason.kind === 'refused') {
        kept.remove(WAITING)
        failure = reason.code
      }
    } finally {
      sending = false
      onChange()
    }
  }
  return {
    /** What the hub says; null: never asked. */
    take(next: WidgetRating | null) {
      if (next?.id !== asked?.id) failure = null
      asked = next
      onChange()
    },
    flush,
    answer(stars: number, comment: string) {
      if (!asked) return
      kept.set(WAITING, { id: asked.id, stars, comment } satisfies Answer)
      onChange()
      void flush()
    },
    decline() {
      kept.set(DECLINED, asked?.id)
      onChange()
    },
    reconsider() {
      kept.remove(DECLINED)
      onChange()
    },
    see() {
      if (asked) kept.set(SEEN, asked.id)
    },
    /** Does it wait for a visitor who does not know of it yet? */
    isNews: () => state() === 'asked' && !waiting() && kept.get(SEEN) !== asked?.id,
    view(): RatingView | null {
      if (!asked || failure) return null
      const { id, invitedAt, rating } = asked
      const answer = waiting()
      if (rating) return { id, state: 'rated', stars: rating.stars, at: rating.ratedAt }
      if (state() !== 'asked') return null
      if (answer) return { id, state: 'sending', stars: answer.stars, at: invitedAt }
      return { id, state: kept.get(DECLINED) === id ? 'declined' : 'asked', stars: 0, at: invitedAt }
    },
  }
}
