/** Tables of who works with whom, and whose turn it is: see schema.ts for what holds of all of them. */
import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, version, workspaceId } from './schema'

export const teams = pgTable(
  'teams',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    name: text('name').notNull(),
    memberIds: text('member_ids').array().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

/**
 * What the rules of assignment go by and no client needs: when an agent was last connected (while they are, it is moved
 * on every half minute), and when they were last given a conversation. Written outside the log.
 */
export const agentTurns = pgTable(
  'agent_turns',
  {
    workspaceId: workspaceId(),
    agentId: text('agent_id').notNull(),
    seenAt: instant('seen_at').notNull().default(0),
    assignedAt: instant('assigned_at').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.agentId] })],
)
