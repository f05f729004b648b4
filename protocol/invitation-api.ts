/**
 * Inviting people to the workspace, and letting them in again who forgot their password: its lines of the table of routes
 * (hub-api.ts). What a link opens is a page of the hub's own.
 */
import { z } from 'zod'
import { AgentId, Instant, InvitationId } from '@/domain/ids'
import { Invitation } from '@/domain/invitation'
import type { Endpoint } from './hub-api'

/** `link`: told this once, then known to nobody but who was given it. */
export const InvitationLink = z.object({ invitation: Invitation, link: z.string() })
export type InvitationLink = z.infer<typeof InvitationLink>

/** Told this once, as an invitation's. */
export const PasswordLink = z.object({ link: z.string(), expiresAt: Instant })
export type PasswordLink = z.infer<typeof PasswordLink>

const invitation = z.object({ invitationId: InvitationId })

export const INVITATION_ENDPOINTS = {
  listInvitations: {
    method: 'get',
    path: '/invitations',
    access: 'team.manage',
    response: z.object({ invitations: z.array(Invitation) }),
    summary: 'Invitations nobody has accepted yet, newest first',
  },
  inviteMember: {
    method: 'post',
    path: '/invitations',
    access: 'team.manage',
    body: Invitation.pick({ email: true, role: true, teamIds: true }),
    status: 201,
    response: InvitationLink,
    summary: 'Invite somebody by a link that opens once. The same email again: a new link in place of the one before',
  },
  renewInvitation: {
    method: 'post',
    path: '/invitations/{invitationId}/link',
    access: 'team.manage',
    params: invitation,
    response: InvitationLink,
    summary: 'A new link in place of the one before',
  },
  withdrawInvitation: {
    method: 'delete',
    path: '/invitations/{invitationId}',
    access: 'team.manage',
    params: invitation,
    response: null,
    summary: 'Withdraw an invitation: its link opens nothing any more',
  },
  makePasswordLink: {
    method: 'post',
    path: '/agents/{agentId}/password-link',
    access: 'team.manage',
    params: z.object({ agentId: AgentId }),
    status: 201,
    response: PasswordLink,
    summary:
      'A link by which a colleague chooses a new password, once. `account_shared`: they are in another workspace as well',
  },
} as const satisfies Record<string, Endpoint>
