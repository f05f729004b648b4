/** Invitations nobody has accepted yet, for whoever manages the team. They are asked for, and kept nowhere in this browser. */
import type { TeamId } from '@/domain/ids'
import type { Invitation } from '@/domain/invitation'
import type { Role } from '@/domain/permissions'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { askHub } from '@/services/hub-client/ask'

/** An invitation and its link, which the hub tells this once. */
export interface GivenLink {
  invitation: Invitation
  link: string
}

export const useInvitationsStore = defineStore('invitations', () => {
  /** Newest first; null: not known yet. */
  const invitations = shallowRef<readonly Invitation[] | null>(null)

  async function load() {
    invitations.value = (await askHub('listInvitations', {})).invitations
  }
  function keep(given: GivenLink): GivenLink {
    const others = invitations.value?.filter(({ id }) => id !== given.invitation.id) ?? []
    invitations.value = [given.invitation, ...others]
    return given
  }
  const invite = async (body: { email: string; role: Role; teamIds: TeamId[] }) =>
    keep(await askHub('inviteMember', { body }))
  const renew = async ({ id }: Invitation) => keep(await askHub('renewInvitation', { params: { invitationId: id } }))
  async function withdraw({ id }: Invitation) {
    await askHub('withdrawInvitation', { params: { invitationId: id } })
    invitations.value = invitations.value?.filter((each) => each.id !== id) ?? null
  }
  return { invitations, load, invite, renew, withdraw }
})
