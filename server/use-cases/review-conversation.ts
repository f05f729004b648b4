/** Judging a conversation by the workspace's criteria. What was judged by, and how, is kept with the review. */
import { AppError } from '@/domain/errors'
import type { AgentId, ConversationId, WorkspaceId } from '@/domain/ids'
import { Criteria, FIRST_CRITERIA, fits, scoreOf, type Criterion, type Judged, type Review } from '@/domain/review'
import type { ConsoleStore } from '../store/console-store'

export const CRITERIA_SETTING = 'review-criteria'

interface Setting {
  read: (workspaceId: WorkspaceId) => Promise<unknown>
  write: (workspaceId: WorkspaceId, value: unknown, also?: { text: string; values: unknown[] }[]) => Promise<void>
}

export function createCriteriaSetting({ read, write }: Setting) {
  return {
    async get(workspaceId: WorkspaceId): Promise<Criterion[]> {
      const stored = await read(workspaceId)
      return stored === null ? FIRST_CRITERIA : Criteria.parse(stored)
    },
    async set(workspaceId: WorkspaceId, criteria: Criterion[], also: { text: string; values: unknown[] }[]) {
      await write(workspaceId, criteria, also)
      return criteria
    },
  }
}
export type CriteriaSetting = ReturnType<typeof createCriteriaSetting>

export interface NewReview {
  id: string
  workspaceId: WorkspaceId
  conversationId: ConversationId
  reviewerId: AgentId
  judged: Judged[]
  comment: string
  now: number
}

/** Throws `invalid_request` for an answer that is none to its criterion. */
export async function reviewConversation(store: ConsoleStore, review: NewReview): Promise<Review> {
  const { id, workspaceId, conversationId, reviewerId, judged, comment, now } = review
  if (!judged.every(fits)) throw new AppError('invalid_request', { where: 'judged' })
  const agentId = await store.workerOf(workspaceId, conversationId)
  return store.addReview(workspaceId, {
    id,
    conversationId,
    reviewerId,
    agentId,
    judged,
    score: scoreOf(judged),
    comment,
    createdAt: now,
  })
}
