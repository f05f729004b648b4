/** Unread messages that wait for an agent: in what is theirs, or nobody's yet. */
import type { Conversation } from '@/domain/conversation'
import type { AgentId, ConversationId } from '@/domain/ids'
import type { InboxDb } from './db'

/** Is it this agent's to answer? A colleague's is not, nor what the bot is answering. */
export function isWaitingFor(me: AgentId, { status, assigneeId, hostedByBot }: Conversation): boolean {
  return status === 'open' && !hostedByBot && (assigneeId === null || assigneeId === me)
}

/** Everything unread that waits for this agent, by conversation. Read once: with many unread it takes its time. */
export async function unreadByConversation(db: InboxDb, me: AgentId): Promise<Map<ConversationId, number>> {
  const unread = await db.conversations.where('unreadCount').above(0).toArray()
  return new Map(unread.filter((each) => isWaitingFor(me, each)).map((each) => [each.id, each.unreadCount]))
}
