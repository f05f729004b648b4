/** What each role may do, permission by permission: what can be switched, and which members are exceptions to it. */
import type { Agent } from '@/domain/agent'
import {
  changeOf,
  EDITABLE_ROLES,
  isBasic,
  may,
  PERMISSIONS,
  permissionsOfRole,
  ROLES,
  type EditableRole,
  type Permission,
  type Powers,
  type Role,
} from '@/domain/permissions'

export const PERMISSION_GROUPS = ['conversations', 'contacts', 'answers', 'workspace'] as const
export type PermissionGroup = (typeof PERMISSION_GROUPS)[number]

const GROUP_OF: Record<string, PermissionGroup> = {
  conversation: 'conversations',
  contact: 'contacts',
  label: 'answers',
  canned: 'answers',
}

export interface RoleCell {
  on: boolean
  /** Unlike what the role is delivered with. */
  isChanged: boolean
  /** Why it stays as it is; null: it can be switched. */
  fixed: 'admin' | 'basic' | 'lacking' | null
}

export interface RoleRow {
  permission: Permission
  roles: Record<Role, RoleCell>
  exceptions: { agent: Agent; may: boolean }[]
}

function cellOf(role: Role, permission: Permission, by: Powers): RoleCell {
  const { added = [], removed = [] } = changeOf(role, by.roles) ?? {}
  const isFixed = role === 'admin' ? 'admin' : isBasic(permission) ? 'basic' : null
  return {
    on: permissionsOfRole(role, by.roles).includes(permission),
    isChanged: added.includes(permission) || removed.includes(permission),
    fixed: isFixed ?? (may(by, permission) ? null : 'lacking'),
  }
}

/** Roles that are not as delivered, and whether this person may put them back: all that differs has to be theirs. */
export function changedRoles(by: Powers): { role: EditableRole; isTheirs: boolean }[] {
  return EDITABLE_ROLES.flatMap((role) => {
    const change = changeOf(role, by.roles)
    return change ? [{ role, isTheirs: [...change.added, ...change.removed].every((each) => may(by, each)) }] : []
  })
}

/** `by`: whoever looks at it. */
export function roleTable(members: readonly Agent[], by: Powers): { group: PermissionGroup; rows: RoleRow[] }[] {
  const active = members.filter((agent) => agent.active).sort((a, b) => a.name.localeCompare(b.name))
  const rows = PERMISSIONS.map((permission): RoleRow => {
    const byRole = ROLES.map((role) => [role, cellOf(role, permission, by)])
    const roles = Object.fromEntries(byRole) as Record<Role, RoleCell>
    const exceptions = active
      .map((agent) => ({ agent, may: may({ ...agent, roles: by.roles }, permission) }))
      .filter((each) => each.may !== roles[each.agent.role].on)
    return { permission, roles, exceptions }
  })
  return PERMISSION_GROUPS.map((group) => ({
    group,
    rows: rows.filter(({ permission }) => (GROUP_OF[permission.split('.')[0]!] ?? 'workspace') === group),
  }))
}
