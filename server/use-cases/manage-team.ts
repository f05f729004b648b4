/** Members of a workspace: joining, what they may do, their availability, leaving. */
import type { Agent, MemberChange } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import type { AgentId, WorkspaceId } from '@/domain/ids'
import { exceptions, may, missingToGive, permissionsOf, type Powers, type Role, type Roles } from '@/domain/permissions'
import { isDeepStrictEqual } from 'node:util'
import type { Identity, NewPerson } from '../auth/identity'
import { audited, type Trail } from '../store/audit'
import type { Change, Commit } from '../store/commit'
import type { Loaded } from '../store/loaded'
import { recorded } from './recorded'

export interface NewMember extends NewPerson {
  role: Role
}

export function mustBeTheirRoleToGive(by: Powers, role: Role): void {
  const missing = missingToGive(by, role)
  if (missing) throw new AppError('permission_denied', { permission: missing })
}

/**
 * Adds a person to the workspace. Somebody who already signs in to another workspace of this hub keeps their password.
 * Throws `email_taken` for one who is in this workspace already.
 */
export async function addAgent(
  { identity, commit, now = Date.now }: { identity: Identity; commit: Commit; now?: () => number },
  workspaceId: WorkspaceId,
  { role, ...person }: NewMember,
  /** Who added them; left out while a workspace is being made. */
  trail?: Trail,
): Promise<Agent> {
  const { id } = await identity.ensurePerson(person)
  const change = joining({ id, role, name: person.name, email: person.email.toLowerCase(), now: now() })
  if (!trail) return commit(workspaceId, change)
  return commit(
    workspaceId,
    audited(change, trail, ({ name }) => ({ action: 'member.added', target: name, details: { role } })),
  )
}

export type Joining = Pick<Agent, 'id' | 'name' | 'email' | 'role'> & { now: number }

export function joining({ id, name, email, role, now }: Joining): Change<Agent> {
  return {
    needs: { agents: [id] },
    decide(rows, seq) {
      if (rows.get('agents', id)?.active) throw new AppError('email_taken')
      const agent = newAgent({ id, version: seq, name, email, role, now })
      return { value: agent, event: { type: 'agent.changed', rows: { agents: [agent] } } }
    },
  }
}

/** As everybody begins, and as whoever comes back begins again: without exceptions to their role. */
export function newAgent({ now, ...who }: Joining & Pick<Agent, 'version'>): Agent {
  return {
    ...who,
    granted: [],
    denied: [],
    availability: 'available',
    availabilityAt: now,
    capacity: null,
    active: true,
  }
}

export interface ChangeMember {
  agentId: AgentId
  change: MemberChange
  by: Powers & { agentId: AgentId }
  now: number
}

/** The last admin stays one. Nobody gives away what they have not got themselves, and only admins change an admin. */
export function changeMember({ agentId, change, by, now }: ChangeMember): Change<Agent> {
  return {
    needs: {
      agents: [agentId],
      workspace: true,
      membersOf: ['admin'],
      ...(change.active === false ? { heldBy: [agentId] } : {}),
    },
    decide(rows, seq) {
      const before = rows.get('agents', agentId)
      if (!before || (!before.active && change.active !== true)) throw new AppError('agent_not_found', { agentId })
      const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const wanted = { ...before, ...defined }
      const roles = rows.roles()
      const after: Agent = { ...wanted, ...exceptions({ ...wanted, roles }) }
      if (isDeepStrictEqual(before, after)) return { value: before }
      mustBeTheirsToGive({ before, after, roles }, by)
      mustKeepAnAdmin(rows, before, after)
      const agent = { ...after, version: seq }
      const freed = before.active && !agent.active ? released(rows, agent, { seq, by: by.agentId, now }) : {}
      return { value: agent, event: { type: 'agent.changed', rows: { agents: [agent], ...freed } } }
    },
  }
}

const isAdmin = ({ role, active }: Agent) => role === 'admin' && active

function mustKeepAnAdmin(rows: Loaded, before: Agent, after: Agent): void {
  if (!isAdmin(before) || isAdmin(after)) return
  if (!rows.all('agents').some((agent) => isAdmin(agent) && agent.id !== before.id)) throw new AppError('last_admin')
}

function mustBeTheirsToGive({ before, after, roles }: { before: Agent; after: Agent; roles: Roles }, by: Powers): void {
  if (by.role === 'admin') return
  const had = before.active ? permissionsOf({ ...before, roles }) : []
  const missing = permissionsOf({ ...after, roles }).find(
    (permission) => !had.includes(permission) && !may(by, permission),
  )
  if (missing || before.role === 'admin' || after.role === 'admin')
    throw new AppError('permission_denied', { permission: missing ?? 'team.manage' })
}

/** What somebody who leaves has not finished goes back to where everybody sees it. */
function released(rows: Loaded, agent: Agent, { seq, by, now }: { seq: number; by: AgentId; now: number }) {
  const freed = rows
    .all('conversations')
    .filter((held) => held.assigneeId === agent.id && held.status !== 'resolved')
    .map((held) => {
      const actor = { kind: 'agent', agentId: by } as const
      return recorded(held, { ...held, version: seq, assigneeId: null }, { actor, now, reason: 'owner_left' })
    })
  const conversations = freed.flatMap((each) => each.conversations ?? [])
  const activities = freed.flatMap((each) => each.activities ?? [])
  return conversations.length > 0 ? { conversations, activities } : {}
}

export function setAvailability(
  agentId: AgentId,
  availability: Agent['availability'],
  now: number = Date.now(),
): Change<Agent> {
  return changeOwn(agentId, { availability }, { availabilityAt: now })
}

export function changeProfile(agentId: AgentId, { name }: Pick<Agent, 'name'>): Change<Agent> {
  return changeOwn(agentId, { name })
}

/** `along`: what changes with it, if it changes at all. */
function changeOwn(agentId: AgentId, change: Partial<Agent>, along: Partial<Agent> = {}): Change<Agent> {
  return {
    needs: { agents: [agentId] },
    decide(rows, seq) {
      const before = rows.get('agents', agentId)
      if (!before?.active) throw new AppError('agent_not_found', { agentId })
      if (isDeepStrictEqual({ ...before, ...change }, before)) return { value: before }
      const agent = { ...before, ...change, ...along, version: seq }
      return { value: agent, event: { type: 'agent.changed', rows: { agents: [agent] } } }
    },
  }
}
