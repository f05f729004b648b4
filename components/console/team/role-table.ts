/** What each role may do, permission by permission, and which members are exceptions to it. */
import type { Agent } from '@/domain/agent'
import { may, PERMISSIONS, ROLE_PERMISSIONS, ROLES, type Permission, type Role } from '@/domain/permissions'

export const PERMISSION_GROUPS = ['conversations', 'contacts', 'answers', 'workspace'] as const
export type PermissionGroup = (typeof PERMISSION_GROUPS)[number]

const GROUP_OF: Record<string, PermissionGroup> = {
  conversation: 'conversations',
  contact: 'contacts',
  label: 'answers',
  canned: 'answers',
}

export interface RoleRow {
  permission: Permission
  roles: Record<Role, boolean>
  exceptions: { agent: Agent; may: boolean }[]
}

export function roleTable(members: readonly Agent[]): { group: PermissionGroup; rows: RoleRow[] }[] {
  const active = members.filter((agent) => agent.active).sort((a, b) => a.name.localeCompare(b.name))
  const rows = PERMISSIONS.map((permission): RoleRow => {
    const byRole = ROLES.map((role) => [role, ROLE_PERMISSIONS[role].includes(permission)])
    const roles = Object.fromEntries(byRole) as Record<Role, boolean>
    const exceptions = active
      .map((agent) => ({ agent, may: may(agent, permission) }))
      .filter((each) => each.may !== roles[each.agent.role])
    return { permission, roles, exceptions }
  })
  return PERMISSION_GROUPS.map((group) => ({
    group,
    rows: rows.filter(({ permission }) => (GROUP_OF[permission.split('.')[0]!] ?? 'workspace') === group),
  }))
}
