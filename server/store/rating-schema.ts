/** The table of ratings, beside the conversations they are of. */
import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { conversations } from './schema'

const instant = (name: string) => bigint(name, { mode: 'number' })

/** Every invitation to rate a conversation, and its answer. The conversation itself holds the newest of both. */
export const ratings = pgTable(
  'ratings',
  {
    workspaceId: text('workspace_id').notNull(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    invitedBy: text('invited_by').notNull(),
    channel: text('channel').notNull(),
    invitedAt: instant('invited_at').notNull(),
    /** null: no answer yet. */
    ratedAt: instant('rated_at'),
    stars: integer('stars'),
    comment: text('comment'),
    ratedIn: text('rated_in', { enum: ['widget', 'page'] }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // A link names the invitation alone.
    index('ratings_by_id').on(t.id),
    index('ratings_by_conversation').on(t.conversationId, t.invitedAt),
    foreignKey({
      columns: [t.workspaceId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }).onDelete('cascade'),
  ],
)
