/** Tables of the members, of who works with whom, and whose turn it is: see schema.ts for what holds of all of them. */
import type { Permission } from '@/domain/permissions'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, version, workspaceId } from './schema'

export const agents = pgTable(
  'agents',
  {
    workspaceId: workspaceId(),
    /** The person's id in `users`. */
    id: text('id').notNull(),
    version: version(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    role: text('role', { enum: ['admin', 'supervisor', 'agent'] }).notNull(),
    granted: text('granted').array().$type<Permission[]>().notNull().default([]),
    denied: text('denied').array().$type<Permission[]>().notNull().default([]),
    availability: text('availability', { enum: ['available', 'away'] }).notNull(),
    availabilityAt: instant('availability_at').notNull().default(0),
    capacity: integer('capacity'),
    active: boolean('active').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index('agents_by_person').on(t.id)],
)

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

/** People asked to join. Of a link only the hash is kept; who has accepted stays until the link would have ended. */
export const invitations = pgTable(
  'invitations',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    /** In lower case. */
    email: text('email').notNull(),
    role: text('role', { enum: ['admin', 'supervisor', 'agent'] }).notNull(),
    teamIds: uuid('team_ids').array().notNull().default([]),
    invitedById: text('invited_by_id').notNull(),
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // A link names no workspace.
    uniqueIndex('invitations_by_hash').on(t.hash),
    // One of each person: inviting them again replaces the link.
    uniqueIndex('invitations_by_email').on(t.email, t.workspaceId),
  ],
)
