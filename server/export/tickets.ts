/**
 * Links that download a prepared export: opened by the browser itself, which writes the file as it comes, and so without
 * the session's token. Each opens once, within two minutes, for as long as whoever asked may still export.
 */
import { AppError } from '@/domain/errors'
import type { AgentId, ContactId, WorkspaceId } from '@/domain/ids'
import { may, type Permission, type Powers } from '@/domain/permissions'
import type { ExportRequest } from '@/protocol/console-api'
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Asking } from '../store/find-conversations'
import { powersSql } from '../store/powers'

export const TICKET_MS = 120_000

/** What was prepared. */
export type Prepared = { kind: 'conversations'; request: ExportRequest } | { kind: 'contact'; contactId: ContactId }

/** What it takes, when it is prepared and when it is opened. */
const NEEDED: Record<Prepared['kind'], Permission> = {
  conversations: 'conversation.export',
  contact: 'contact.erase',
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

export function createExportTickets(pool: pg.Pool, now: () => number) {
  return {
    async issue(workspaceId: WorkspaceId, agentId: AgentId, prepared: Prepared) {
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = now() + TICKET_MS
      await pool.query(
        `WITH gone AS (DELETE FROM export_tickets WHERE workspace_id = $1 AND expires_at < $6)
         INSERT INTO export_tickets (workspace_id, hash, agent_id, request, expires_at) VALUES ($1, $2, $3, $4, $5)`,
        [workspaceId, hashOf(secret), agentId, JSON.stringify(prepared), expiresAt, now()],
      )
      return { ticket: `${Buffer.from(workspaceId).toString('base64url')}.${secret}`, expiresAt }
    },

    /** Takes the ticket. Throws `export_link_expired` for one that was used, is too old, or never was. */
    async redeem(ticket: string): Promise<{ prepared: Prepared; asking: Asking }> {
      const [place = '', secret = ''] = ticket.split('.')
      const workspaceId = Buffer.from(place, 'base64url').toString() as WorkspaceId
      const { rows } = await pool.query<{
        agentId: AgentId
        prepared: Partial<Prepared>
        expiresAt: number
        powers: Powers | null
      }>(
        `DELETE FROM export_tickets t WHERE workspace_id = $1 AND hash = $2
         RETURNING agent_id AS "agentId", request AS prepared, expires_at AS "expiresAt",
           (SELECT ${powersSql('agents')}
              FROM agents WHERE workspace_id = $1 AND id = t.agent_id AND active) AS powers`,
        [workspaceId, hashOf(secret)],
      )
      const [held] = rows
      // Without a kind it was prepared by the version before: none is older than two minutes.
      const kind = held?.prepared.kind
      if (!held || !kind || held.expiresAt <= now()) throw new AppError('export_link_expired')
      if (!held.powers || !may(held.powers, NEEDED[kind])) throw new AppError('permission_denied')
      const asking = { workspaceId, agentId: held.agentId, seesAllReviews: may(held.powers, 'conversation.review') }
      return { prepared: held.prepared as Prepared, asking }
    },
  }
}
export type ExportTickets = ReturnType<typeof createExportTickets>
