/**
 * Somebody accepts: they prove who they are, or choose a password if this hub does not know them, and are a member with the
 * role and teams they were invited to. Once, and only as long as whoever invited them might do so now.
 */
import type { Agent } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import type { AgentId } from '@/domain/ids'
import type { Identity } from '../auth/identity'
import type { SignInLimit } from '../auth/sign-in-limit'
import { audited } from '../store/audit'
import type { Change, Commit } from '../store/commit'
import { acceptedStatement, type FoundInvitation } from '../store/invitation-store'
import { mayGiveRole } from '@/domain/permissions'
import { newAgent } from './manage-team'

export interface AcceptDeps {
  identity: Identity
  signInLimit: SignInLimit
  commit: Commit
}

export interface Accepting {
  invitation: FoundInvitation
  /** For the account that is made; somebody who has one keeps theirs. */
  name: string
  password: string
  /** The network address of the request. */
  from: string
  now: number
}

/**
 * Throws `wrong_credentials` for the wrong password of an account there is, `too_many_attempts`, and
 * `invitation_not_found` when the link has stopped to hold meanwhile.
 */
export async function acceptInvitation(
  deps: AcceptDeps,
  { invitation, from, now, ...given }: Accepting,
): Promise<void> {
  const { workspaceId, email } = invitation
  const person = await proven(deps, { email, from, ...given })
  const change = joinBy(invitation, { ...person, now })
  await deps.commit(
    workspaceId,
    audited(change, { workspaceId, agentId: person.id, from, now }, ({ name, role }) => ({
      action: 'member.joined',
      target: name,
      details: { role },
    })),
  )
}

/** An account made at the same moment, by a second press of the button, is one that has to be proven like any other. */
async function proven(
  { identity, signInLimit }: AcceptDeps,
  { email, name, password, from }: { email: string; name: string; password: string; from: string },
): Promise<{ id: AgentId; name: string; email: string }> {
  const made = (await identity.find(email)) ? null : await identity.make({ email, name, password })
  if (made) return { ...made, email }
  const attempt = { email, address: from }
  await signInLimit.begin(attempt)
  const found = await identity.check({ email, password })
  if (!found) throw new AppError('wrong_credentials')
  await signInLimit.succeeded(attempt)
  return { ...found, email }
}

interface Joining {
  id: AgentId
  name: string
  email: string
  now: number
}

/** Exported for tests. */
export function joinBy(
  { workspaceId, hash, invitedById, teamIds: wanted }: FoundInvitation,
  { id, name, email, now }: Joining,
): Change<Agent> {
  return {
    needs: { workspace: true, invitations: [hash], agents: [id, invitedById], teams: wanted },
    decide(rows, seq) {
      const before = rows.get('agents', id)
      const invitation = rows.invitation(hash)
      // Pressed twice: they are in.
      if (before?.active && invitation?.acceptedAt) return { value: before }
      const inviter = rows.get('agents', invitedById)
      const holds =
        invitation && invitation.acceptedAt === null && invitation.expiresAt > now && invitation.email === email
      if (!holds || !inviter?.active || !mayGiveRole({ ...inviter, roles: rows.roles() }, invitation.role))
        throw new AppError('invitation_not_found')
      if (before?.active) throw new AppError('email_taken')
      const agent = newAgent({ id, version: seq, name, email, role: invitation.role, now })
      const teams = invitation.teamIds.flatMap((teamId) => {
        const team = rows.get('teams', teamId)
        if (!team || team.memberIds.includes(id)) return []
        return [{ ...team, memberIds: [...team.memberIds, id], version: seq }]
      })
      rows.setInvitation({ ...invitation, acceptedAt: now })
      return {
        value: agent,
        event: { type: 'agent.changed', rows: { agents: [agent], ...(teams.length > 0 ? { teams } : {}) } },
        also: [acceptedStatement(workspaceId, invitation.id, now)],
      }
    },
  }
}
