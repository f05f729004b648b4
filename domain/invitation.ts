/** Somebody asked to join the workspace, by a link that opens once. The link itself is known to whoever was given it only. */
import { z } from 'zod'
import { AgentId, Instant, InvitationId, TeamId } from './ids'
import { ROLES } from './permissions'

/** Long enough for a weekend and somebody's day off. */
export const INVITATION_OPEN_MS = 7 * 24 * 60 * 60 * 1000

/** A link to choose a new password is for now, not for a weekend: it opens an account. */
export const PASSWORD_LINK_OPEN_MS = 24 * 60 * 60 * 1000

/** The sign-in library's limits. */
export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200
export const isPassword = (text: string): boolean => text.length >= PASSWORD_MIN && text.length <= PASSWORD_MAX

export const Invitation = z.object({
  id: InvitationId,
  email: z.email(),
  /** What they will be. */
  role: z.enum(ROLES),
  teamIds: z.array(TeamId).max(50),
  invitedById: AgentId,
  /** False: whoever invited has left, or may not give this role any more. Then the link opens nothing. */
  inviterMay: z.boolean(),
  /** When its present link was made, and when that ends. */
  createdAt: Instant,
  expiresAt: Instant,
})
export type Invitation = z.infer<typeof Invitation>
