/** A message its author takes back: what is left is that there was one. Its files go with it. */
import { AppError } from '@/domain/errors'
import type { AgentId, ConversationId, MessageId, WorkspaceId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import { takeBackRefusal } from '@/domain/taking-back'
import { unlinked } from '../store/card-links'
import type { Change } from '../store/commit'
import { previewOf } from './post-message'

export interface TakeBackMessage {
  workspaceId: WorkspaceId
  conversationId: ConversationId
  messageId: MessageId
  agentId: AgentId
}

/** Asked twice, it is taken back once. */
export function takeBackMessage(input: TakeBackMessage): Change<Message> {
  const { workspaceId, conversationId, messageId, agentId } = input
  return {
    needs: { conversations: [conversationId], messages: [messageId] },
    decide(rows, seq) {
      const conversation = rows.get('conversations', conversationId)
      const before = rows.get('messages', messageId)
      if (!conversation) throw new AppError('conversation_not_found', { conversationId })
      if (before?.conversationId !== conversationId) throw new AppError('message_not_found', { messageId })
      const isTheirs = before.author.kind === 'agent' && before.author.agentId === agentId
      if (isTheirs && before.content.kind === 'taken_back') return { value: before }
      const refusal = takeBackRefusal(before, conversation.channel, agentId)
      if (refusal) throw new AppError(refusal, { messageId })
      const message: Message = { ...before, version: seq, content: { kind: 'taken_back' }, outcome: null }
      const isLast = conversation.lastPosition === message.position
      const preview = previewOf(message.author, message.content)
      const changed = isLast ? { conversations: [{ ...conversation, version: seq, preview }] } : {}
      return {
        value: message,
        event: { type: 'message.taken_back', rows: { ...changed, messages: [message] } },
        also: [
          {
            text: 'DELETE FROM attachments WHERE workspace_id = $1 AND message_id = $2',
            values: [workspaceId, messageId],
          },
          ...unlinked(workspaceId, before),
        ],
      }
    },
  }
}
