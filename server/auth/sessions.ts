/** Sessions as the routes use them: one query says who calls, in which workspace, and as what. */
import type { Powers, Role } from '@/domain/permissions'
import { AppError } from '@/domain/errors'
import type { AgentId, WorkspaceId } from '@/domain/ids'
import type { Session } from '@/protocol/hub-api'
import type pg from 'pg'
import { powersSql } from '../store/powers'
import { fromRow, SELECT } from '../store/rows'
import { together } from '../store/together'
import { SESSION_DAYS } from './identity'

const DAY_MS = 24 * 60 * 60 * 1000

export interface SignedIn {
  agentId: AgentId
  token: string
}

export interface Member extends SignedIn, Powers {
  workspaceId: WorkspaceId
}

interface Found {
  agentId: AgentId
  expiresAt: Date
  workspaceId: WorkspaceId | null
  powers: Powers | null
}

/** For each asked: nothing, or a row per workspace that fits, at most two (one would not tell whether it is the only one). */
const FIND = `
  SELECT asked.n::int AS n, sessions.user_id AS "agentId", sessions.expires_at AS "expiresAt", membership.*
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (token, workspace_id, n)
  JOIN sessions ON sessions.token = asked.token AND sessions.expires_at > now()
  LEFT JOIN LATERAL (
    SELECT agents.workspace_id AS "workspaceId", ${powersSql('agents')} AS powers FROM agents
    WHERE agents.id = sessions.user_id AND agents.active
      AND (asked.workspace_id IS NULL OR agents.workspace_id = asked.workspace_id)
    LIMIT 2
  ) AS membership ON true`

interface Asked {
  token: string
  workspaceId: string | null
}

export function createSessions(pool: pg.Pool, now: () => number) {
  /** Every request asks this, so those that come together share a query. Nothing is remembered: a revoked one is gone. */
  const lookUp = together(async (asked: Asked[]): Promise<Found[][]> => {
    const values = [asked.map(({ token }) => token), asked.map(({ workspaceId }) => workspaceId)]
    const { rows } = await pool.query<Found & { n: number }>({ name: 'find-sessions', text: FIND, values })
    const found: Found[][] = asked.map(() => [])
    for (const row of rows) found[row.n - 1]!.push(row)
    return found
  })

  async function find(token: string, workspaceId: string | null): Promise<Found[]> {
    const found = await lookUp({ token, workspaceId })
    if (!found[0]) throw new AppError('not_signed_in')
    await extend(token, found[0].expiresAt)
    return found
  }

  /** A session in use does not end: once a day it is given its full time again. */
  async function extend(token: string, expiresAt: Date): Promise<void> {
    const until = now() + SESSION_DAYS * DAY_MS
    if (until - expiresAt.getTime() < DAY_MS) return
    await pool.query('UPDATE sessions SET expires_at = $2, updated_at = now() WHERE token = $1', [
      token,
      new Date(until),
    ])
  }

  return {
    async signedIn(token: string): Promise<SignedIn> {
      const [session] = await find(token, null)
      return { agentId: session!.agentId, token }
    },

    /** `workspaceId` null: the only one they are in. Somebody else's workspace looks like one that does not exist. */
    async member(token: string, workspaceId: string | null): Promise<Member> {
      const found = await find(token, workspaceId)
      if (found.length > 1) throw new AppError('workspace_required')
      const { agentId, workspaceId: id, powers } = found[0]!
      if (id === null || powers === null) throw new AppError('workspace_not_found')
      return { agentId, token, workspaceId: id, ...powers }
    },

    async describe({ token, agentId }: SignedIn): Promise<Session> {
      const [person, memberships] = await Promise.all([
        pool.query<{ id: AgentId; name: string; email: string; expiresAt: Date }>(
          `SELECT users.id, users.name, users.email, sessions.expires_at AS "expiresAt"
           FROM sessions JOIN users ON users.id = sessions.user_id WHERE sessions.token = $1`,
          [token],
        ),
        pool.query<Record<string, unknown> & { role: Role }>(
          `SELECT ${SELECT.workspaces}, agents.role FROM agents JOIN workspaces ON workspaces.id = agents.workspace_id
           WHERE agents.id = $1 AND agents.active ORDER BY workspaces.name`,
          [agentId],
        ),
      ])
      const found = person.rows[0]
      if (!found) throw new AppError('not_signed_in')
      const { expiresAt, ...agent } = found
      return {
        token,
        expiresAt: expiresAt.getTime(),
        agent,
        memberships: memberships.rows.map(({ role, ...row }) => ({ workspace: fromRow('workspaces', row), role })),
      }
    },

    /** As data/unread.ts counts: in what is theirs, or nobody's yet. */
    async waitingUnread(agentId: AgentId): Promise<{ workspaceId: WorkspaceId; unread: number }[]> {
      const { rows } = await pool.query<{ workspaceId: WorkspaceId; unread: number }>(
        `SELECT conversations.workspace_id AS "workspaceId", sum(unread_count)::int AS unread
         FROM agents JOIN conversations ON conversations.workspace_id = agents.workspace_id
         WHERE agents.id = $1 AND agents.active AND status = 'open' AND NOT hosted_by_bot AND unread_count > 0
           AND (assignee_id IS NULL OR assignee_id = $1)
         GROUP BY conversations.workspace_id`,
        [agentId],
      )
      return rows
    },

    /** At once, in every hub process. Streams opened with it end at their next check (stream/agent-stream.ts). */
    async revoke(token: string): Promise<void> {
      await pool.query('DELETE FROM sessions WHERE token = $1', [token])
    },

    async isValid({ token, workspaceId }: Member): Promise<boolean> {
      const [found] = await lookUp({ token, workspaceId })
      return found !== undefined && found.workspaceId === workspaceId
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>
