/** What a member of a workspace may do: what their role brings with it there, and the exceptions made for them. */
export const ROLES = ['admin', 'supervisor', 'agent'] as const
export type Role = (typeof ROLES)[number]
/** Those a workspace may change. An admin may everything: a workspace could otherwise be left that nobody can put right. */
export const EDITABLE_ROLES = ['supervisor', 'agent'] as const satisfies readonly Role[]
export type EditableRole = (typeof EDITABLE_ROLES)[number]

export const PERMISSIONS = [
  'conversation.read',
  'conversation.reply',
  'conversation.manage', // status, labels, bot hosting, assign to me
  'conversation.reassign', // to somebody else
  'conversation.export',
  'conversation.review', // quality scores
  'contact.read',
  'contact.edit',
  'contact.merge',
  'contact.erase', // export and erase everything known of somebody
  'label.manage',
  'canned.manage', // canned responses of the whole team
  'team.read',
  'team.manage',
  'audit.read',
  'workspace.read',
  'workspace.manage', // inboxes, widget, translation, stores
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Part of every role: what is synced to every member shows by these, and a browser without them would stand empty. */
const BASIC: readonly Permission[] = ['conversation.read', 'contact.read', 'team.read', 'workspace.read']
export const isBasic = (permission: Permission): boolean => BASIC.includes(permission)
/** What may be switched on and off for a role. */
export const SWITCHED_PERMISSIONS = PERMISSIONS.filter((permission) => !isBasic(permission))

const AGENT: Permission[] = [
  'conversation.read',
  'conversation.reply',
  'conversation.manage',
  'contact.read',
  'contact.edit',
  'team.read',
  'workspace.read',
]
const SUPERVISOR: Permission[] = [
  ...AGENT,
  'conversation.reassign',
  'conversation.export',
  'conversation.review',
  'contact.merge',
  'label.manage',
  'canned.manage',
]
/** What each role may do as it is delivered. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agent: AGENT,
  supervisor: SUPERVISOR,
  admin: PERMISSIONS,
}

/** How a workspace's role differs from the delivered one. */
export interface RoleChange {
  added: Permission[]
  removed: Permission[]
}
/** A role that is left out is as it is delivered. */
export type Roles = { [R in EditableRole]?: RoleChange | undefined }

/** What a role may do in a workspace that has made these changes. */
export function permissionsOfRole(role: Role, roles: Roles): Permission[] {
  if (role === 'admin') return [...PERMISSIONS]
  const { added = [], removed = [] } = roles[role] ?? {}
  const has = (each: Permission) => ROLE_PERMISSIONS[role].includes(each) || added.includes(each)
  return PERMISSIONS.filter((each) => isBasic(each) || (has(each) && !removed.includes(each)))
}

/** What was changed of a role and still differs from the delivered one; null: nothing. */
export function changeOf(role: Role, roles: Roles): RoleChange | null {
  if (role === 'admin') return null
  return rolesWith(roles, role, permissionsOfRole(role, roles))[role] ?? null
}

/** The workspace's roles once one of them may these. What is as delivered is no change. */
export function rolesWith(roles: Roles, role: EditableRole, permissions: readonly Permission[]): Roles {
  const { [role]: _before, ...others } = roles
  const delivered = ROLE_PERMISSIONS[role]
  const added = PERMISSIONS.filter((each) => permissions.includes(each) && !delivered.includes(each))
  const removed = PERMISSIONS.filter((each) => delivered.includes(each) && !permissions.includes(each))
  return added.length + removed.length > 0 ? { ...others, [role]: { added, removed } } : others
}

/** A role, what the workspace changed of its roles, and the exceptions that were made for one member. */
export interface Powers {
  role: Role
  roles: Roles
  granted: readonly Permission[]
  denied: readonly Permission[]
}

export function permissionsOf({ role, roles, granted, denied }: Powers): Permission[] {
  if (role === 'admin') return [...PERMISSIONS]
  const own = permissionsOfRole(role, roles)
  const has = (each: Permission) => own.includes(each) || granted.includes(each)
  return PERMISSIONS.filter((each) => isBasic(each) || (has(each) && !denied.includes(each)))
}

export function may(who: Powers, permission: Permission): boolean {
  return permissionsOf(who).includes(permission)
}

/** Nobody brings in somebody who may more than they may themselves. Answers the first permission that is missing. */
export function missingToGive(by: Powers, role: Role): Permission | null {
  return (
    ['team.manage' as const, ...permissionsOfRole(role, by.roles)].find((permission) => !may(by, permission)) ?? null
  )
}

export const mayGiveRole = (by: Powers, role: Role): boolean => missingToGive(by, role) === null

/** May one do, in the name of somebody else, whatever they may? Only an admin stands in for an admin. */
export const mayAll = (by: Powers, who: Powers): boolean =>
  by.role === 'admin' || (who.role !== 'admin' && permissionsOf(who).every((permission) => may(by, permission)))

/** The exceptions that are left once the role is taken into account: what the role says anyway is none. */
export function exceptions({ role, roles, granted, denied }: Powers): {
  granted: Permission[]
  denied: Permission[]
} {
  if (role === 'admin') return { granted: [], denied: [] }
  const own = permissionsOfRole(role, roles)
  return {
    granted: PERMISSIONS.filter((each) => granted.includes(each) && !own.includes(each)),
    denied: SWITCHED_PERMISSIONS.filter((each) => denied.includes(each) && own.includes(each)),
  }
}
