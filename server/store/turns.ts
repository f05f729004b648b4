/** When agents were last connected: for the rules of assignment, which outlive any process. No part of the log. */
import type { AgentId, WorkspaceId } from '@/domain/ids'
import type pg from 'pg'

/** Streams say so at every heartbeat; it is written no oftener than this. */
const WRITE_EVERY_MS = 25_000

export interface TurnsOptions {
  pool: pg.Pool
  now: () => number
  /** Somebody is there who was not: they may take what waits. */
  onArrival: (workspaceId: WorkspaceId) => void
}

export function createTurns({ pool, now, onArrival }: TurnsOptions) {
  const written = new Map<string, number>()
  return {
    async seen(workspaceId: WorkspaceId, agentIds: AgentId[]): Promise<void> {
      const at = now()
      const due = agentIds.filter((id) => at - (written.get(`${workspaceId} ${id}`) ?? 0) >= WRITE_EVERY_MS)
      if (due.length === 0) return
      for (const id of due) written.set(`${workspaceId} ${id}`, at)
      const { rows } = await pool.query<{ before: number | null }>(
        `WITH known AS (SELECT agent_id, seen_at FROM agent_turns WHERE workspace_id = $1 AND agent_id = ANY($2)),
           written AS (
             INSERT INTO agent_turns (workspace_id, agent_id, seen_at) SELECT $1, unnest($2::text[]), $3
             ON CONFLICT (workspace_id, agent_id) DO UPDATE SET seen_at = greatest(agent_turns.seen_at, excluded.seen_at))
         SELECT known.seen_at AS before FROM unnest($2::text[]) AS asked(agent_id) LEFT JOIN known USING (agent_id)`,
        [workspaceId, due, at],
      )
      if (rows.some(({ before }) => before === null || at - before > SEEN_MS)) onArrival(workspaceId)
    },
  }
}
export type Turns = ReturnType<typeof createTurns>

/** Who was seen this recently is connected. */
export const SEEN_MS = 75_000
