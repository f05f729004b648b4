/**
 * Conversations that come back by themselves: snoozed until a time, or to be followed up then if the contact has not
 * written. The row says why it is back and for whom, until somebody has looked at it.
 */
import type { Conversation, Returned } from '@/domain/conversation'
import type { ConversationId, WorkspaceId } from '@/domain/ids'
import type pg from 'pg'
import type { Change, Commit } from '../store/commit'
import { recorded } from './recorded'

const AT_ONCE = 200

interface Due {
  workspaceId: WorkspaceId
  id: ConversationId
}

/** Wakes what is due at `now` (epoch ms). Returns how many. */
export async function wakeConversations(
  { pool, commit }: { pool: pg.Pool; commit: Commit },
  now: number,
): Promise<number> {
  for (let woken = 0; ;) {
    // Each half has its own index; OR would read the table.
    const { rows } = await pool.query<Due>(
      `SELECT workspace_id AS "workspaceId", id FROM (
         (SELECT workspace_id, id, snoozed_until_at AS due FROM conversations
          WHERE status = 'snoozed' AND snoozed_until_at <= $1 ORDER BY snoozed_until_at LIMIT $2)
         UNION
         (SELECT workspace_id, id, follow_up_at AS due FROM conversations
          WHERE follow_up_at IS NOT NULL AND follow_up_at <= $1 ORDER BY follow_up_at LIMIT $2)
       ) AS waiting ORDER BY due LIMIT $2`,
      [now, AT_ONCE],
    )
    await Promise.all(rows.map(({ workspaceId, id }) => commit(workspaceId, wake(id, now))))
    woken += rows.length
    if (rows.length < AT_ONCE) return woken
  }
}

/** Nothing, if it was opened, answered or put off anew since it was found. */
export function wake(conversationId: ConversationId, now: number): Change<null> {
  return {
    needs: { conversations: [conversationId], siblings: [conversationId] },
    decide(rows, seq) {
      const before = rows.get('conversations', conversationId)
      const returned = before && whyBack(before, now)
      if (!before || !returned) return { value: null }
      const other = rows.currentConversation(before)
      // The contact has gone on in another conversation: that one is where they are answered.
      const goesOnElsewhere = before.status === 'resolved' && other !== undefined && other.id !== before.id
      const done = { ...before, version: seq, followUpAt: null, followUpBy: null }
      const conversation: Conversation = goesOnElsewhere
        ? done
        : { ...done, status: 'open', snoozedUntilAt: null, snoozedBy: null, returned }
      const changed = recorded(before, conversation, { actor: { kind: 'system' }, now })
      return { value: null, event: { type: 'conversation.changed', rows: changed } }
    },
  }
}

function whyBack(row: Conversation, now: number): Returned | null {
  if (row.followUpAt !== null && row.followUpAt <= now)
    return { reason: 'follow_up', at: now, agentId: row.followUpBy ?? row.assigneeId }
  const isOver = row.status === 'snoozed' && row.snoozedUntilAt !== null && row.snoozedUntilAt <= now
  return isOver ? { reason: 'snoozed', at: now, agentId: row.assigneeId ?? row.snoozedBy } : null
}
