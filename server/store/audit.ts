/** Writing the audit log in the transaction of the change it tells of, and reading it by page. */
import type { AuditAction, AuditEntry } from '@/domain/audit'
import { newId } from '@/domain/new-id'
import type { AgentId, WorkspaceId } from '@/domain/ids'
import type pg from 'pg'
import type { Change } from './commit'
import type { Loaded } from './loaded'

/** Who did it, and from where. */
export interface Trail {
  workspaceId: WorkspaceId
  /** null: a command of whoever runs the hub. */
  agentId: AgentId | null
  /** The network address of the request. */
  from: string
  now: number
}

export interface Audited {
  action: AuditAction
  /** What it was done to, by its name. */
  target?: string
  /** Never a secret, never what people wrote. */
  details?: Record<string, unknown>
}

interface Statement {
  text: string
  values: unknown[]
}

/** The statement that writes the entry: for a transaction of one's own, or a decision's `also`. */
export function auditStatement(trail: Trail, { action, target = '', details = {} }: Audited): Statement {
  return {
    text: `INSERT INTO audit_log (workspace_id, id, at, actor_id, actor_name, action, target, details, address)
      VALUES ($1, $2, $3, $4, coalesce((SELECT name FROM agents WHERE workspace_id = $1 AND id = $4), ''), $5, $6, $7, $8)`,
    values: [
      trail.workspaceId,
      newId(trail.now),
      trail.now,
      trail.agentId,
      action,
      target,
      JSON.stringify(details),
      trail.from,
    ],
  }
}

/**
 * The same change, written down in the audit log by the same transaction. `describe` sees what came of it and the rows as
 * they were before; what changed nothing, or what it answers null for, is not written down.
 */
export function audited<T>(
  change: Change<T>,
  trail: Trail,
  describe: (value: T, before: Loaded) => Audited | null,
): Change<T> {
  return {
    needs: change.needs,
    decide(rows, seq) {
      const decision = change.decide(rows, seq)
      if (!decision.event && !decision.also?.length) return decision
      const entry = describe(decision.value, rows)
      return entry ? { ...decision, also: [...(decision.also ?? []), auditStatement(trail, entry)] } : decision
    },
  }
}

const ENTRY = `id, at, actor_id AS "actorId", actor_name AS "actorName", action, target, details, address AS "from"`

export interface AuditQuery {
  /** Entries older than this one. */
  before?: string | undefined
  actorId?: AgentId | undefined
  /** The first word of the action: `label`, `session`. */
  subject?: string | undefined
  fromAt?: number | undefined
  toAt?: number | undefined
  limit: number
}

export function createAuditLog(pool: pg.Pool) {
  return {
    async write(trail: Trail, entry: Audited): Promise<void> {
      const { text, values } = auditStatement(trail, entry)
      await pool.query(text, values)
    },

    async list(workspaceId: WorkspaceId, { before, actorId, subject, fromAt, toAt, limit }: AuditQuery) {
      const { rows } = await pool.query<AuditEntry>(
        `SELECT ${ENTRY} FROM audit_log
         WHERE workspace_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR actor_id = $3)
           AND ($4::text IS NULL OR split_part(action, '.', 1) = $4)
           AND ($5::bigint IS NULL OR at >= $5) AND ($6::bigint IS NULL OR at < $6)
         ORDER BY id DESC LIMIT $7`,
        [workspaceId, before, actorId, subject, fromAt, toAt, limit + 1],
      )
      return { entries: rows.slice(0, limit), more: rows.length > limit }
    },
  }
}
export type AuditLog = ReturnType<typeof createAuditLog>
