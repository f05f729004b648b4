/**
 * The audit log: who changed what about the workspace itself, and from where. Written by the hub in the transaction that
 * makes the change, never changed afterwards. What becomes of single conversations is their history (activity.ts).
 */
import { z } from 'zod'
import { AgentId, Instant } from './ids'

/** `subject.verb`; the subject groups them in the screen's filter. */
export const AUDIT_ACTIONS = [
  'session.signed_in',
  'session.signed_out',
  'member.added',
  'member.invited',
  'member.invitation_renewed',
  'member.invitation_withdrawn',
  'member.joined',
  'member.password_link_made',
  'member.password_chosen',
  'member.password_set',
  'member.role_changed',
  'member.left',
  'team.changed',
  'team.removed',
  'permission.changed',
  'role.changed',
  'label.added',
  'label.changed',
  'label.removed',
  'canned.changed',
  'canned.removed',
  'contact.merged',
  'contact.unmerged',
  'contact.erased',
  'contact.exported',
  'conversations.exported',
  'review.criteria_changed',
  'setting.changed',
  'inbox.changed',
  'store.connected',
  'store.access_changed',
  'store.disconnected',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

export const AuditEntry = z.object({
  id: z.uuid(),
  at: Instant,
  /** null: nobody of the team; a command of whoever runs the hub. */
  actorId: AgentId.nullable(),
  /** As they were called then. */
  actorName: z.string(),
  action: z.enum(AUDIT_ACTIONS),
  /** What it was done to, by its name then; empty when the action says it all. */
  target: z.string(),
  /** What changed, by field: never a secret, never what people wrote. */
  details: z.record(z.string(), z.unknown()),
  /** The network address it came from. */
  from: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
