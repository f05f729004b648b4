/** Letting people in, for whoever manages the team. What the links open are pages (invitation-page.ts, password-page.ts). */
import type { INVITATION_ENDPOINTS } from '@/protocol/invitation-api'
import type { Member } from '../auth/sessions'
import type { HubDeps } from '../deps'
import { inviteMember, renewInvitation, withdrawInvitation } from '../use-cases/invite-member'
import { makePasswordLink } from '../use-cases/choose-password'
import { trailOf } from './console-handlers'
import type { HandlersFor, HubContext } from './route-types'

export function invitationHandlers(deps: HubDeps): HandlersFor<typeof INVITATION_ENDPOINTS> {
  const { invitations, publicUrlOf } = deps
  const inviting = (caller: Member, c: HubContext) => ({
    by: caller,
    trail: trailOf(deps, caller, c),
    hubUrl: publicUrlOf(c),
  })
  return {
    listInvitations: async ({ caller }) => ({ invitations: await invitations.open(caller.workspaceId) }),
    inviteMember: ({ caller, body, c }) => inviteMember(invitations, body, inviting(caller, c)),
    renewInvitation: ({ caller, params, c }) => renewInvitation(invitations, params.invitationId, inviting(caller, c)),
    withdrawInvitation: ({ caller, params, c }) =>
      withdrawInvitation(invitations, params.invitationId, trailOf(deps, caller, c)),
    makePasswordLink: ({ caller, params, c }) => makePasswordLink(deps, params.agentId, inviting(caller, c)),
  }
}
