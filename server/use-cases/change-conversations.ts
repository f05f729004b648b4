/** One change made to several conversations: each on its own, so that what is refused for one is done to the others. */
import type { Conversation } from '@/domain/conversation'
import { AppError, type ErrorCode } from '@/domain/errors'
import type { ConversationId, WorkspaceId } from '@/domain/ids'
import type { BulkChange } from '@/protocol/hub-api'
import type { z } from 'zod'
import type { Commit } from '../store/commit'
import { changeConversation, type ChangeConversation } from './change-conversation'
import { markRead } from './mark-read'

export interface ChangeConversations extends Pick<ChangeConversation, 'by' | 'now'> {
  workspaceId: WorkspaceId
  conversationIds: ConversationId[]
  change: z.output<typeof BulkChange>
}

export interface Changed {
  conversations: Conversation[]
  refused: { conversationId: ConversationId; code: ErrorCode }[]
}

/** All are asked for at once: the commit takes what comes together into one transaction. */
export async function changeConversations(commit: Commit, asked: ChangeConversations): Promise<Changed> {
  const { conversationIds, workspaceId, change, ...rest } = asked
  const { read, ...state } = change
  const changed: Changed = { conversations: [], refused: [] }
  async function changeOne(conversationId: ConversationId) {
    try {
      const one = changeConversation({ conversationId, change: state, ...rest })
      const after = await commit(workspaceId, one)
      const everything = { conversationId, position: after.lastPosition }
      changed.conversations.push(
        read ? await commit(workspaceId, markRead({ ...everything, by: rest.by.agentId })) : after,
      )
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      changed.refused.push({ conversationId, code: error.code })
    }
  }
  await Promise.all([...new Set(conversationIds)].map(changeOne))
  return changed
}
