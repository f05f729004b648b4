/** What a role may do in this workspace, for everybody who has it at once. */
import type { Agent, Workspace } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import type { WorkspaceId } from '@/domain/ids'
import {
  exceptions,
  may,
  PERMISSIONS,
  permissionsOfRole,
  ROLE_PERMISSIONS,
  rolesWith,
  type EditableRole,
  type Permission,
  type Powers,
  type RoleChange,
  type Roles,
} from '@/domain/permissions'
import type { ChangedRole } from '@/protocol/role-api'
import { isDeepStrictEqual } from 'node:util'
import type { Audited } from '../store/audit'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'

export interface ChangeRole {
  workspaceId: WorkspaceId
  role: EditableRole
  /** What is switched on and off; `delivered`: back to what the role is delivered with. */
  wanted: RoleChange | 'delivered'
  by: Powers
}

/**
 * Whoever is no admin switches only what they may themselves: on, because nobody gives what they have not got; off,
 * because they could not give it back. What was an exception for a member and is now what the role says is none any more.
 */
export function changeRole({ workspaceId, role, wanted, by }: ChangeRole): Change<ChangedRole> {
  return {
    needs: { workspace: true, membersOf: [role] },
    decide(rows, seq) {
      const before = rows.get('workspaces', workspaceId)
      if (!before) throw new AppError('workspace_not_found', { workspaceId })
      const had = permissionsOfRole(role, before.roles)
      const has = after(had, role, wanted)
      const switched = PERMISSIONS.filter((each) => had.includes(each) !== has.includes(each))
      if (switched.length === 0) return { value: { workspace: before, agents: [] } }
      const missing = switched.find((permission) => !may(by, permission))
      if (missing) throw new AppError('permission_denied', { permission: missing })
      const workspace: Workspace = { ...before, version: seq, roles: rolesWith(before.roles, role, has) }
      const agents = rows
        .all('agents')
        .filter((agent) => agent.role === role)
        .flatMap((agent) => withoutIdleExceptions(agent, workspace.roles, seq))
      const changed = { workspaces: [workspace], ...(agents.length > 0 ? { agents } : {}) }
      return { value: { workspace, agents }, event: { type: 'workspace.changed', rows: changed } }
    },
  }
}

function after(had: Permission[], role: EditableRole, wanted: ChangeRole['wanted']): readonly Permission[] {
  if (wanted === 'delivered') return ROLE_PERMISSIONS[role]
  const { added, removed } = wanted
  return PERMISSIONS.filter((each) => (had.includes(each) || added.includes(each)) && !removed.includes(each))
}

/** Nothing, for whom nothing changes. */
function withoutIdleExceptions(agent: Agent, roles: Roles, seq: number): Agent[] {
  const left = exceptions({ ...agent, roles })
  const { granted, denied } = agent
  return isDeepStrictEqual(left, { granted, denied }) ? [] : [{ ...agent, ...left, version: seq }]
}

/** The line in the audit log: what the role may do now and could not before, and the other way round. */
export function roleChanged(role: EditableRole, { workspace }: ChangedRole, before: Loaded): Audited {
  const had = permissionsOfRole(role, before.roles())
  const has = permissionsOfRole(role, workspace.roles)
  return {
    action: 'role.changed',
    target: role,
    details: {
      added: has.filter((each) => !had.includes(each)),
      removed: had.filter((each) => !has.includes(each)),
    },
  }
}
