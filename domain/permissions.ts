/** What a member of a workspace may do, and what each role brings with it. */
export const ROLES = ['admin', 'supervisor', 'agent'] as const
export type Role = (typeof ROLES)[number]

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
/** What each role may do. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agent: AGENT,
  supervisor: SUPERVISOR,
  admin: PERMISSIONS,
}

/** A role, and the exceptions to it that were made for one member. */
export interface Powers {
  role: Role
  granted: readonly Permission[]
  denied: readonly Permission[]
}

/** An admin may everything: exceptions could otherwise leave a workspace nobody can put right. */
export function permissionsOf({ role, granted, denied }: Powers): Permission[] {
  if (role === 'admin') return [...PERMISSIONS]
  const own = ROLE_PERMISSIONS[role]
  return PERMISSIONS.filter((each) => (own.includes(each) || granted.includes(each)) && !denied.includes(each))
}

export function may(who: Powers, permission: Permission): boolean {
  return permissionsOf(who).includes(permission)
}

/** Nobody brings in somebody who may more than they may themselves. Answers the first permission that is missing. */
export function missingToGive(by: Powers, role: Role): Permission | null {
  return ['team.manage' as const, ...ROLE_PERMISSIONS[role]].find((permission) => !may(by, permission)) ?? null
}

export const mayGiveRole = (by: Powers, role: Role): boolean => missingToGive(by, role) === null

/** May one do, in the name of somebody else, whatever they may? Only an admin stands in for an admin. */
export const mayAll = (by: Powers, who: Powers): boolean =>
  by.role === 'admin' || (who.role !== 'admin' && permissionsOf(who).every((permission) => may(by, permission)))

/** The exceptions that are left once the role is taken into account: what the role says anyway is none. */
export function exceptions({ role, granted, denied }: Powers): { granted: Permission[]; denied: Permission[] } {
  if (role === 'admin') return { granted: [], denied: [] }
  const own = ROLE_PERMISSIONS[role]
  return {
    granted: PERMISSIONS.filter((each) => granted.includes(each) && !own.includes(each)),
    denied: PERMISSIONS.filter((each) => denied.includes(each) && own.includes(each)),
  }
}
