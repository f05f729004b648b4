/** A conversation snoozed until a time is open again when it has come. */
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
    const { rows } = await pool.query<Due>(
      `SELECT workspace_id AS "workspaceId", id FROM conversations
       WHERE status = 'snoozed' AND snoozed_until_at <= $1 ORDER BY snoozed_until_at LIMIT $2`,
      [now, AT_ONCE],
    )
    await Promise.all(rows.map(({ workspaceId, id }) => commit(workspaceId, wake(id, now))))
    woken += rows.length
    if (rows.length < AT_ONCE) return woken
  }
}

/** Nothing, if it was opened or snoozed anew since it was found. */
export function wake(conversationId: ConversationId, now: number): Change<null> {
  return {
    needs: { conversations: [conversationId] },
    decide(rows, seq) {
      const before = rows.get('conversations', conversationId)
      if (before?.status !== 'snoozed' || before.snoozedUntilAt === null || before.snoozedUntilAt > now)
        return { value: null }
      const conversation = { ...before, version: seq, status: 'open' as const, snoozedUntilAt: null }
      const actor = { kind: 'system' } as const
      const changed = recorded(before, conversation, { actor, now })
      return { value: null, event: { type: 'conversation.changed', rows: changed } }
    },
  }
}
