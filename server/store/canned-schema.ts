/** The table of canned responses. */
import { bigint, boolean, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** `owner_id` null: the team's. */
export const canned = pgTable(
  'canned',
  {
    workspaceId: text('workspace_id').notNull(),
    id: uuid('id').notNull(),
    version: bigint('version', { mode: 'number' }).notNull(),
    shortcut: text('shortcut').notNull(),
    title: text('title').notNull(),
    texts: jsonb('texts').$type<Record<string, string>>().notNull(),
    ownerId: text('owner_id'),
    archived: boolean('archived').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)
