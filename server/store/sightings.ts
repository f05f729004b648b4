/** Remembers where an inbox's widget was seen, at most once a minute: every page a visitor looks at would tell it. */
import type { InboxId, WorkspaceId } from '@/domain/ids'
import type { Sighting } from '@/protocol/hub-api'
import type pg from 'pg'

const EVERY_MS = 60_000

export function createSightings(pool: pg.Pool, now: () => number) {
  const toldAt = new Map<InboxId, number>()
  return {
    async saw(workspaceId: WorkspaceId, inboxId: InboxId, url: string): Promise<void> {
      const at = now()
      if (at - (toldAt.get(inboxId) ?? -Infinity) < EVERY_MS) return
      toldAt.set(inboxId, at)
      // What is behind ? and # may name a person or a session.
      const { origin, pathname } = new URL(url)
      await pool.query(
        `INSERT INTO widget_sightings (workspace_id, inbox_id, url, seen_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (workspace_id, inbox_id) DO UPDATE SET url = excluded.url, seen_at = excluded.seen_at`,
        [workspaceId, inboxId, origin + pathname, at],
      )
    },

    async lastOf(workspaceId: WorkspaceId, inboxId: InboxId): Promise<Sighting | null> {
      const { rows } = await pool.query<Sighting>(
        `SELECT url, seen_at AS "seenAt" FROM widget_sightings WHERE workspace_id = $1 AND inbox_id = $2`,
        [workspaceId, inboxId],
      )
      return rows[0] ?? null
    },
  }
}
export type Sightings = ReturnType<typeof createSightings>
