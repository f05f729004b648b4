/** How far the team, and who was called on in a note, have read a conversation. */
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { AgentId, ConversationId } from '@/domain/ids'
import { nextStatus, type Message } from '@/domain/message'
import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'

export interface MarkRead {
  conversationId: ConversationId
  position: number
  by: AgentId
}

/**
 * Only forwards: two agents reading at once leave the further position. On the website the contact is told, as other
 * channels tell their own: the messages read by this become `read`.
 */
export function markRead({ conversationId, position, by }: MarkRead): Change<Conversation> {
  return {
    needs: {
      conversations: [conversationId],
      unread: [{ conversationId, after: position }],
      beingRead: [{ conversationId, upTo: position }],
    },
    decide(rows, seq) {
      const before = rows.get('conversations', conversationId)
      if (!before) throw new AppError('conversation_not_found', { conversationId })
      const agentsReadPosition = Math.max(before.agentsReadPosition, Math.min(position, before.lastPosition))
      const unread = rows
        .messagesOf(conversationId)
        .filter((message) => message.author.kind === 'contact' && message.position > agentsReadPosition)
      const unreadCount = agentsReadPosition > before.agentsReadPosition ? unread.length : before.unreadCount
      const mentioned = before.mentioned.filter((call) => call.agentId !== by || call.position > position)
      const read = { ...before, agentsReadPosition, unreadCount, mentioned, returned: null }
      if (isDeepStrictEqual(before, read)) return { value: before }
      const conversation = { ...read, version: seq }
      const messages = before.channel === 'webchat' ? seenMessages(rows, conversation) : []
      const changed = { conversations: [conversation], ...(messages.length > 0 ? { messages } : {}) }
      return { value: conversation, event: { type: 'conversation.changed', rows: changed } }
    },
  }
}

/** The contact's messages up to where the agents have read, as they are once they know it. */
function seenMessages(rows: Loaded, { id, agentsReadPosition, version }: Conversation): Message[] {
  return rows.messagesOf(id).flatMap((message): Message[] => {
    const seen = message.author.kind === 'contact' && message.position <= agentsReadPosition
    const status = nextStatus(message.status, 'read')
    return seen && status !== message.status ? [{ ...message, version, status }] : []
  })
}
