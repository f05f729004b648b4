/** One member as whoever acts for them has to know them: how to reach them, what they may, where else they are. */
import type { AgentId, WorkspaceId } from '@/domain/ids'
import type { Powers } from '@/domain/permissions'
import type pg from 'pg'
import { powersSql } from './powers'

export interface FoundMember extends Powers {
  id: AgentId
  name: string
  email: string
  /** In another workspace of this hub as well. */
  elsewhere: boolean
}

/** Of this workspace and still in it; null: nobody. */
export async function findMember(
  pool: pg.Pool,
  workspaceId: WorkspaceId,
  agentId: AgentId,
): Promise<FoundMember | null> {
  const { rows } = await pool.query<Omit<FoundMember, keyof Powers> & { powers: Powers }>(
    `SELECT id, name, email, ${powersSql('agents')} AS powers, EXISTS (
       SELECT FROM agents AS others WHERE others.id = agents.id AND others.active AND others.workspace_id <> $1
     ) AS elsewhere
     FROM agents WHERE workspace_id = $1 AND id = $2 AND active`,
    [workspaceId, agentId],
  )
  if (!rows[0]) return null
  const { powers, ...member } = rows[0]
  return { ...member, ...powers }
}
