/**
 * What a workspace has decided not to keep any longer (domain/retention.ts), let go of once a day: pages that were looked
 * at, and resolved conversations nobody has said anything in for long. Contacts stay: they are erased by a person.
 */
import type { ContactId, ConversationId, WorkspaceId } from '@/domain/ids'
import { DEFAULT_RETENTION, type Retention } from '@/domain/retention'
import { RetentionRules } from '@/protocol/privacy-api'
import type pg from 'pg'
import type { Change, Commit } from '../store/commit'
import { deletions } from '../store/contact-holdings'

export const RETENTION_SETTING = 'retention'
const DAY_MS = 86_400_000
/** Conversations a transaction lets go of: whoever writes meanwhile waits no longer than for a few of them. */
const AT_ONCE = 50

interface Setting {
  read: (workspaceId: WorkspaceId) => Promise<unknown>
  write: (workspaceId: WorkspaceId, value: unknown, also?: { text: string; values: unknown[] }[]) => Promise<void>
}

export function createRetentionSetting({ read, write }: Setting) {
  return {
    async get(workspaceId: WorkspaceId): Promise<Retention> {
      const stored = await read(workspaceId)
      return stored === null ? DEFAULT_RETENTION : RetentionRules.parse(stored)
    },
    async set(workspaceId: WorkspaceId, retention: Retention, also: { text: string; values: unknown[] }[]) {
      await write(workspaceId, retention, also)
      return retention
    },
  }
}
export type RetentionSetting = ReturnType<typeof createRetentionSetting>

interface Deps {
  pool: pg.Pool
  commit: Commit
  retention: Pick<RetentionSetting, 'get'>
}

/** `now`: epoch ms. Once `signal` is aborted it stops between two steps; what is left goes the next time. */
export async function keepRetention({ pool, commit, retention }: Deps, now: number, signal?: AbortSignal) {
  const { rows } = await pool.query<{ id: WorkspaceId }>('SELECT id FROM workspaces')
  for (const { id } of rows) {
    if (signal?.aborted) return
    const { visitDays, resolvedDays } = await retention.get(id)
    if (visitDays !== null)
      await pool.query('DELETE FROM visits WHERE workspace_id = $1 AND entered_at < $2', [id, now - visitDays * DAY_MS])
    if (resolvedDays !== null) await forgetOlderThan({ pool, commit }, id, now - resolvedDays * DAY_MS, signal)
  }
}

/** One that is to be followed up is still somebody's business. */
const OVER = `workspace_id = $1 AND status = 'resolved' AND follow_up_at IS NULL AND last_activity_at < $2`

async function forgetOlderThan(
  { pool, commit }: Pick<Deps, 'pool' | 'commit'>,
  workspaceId: WorkspaceId,
  before: number,
  signal?: AbortSignal,
): Promise<void> {
  while (!signal?.aborted) {
    const { rows } = await pool.query<{ id: ConversationId }>(
      `SELECT id FROM conversations WHERE ${OVER} ORDER BY last_activity_at LIMIT ${AT_ONCE}`,
      [workspaceId, before],
    )
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await commit(workspaceId, forgetConversations(workspaceId, ids, before))
    if (ids.length < AT_ONCE) return
  }
}

/** Those that are still over when it comes to it. Clients drop their copies when they read of it. */
export function forgetConversations(
  workspaceId: WorkspaceId,
  conversationIds: ConversationId[],
  before: number,
): Change<ConversationId[]> {
  return {
    needs: { conversations: conversationIds },
    decide(rows) {
      const gone = conversationIds.filter((id) => {
        const row = rows.get('conversations', id)
        return row?.status === 'resolved' && row.followUpAt === null && row.lastActivityAt < before
      })
      if (gone.length === 0) return { value: [] }
      return {
        value: gone,
        event: { type: 'conversation.forgotten', rows: {}, removed: { conversations: gone } },
        first: deletions('conversation', { workspaceId, contactId: NOBODY, conversations: gone, addresses: [] }),
      }
    },
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000' as ContactId
