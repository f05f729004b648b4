/**
 * Links that download a prepared export: opened by the browser itself, which writes the file as it comes, and so without
 * the session's token. Each opens once, within two minutes, for as long as whoever asked may still export.
 */
import { AppError } from '@/domain/errors'
import type { AgentId, WorkspaceId } from '@/domain/ids'
import { may, type Powers } from '@/domain/permissions'
import type { ExportRequest } from '@/protocol/console-api'
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Asking } from '../store/find-conversations'

export const TICKET_MS = 120_000

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

export function createExportTickets(pool: pg.Pool, now: () => number) {
  return {
    async issue(workspaceId: WorkspaceId, agentId: AgentId, request: ExportRequest) {
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = now() + TICKET_MS
      await pool.query(
        `WITH gone AS (DELETE FROM export_tickets WHERE workspace_id = $1 AND expires_at < $6)
         INSERT INTO export_tickets (workspace_id, hash, agent_id, request, expires_at) VALUES ($1, $2, $3, $4, $5)`,
        [workspaceId, hashOf(secret), agentId, JSON.stringify(request), expiresAt, now()],
      )
      return { ticket: `${Buffer.from(workspaceId).toString('base64url')}.${secret}`, expiresAt }
    },

    /** Takes the ticket. Throws `export_link_expired` for one that was used, is too old, or never was. */
    async redeem(ticket: string): Promise<{ request: ExportRequest; asking: Asking }> {
      const [place = '', secret = ''] = ticket.split('.')
      const workspaceId = Buffer.from(place, 'base64url').toString() as WorkspaceId
      const { rows } = await pool.query<{
        agentId: AgentId
        request: unknown
        expiresAt: number
        powers: Powers | null
      }>(
        `DELETE FROM export_tickets t WHERE workspace_id = $1 AND hash = $2
         RETURNING agent_id AS "agentId", request, expires_at AS "expiresAt",
           (SELECT jsonb_build_object('role', role, 'granted', granted, 'denied', denied)
              FROM agents WHERE workspace_id = $1 AND id = t.agent_id AND active) AS powers`,
        [workspaceId, hashOf(secret)],
      )
      const [held] = rows
      if (!held || held.expiresAt <= now()) throw new AppError('export_link_expired')
      if (!held.powers || !may(held.powers, 'conversation.export')) throw new AppError('permission_denied')
      const asking = { workspaceId, agentId: held.agentId, seesAllReviews: may(held.powers, 'conversation.review') }
      return { request: held.request as ExportRequest, asking }
    },
  }
}
export type ExportTickets = ReturnType<typeof createExportTickets>
