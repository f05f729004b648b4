/** Unread messages that wait for this agent: in what is theirs, or nobody's yet. */
import type { Conversation } from '@/domain/conversation'
import type { AgentId } from '@/domain/ids'
import type { InboxDb } from './db'

/** Is it this agent's to answer? A colleague's is not, nor what the bot is answering. */
export function isWaitingFor(me: AgentId, { status, assigneeId, hostedByBot }: Conversation): boolean {
  return status === 'open' && !hostedByBot && (assigneeId === null || assigneeId === me)
}

export async function unreadTotal(db: InboxDb, me: AgentId): Promise<number> {
  const unread = await db.conversations.where('unreadCount').above(0).toArray()
  return unread.filter((each) => isWaitingFor(me, each)).reduce((sum, each) => sum + each.unreadCount, 0)
}
