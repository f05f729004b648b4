/** Tables of the console: the audit log, saved views, reviews. See schema.ts for what holds of all tables. */
import type { Judged } from '@/domain/review'
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { conversations, instant, workspaceId } from './schema'

/** Written with the change it tells of, and never again. Ids sort by time. */
export const auditLog = pgTable(
  'audit_log',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    target: text('target').notNull(),
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
    address: text('address').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const savedViews = pgTable(
  'saved_views',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    query: jsonb('query').$type<Record<string, string>>().notNull(),
    shared: boolean('shared').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

/** Each submission stays: the newest one is the conversation's, the earlier ones its history. */
export const reviews = pgTable(
  'reviews',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    reviewerId: text('reviewer_id').notNull(),
    agentId: text('agent_id'),
    judged: jsonb('judged').$type<Judged[]>().notNull(),
    score: integer('score'),
    comment: text('comment').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('reviews_by_conversation').on(t.conversationId, t.createdAt.desc()),
    foreignKey({
      columns: [t.workspaceId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete('cascade'),
  ],
)

/** A prepared export, until its link is opened. The link's secret is kept as a hash. */
export const exportTickets = pgTable(
  'export_tickets',
  {
    workspaceId: workspaceId(),
    hash: text('hash').notNull(),
    agentId: text('agent_id').notNull(),
    request: jsonb('request').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.hash] })],
)
