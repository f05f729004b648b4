/** How much waits for this agent, kept as rows change: counting anew at every message would read thousands of rows. */
import type { InboxDb } from '@/data/db'
import { isWaitingFor, unreadByConversation } from '@/data/unread'
import type { Conversation } from '@/domain/conversation'
import type { AgentId, ConversationId } from '@/domain/ids'

export function createUnread(db: InboxDb, me: AgentId, show: (total: number) => Promise<void>) {
  let counts = new Map<ConversationId, number>()
  let loading: Promise<void> | null = null
  let shown: number | null = null

  async function tell(): Promise<void> {
    let total = 0
    for (const count of counts.values()) total += count
    if (total === shown) return
    shown = total
    await show(total)
  }

  return {
    /** Counts anew: at the start, and after many rows came at once. */
    async reload(): Promise<void> {
      loading ??= unreadByConversation(db, me)
        .then((found) => void (counts = found))
        .finally(() => (loading = null)) // also when it failed: the next count is another try
      await loading
      await tell()
    },
    /** These rows changed. */
    async update(changed: readonly Conversation[]): Promise<void> {
      await loading
      for (const row of changed) {
        if (row.unreadCount > 0 && isWaitingFor(me, row)) counts.set(row.id, row.unreadCount)
        else counts.delete(row.id)
      }
      await tell()
    },
  }
}
