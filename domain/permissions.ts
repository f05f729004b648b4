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
/** What each role may do. Named exceptions per member come on top of it (settings, team). */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agent: AGENT,
  supervisor: SUPERVISOR,
  admin: PERMISSIONS,
}

export function may(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission)
}
