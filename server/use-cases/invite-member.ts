/** Inviting somebody, a new link in place of the one before, taking an invitation back. What they become, accepting decides. */
import { AppError } from '@/domain/errors'
import { InvitationId, type TeamId } from '@/domain/ids'
import { INVITATION_OPEN_MS } from '@/domain/invitation'
import type { Role } from '@/domain/permissions'
import type { InvitationLink } from '@/protocol/invitation-api'
import { uuidv7 } from 'uuidv7'
import { newInvitationToken } from '../auth/invitation-token'
import type { Member } from '../auth/sessions'
import type { Trail } from '../store/audit'
import type { InvitationStore } from '../store/invitation-store'
import { mustBeTheirRoleToGive } from './manage-team'

export interface Inviting {
  by: Member
  trail: Trail
  /** Address of the hub, for the link. */
  hubUrl: string
}

export interface Wanted {
  email: string
  role: Role
  teamIds: TeamId[]
}

export async function inviteMember(
  store: InvitationStore,
  wanted: Wanted,
  inviting: Inviting,
): Promise<InvitationLink> {
  const { workspaceId } = inviting.by
  mustBeTheirRoleToGive(inviting.by, wanted.role)
  const email = wanted.email.toLowerCase()
  if (await store.isMember(workspaceId, email)) throw new AppError('email_taken')
  const teamIds = [...new Set(wanted.teamIds)]
  const known = await store.teamsAmong(workspaceId, teamIds)
  const unknown = teamIds.find((id) => !known.includes(id))
  if (unknown) throw new AppError('team_not_found', { teamId: unknown })
  return give(store, { ...wanted, email, teamIds }, inviting, 'member.invited')
}

export async function renewInvitation(store: InvitationStore, id: InvitationId, inviting: Inviting) {
  const { email, role, teamIds } = await store.one(inviting.by.workspaceId, id)
  // Whoever renews it stands for it from now on.
  mustBeTheirRoleToGive(inviting.by, role)
  return give(store, { email, role, teamIds }, inviting, 'member.invitation_renewed')
}

async function give(
  store: InvitationStore,
  { email, role, teamIds }: Wanted,
  { by, trail, hubUrl }: Inviting,
  action: 'member.invited' | 'member.invitation_renewed',
): Promise<InvitationLink> {
  const { token, hash } = newInvitationToken()
  const row = {
    id: InvitationId.parse(uuidv7()),
    email,
    role,
    teamIds,
    invitedById: by.agentId,
    createdAt: trail.now,
    expiresAt: trail.now + INVITATION_OPEN_MS,
  }
  const id = await store.save(trail, { ...row, hash }, { action, target: email, details: { role } })
  return { invitation: { ...row, id, inviterMay: true }, link: `${hubUrl}/join/${token}` }
}

export async function withdrawInvitation(store: InvitationStore, id: InvitationId, trail: Trail): Promise<void> {
  const { email } = await store.one(trail.workspaceId, id)
  await store.remove(trail, id, { action: 'member.invitation_withdrawn', target: email })
}
