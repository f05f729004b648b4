/** What the audit log is about: the first words of its actions. Free of zod, for pages. */
export const AUDIT_SUBJECTS = [
  'session',
  'member',
  'team',
  'permission',
  'role',
  'label',
  'canned',
  'contact',
  'conversations',
  'review',
  'setting',
  'inbox',
  'store',
] as const
