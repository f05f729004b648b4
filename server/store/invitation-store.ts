/** Invitations: written by whoever manages the team, found by the hash of a link, which names no workspace. */
import { AppError } from '@/domain/errors'
import type { AgentId, InvitationId, TeamId, WorkspaceId } from '@/domain/ids'
import type { Invitation } from '@/domain/invitation'
import { mayGiveRole, type Powers, type Role } from '@/domain/permissions'
import type pg from 'pg'
import { auditStatement, type Audited, type Trail } from './audit'
import type { Statement } from './commit'
import { inTransaction } from './in-transaction'
import type { Load } from './loaded'
import { powersSql } from './powers'

/** An invitation as it lies in its table (team-schema.ts). */
export interface InvitationRow extends Omit<Invitation, 'inviterMay'> {
  hash: string
  acceptedAt: number | null
}

/** What the page behind a link says of it. */
export interface FoundInvitation extends InvitationRow {
  workspaceId: WorkspaceId
  workspaceName: string
  inviterName: string
  inviterMay: boolean
  teamNames: string[]
}

const ROW = `invitations.id, invitations.email, invitations.role, invitations.team_ids AS "teamIds",
  invitations.invited_by_id AS "invitedById", invitations.hash, invitations.created_at AS "createdAt",
  invitations.expires_at AS "expiresAt", invitations.accepted_at AS "acceptedAt"`
const INVITER = `inviters.name AS "inviterName", CASE WHEN inviters.active THEN ${powersSql('inviters')} END AS powers`
const JOIN_INVITER = `LEFT JOIN agents AS inviters
  ON inviters.workspace_id = invitations.workspace_id AND inviters.id = invitations.invited_by_id`

interface Inviter {
  inviterName: string | null
  powers: Powers | null
}

/** Whoever invited is still here, and may still do it. */
const inviterMay = (powers: Powers | null, role: Role) => powers !== null && mayGiveRole(powers, role)

/** For a decision (loaded.ts): locked against a second one by the workspace's lock alone. */
export function invitationLoads(workspaceId: string, hashes: string[]): Load[] {
  if (hashes.length === 0) return []
  const text = `SELECT ${ROW} FROM invitations WHERE hash = ANY($2) AND workspace_id = $1`
  return [{ table: 'invitations', text, values: [workspaceId, hashes] }]
}

export function acceptedStatement(workspaceId: WorkspaceId, id: InvitationId, now: number): Statement {
  const text = 'UPDATE invitations SET accepted_at = $3 WHERE workspace_id = $1 AND id = $2'
  return { text, values: [workspaceId, id, now] }
}

export interface NewInvitation {
  id: InvitationId
  email: string
  role: Role
  teamIds: TeamId[]
  invitedById: AgentId
  hash: string
  createdAt: number
  expiresAt: number
}

export function createInvitationStore(pool: pg.Pool) {
  async function one(workspaceId: WorkspaceId, id: InvitationId): Promise<InvitationRow> {
    const { rows } = await pool.query<InvitationRow>(
      `SELECT ${ROW} FROM invitations WHERE workspace_id = $1 AND id = $2 AND accepted_at IS NULL`,
      [workspaceId, id],
    )
    if (!rows[0]) throw new AppError('invitation_not_found', { invitationId: id })
    return rows[0]
  }

  return {
    one,

    /** Not accepted, newest first. */
    async open(workspaceId: WorkspaceId): Promise<Invitation[]> {
      const { rows } = await pool.query<InvitationRow & Inviter>(
        `SELECT ${ROW}, ${INVITER} FROM invitations ${JOIN_INVITER}
         WHERE invitations.workspace_id = $1 AND accepted_at IS NULL ORDER BY created_at DESC, invitations.id LIMIT 500`,
        [workspaceId],
      )
      return rows.map(({ hash: _hash, acceptedAt: _at, inviterName: _name, powers, ...row }) => ({
        ...row,
        inviterMay: inviterMay(powers, row.role),
      }))
    },

    async byHash(hash: string): Promise<FoundInvitation | null> {
      const { rows } = await pool.query<Omit<FoundInvitation, 'inviterMay' | 'inviterName'> & Inviter>(
        `SELECT ${ROW}, ${INVITER}, invitations.workspace_id AS "workspaceId", workspaces.name AS "workspaceName",
           ARRAY(SELECT name FROM teams WHERE teams.workspace_id = invitations.workspace_id
             AND teams.id = ANY(team_ids) ORDER BY name) AS "teamNames"
         FROM invitations JOIN workspaces ON workspaces.id = invitations.workspace_id ${JOIN_INVITER}
         WHERE hash = $1`,
        [hash],
      )
      const [found] = rows
      if (!found) return null
      const { powers, inviterName, ...row } = found
      return { ...row, inviterName: inviterName ?? '', inviterMay: inviterMay(powers, row.role) }
    },

    /** In the workspace already? */
    async isMember(workspaceId: WorkspaceId, email: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        'SELECT 1 FROM agents WHERE workspace_id = $1 AND lower(email) = $2 AND active',
        [workspaceId, email],
      )
      return rowCount !== 0
    },

    async teamsAmong(workspaceId: WorkspaceId, ids: TeamId[]): Promise<TeamId[]> {
      const { rows } = await pool.query<{ id: TeamId }>(
        'SELECT id FROM teams WHERE workspace_id = $1 AND id = ANY($2::uuid[])',
        [workspaceId, ids],
      )
      return rows.map(({ id }) => id)
    },

    /** In place of the one this person has, if there is one; answers the id that stands. */
    async save(trail: Trail, row: NewInvitation, entry: Audited): Promise<InvitationId> {
      const values = [row.id, row.email, row.role, row.teamIds, row.invitedById, row.hash, row.createdAt, row.expiresAt]
      await inTransaction(pool, [
        {
          text: `INSERT INTO invitations (workspace_id, id, email, role, team_ids, invited_by_id, hash, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (email, workspace_id) DO UPDATE SET role = excluded.role, team_ids = excluded.team_ids,
              invited_by_id = excluded.invited_by_id, hash = excluded.hash, created_at = excluded.created_at,
              expires_at = excluded.expires_at, accepted_at = NULL`,
          values: [trail.workspaceId, ...values],
        },
        auditStatement(trail, entry),
      ])
      const { rows } = await pool.query<{ id: InvitationId }>(
        'SELECT id FROM invitations WHERE email = $2 AND workspace_id = $1',
        [trail.workspaceId, row.email],
      )
      return rows[0]?.id ?? row.id
    },

    async remove(trail: Trail, id: InvitationId, entry: Audited): Promise<void> {
      const text = 'DELETE FROM invitations WHERE workspace_id = $1 AND id = $2 AND accepted_at IS NULL'
      await inTransaction(pool, [{ text, values: [trail.workspaceId, id] }, auditStatement(trail, entry)])
    },
  }
}
export type InvitationStore = ReturnType<typeof createInvitationStore>
