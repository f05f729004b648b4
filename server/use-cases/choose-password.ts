/**
 * Somebody who forgot their password is let in again by a colleague: they get a link from whoever manages the team, and
 * choose a new one. Only within what that colleague may do, and only as long as they may.
 */
import { AppError } from '@/domain/errors'
import type { AgentId, WorkspaceId } from '@/domain/ids'
import { may, mayAll, type Powers } from '@/domain/permissions'
import type { PasswordLink } from '@/protocol/invitation-api'
import type { Identity } from '../auth/identity'
import type { PasswordLinks, ReadPasswordLink } from '../auth/password-link'
import type { Member } from '../auth/sessions'
import { auditStatement, type Trail } from '../store/audit'
import { inTransaction } from '../store/in-transaction'
import { findMember, type FoundMember } from '../store/member-store'
import type pg from 'pg'

export interface PasswordDeps {
  pool: pg.Pool
  identity: Identity
  passwordLinks: PasswordLinks
  agentStreams: { dismiss(workspaceId: WorkspaceId, agentId: AgentId): void }
}

const mayLetIn = (by: Powers, who: Powers) => may(by, 'team.manage') && mayAll(by, who)

/**
 * Throws `permission_denied` for oneself (who is signed in has not forgotten it, and a session somebody else got hold of must
 * not become the account) and for who may more than oneself; `account_shared` for who is in another workspace too, whose
 * people did not ask for this.
 */
export async function makePasswordLink(
  { pool, identity, passwordLinks }: PasswordDeps,
  agentId: AgentId,
  { by, trail, hubUrl }: { by: Member; trail: Trail; hubUrl: string },
): Promise<PasswordLink> {
  const { workspaceId } = by
  const who = await findMember(pool, workspaceId, agentId)
  const hash = who && (await identity.passwordHash(agentId))
  if (!hash) throw new AppError('agent_not_found', { agentId })
  if (who.id === by.agentId || !mayLetIn(by, who))
    throw new AppError('permission_denied', { permission: 'team.manage' })
  if (who.elsewhere) throw new AppError('account_shared')
  const { token, expiresAt } = passwordLinks.issue({ workspaceId, agentId, madeById: by.agentId }, hash)
  await inTransaction(pool, [auditStatement(trail, { action: 'member.password_link_made', target: who.name })])
  return { link: `${hubUrl}/password/${token}`, expiresAt }
}

/** Whom a link lets in now; null: it opens nothing. */
export async function openPasswordLink(
  { pool, identity, passwordLinks }: PasswordDeps,
  token: string,
): Promise<(ReadPasswordLink & { who: FoundMember }) | null> {
  const link = passwordLinks.read(token)
  const hash = link && (await identity.passwordHash(link.agentId))
  if (!link || !hash || !link.holds(hash)) return null
  const who = await findMember(pool, link.workspaceId, link.agentId)
  const by = await findMember(pool, link.workspaceId, link.madeById)
  return who && by && !who.elsewhere && mayLetIn(by, who) ? { ...link, who } : null
}

export async function choosePassword(
  deps: PasswordDeps,
  { workspaceId, who }: { workspaceId: WorkspaceId; who: FoundMember },
  { password, from, now }: { password: string; from: string; now: number },
): Promise<void> {
  const trail = { workspaceId, agentId: who.id, from, now }
  const entry = { action: 'member.password_chosen', target: who.name } as const
  await deps.identity.setPassword(who.id, password, [auditStatement(trail, entry)])
  deps.agentStreams.dismiss(workspaceId, who.id)
}
