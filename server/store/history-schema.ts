/** The table of what became of conversations: see schema.ts for what holds of all of them. */
import type { Happening } from '@/domain/activity'
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { conversations, instant, position, version, workspaceId } from './schema'

/** What became of a conversation (domain/activity.ts): written once, with the change itself. */
export const activities = pgTable(
  'activities',
  {
    workspaceId: workspaceId(),
    id: text('id').notNull(),
    version: version(),
    position: position('position').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    actorKind: text('actor_kind', { enum: ['agent', 'contact', 'bot', 'system'] }).notNull(),
    actorId: text('actor_id'),
    what: jsonb('what').$type<Happening>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('activities_by_position').on(t.conversationId, t.position),
    foreignKey({
      columns: [t.workspaceId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
  ],
)
