/** Members of a workspace: joining, their role, their availability. */
import type { Agent } from '@/domain/agent'
import type { Role } from '@/domain/permissions'
import { AppError } from '@/domain/errors'
import type { AgentId, WorkspaceId } from '@/domain/ids'
import type { Identity, NewPerson } from '../auth/identity'
import { audited, type Trail } from '../store/audit'
import type { Change, Commit } from '../store/commit'

export interface NewMember extends NewPerson {
  role: Role
}

/**
 * Adds a person to the workspace. Somebody who already signs in to another workspace of this hub keeps their password.
 * Throws `email_taken` for one who is in this workspace already.
 */
export async function addAgent(
  { identity, commit }: { identity: Identity; commit: Commit },
  workspaceId: WorkspaceId,
  { role, ...person }: NewMember,
  /** Who added them; left out while a workspace is being made. */
  trail?: Trail,
): Promise<Agent> {
  const { id } = await identity.ensurePerson(person)
  const change = joining({ id, role, name: person.name, email: person.email.toLowerCase() })
  if (!trail) return commit(workspaceId, change)
  return commit(
    workspaceId,
    audited(change, trail, ({ name }) => ({ action: 'member.added', target: name, details: { role } })),
  )
}

function joining({ id, name, email, role }: Pick<Agent, 'id' | 'name' | 'email' | 'role'>): Change<Agent> {
  return {
    needs: { agents: [id] },
    decide(rows, seq) {
      if (rows.get('agents', id)?.active) throw new AppError('email_taken')
      const agent: Agent = { id, version: seq, name, email, role, availability: 'available', active: true }
      return { value: agent, event: { type: 'agent.changed', rows: { agents: [agent] } } }
    },
  }
}

/** `adminIds`: every active admin of the workspace, as read just before; the last one stays. */
export function changeRole(agentId: AgentId, role: Role, adminIds: AgentId[]): Change<Agent> {
  return {
    needs: { agents: [agentId, ...adminIds] },
    decide(rows, seq) {
      const before = rows.get('agents', agentId)
      if (!before?.active) throw new AppError('agent_not_found', { agentId })
      if (before.role === role) return { value: before }
      const otherAdmins = adminIds.filter((id) => id !== agentId && rows.get('agents', id)?.role === 'admin')
      if (before.role === 'admin' && otherAdmins.length === 0) throw new AppError('last_admin')
      const agent = { ...before, version: seq, role }
      return { value: agent, event: { type: 'agent.changed', rows: { agents: [agent] } } }
    },
  }
}

export function setAvailability(agentId: AgentId, availability: Agent['availability']): Change<Agent> {
  return {
    needs: { agents: [agentId] },
    decide(rows, seq) {
      const before = rows.get('agents', agentId)
      if (!before?.active) throw new AppError('agent_not_found', { agentId })
      if (before.availability === availability) return { value: before }
      const agent = { ...before, version: seq, availability }
      return { value: agent, event: { type: 'agent.changed', rows: { agents: [agent] } } }
    },
  }
}
