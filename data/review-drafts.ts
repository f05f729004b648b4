/** A review that is being written, kept as one goes: a closed tab loses nothing. Ours alone until it is submitted. */
import type { ConversationId } from '@/domain/ids'
import type { Answer } from '@/domain/review'
import type { InboxDb } from './db'

/** `answers`: by the criterion's id. */
export type ReviewDraft = {
  conversationId: ConversationId
  answers: Record<string, Answer>
  comment: string
  updatedAt: number
}

/** Abandoned ones do not stay for ever. */
const KEPT = 200

export async function reviewDraft(db: InboxDb, conversationId: ConversationId): Promise<ReviewDraft | null> {
  return (await db.reviewDrafts.get(conversationId)) ?? null
}

/** One that says nothing is none. */
export async function keepReviewDraft(db: InboxDb, draft: ReviewDraft): Promise<void> {
  const isEmpty = Object.keys(draft.answers).length === 0 && draft.comment.trim() === ''
  if (isEmpty) return db.reviewDrafts.delete(draft.conversationId)
  await db.transaction('rw', db.reviewDrafts, async () => {
    await db.reviewDrafts.put(draft)
    const surplus = (await db.reviewDrafts.count()) - KEPT
    if (surplus > 0) await db.reviewDrafts.orderBy('updatedAt').limit(surplus).delete()
  })
}

export async function forgetReviewDraft(db: InboxDb, conversationId: ConversationId): Promise<void> {
  await db.reviewDrafts.delete(conversationId)
}
