/** Links that let people in, for whoever manages the team. They are asked for, and kept nowhere in this browser. */
import type { Agent } from '@/domain/agent'
import type { TeamId } from '@/domain/ids'
import type { Invitation } from '@/domain/invitation'
import type { Role } from '@/domain/permissions'
import type { InvitationLink } from '@/protocol/invitation-api'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { askHub } from '@/services/hub-client/ask'

/** A link to pass on, which the hub tells this once: into the workspace, or to a new password. */
export interface GivenLink {
  kind: 'invitation' | 'password'
  /** Whom it is for. */
  email: string
  link: string
  expiresAt: number
}

export const useInvitationsStore = defineStore('invitations', () => {
  /** Newest first; null: not known yet. */
  const invitations = shallowRef<readonly Invitation[] | null>(null)

  async function load() {
    invitations.value = (await askHub('listInvitations', {})).invitations
  }
  function keep({ invitation, link }: InvitationLink): GivenLink {
    const others = invitations.value?.filter(({ id }) => id !== invitation.id) ?? []
    invitations.value = [invitation, ...others]
    return { kind: 'invitation', email: invitation.email, link, expiresAt: invitation.expiresAt }
  }
  const invite = async (body: { email: string; role: Role; teamIds: TeamId[] }) =>
    keep(await askHub('inviteMember', { body }))
  const renew = async ({ id }: Invitation) => keep(await askHub('renewInvitation', { params: { invitationId: id } }))
  async function withdraw({ id }: Invitation) {
    await askHub('withdrawInvitation', { params: { invitationId: id } })
    invitations.value = invitations.value?.filter((each) => each.id !== id) ?? null
  }
  /** For a colleague who forgot their password. */
  async function letInAgain({ id, email }: Agent): Promise<GivenLink> {
    return { kind: 'password', email, ...(await askHub('makePasswordLink', { params: { agentId: id } })) }
  }
  return { invitations, load, invite, renew, withdraw, letInAgain }
})
