/** The table of canned responses. */
import { boolean, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { version, workspaceId } from './schema'

/** `owner_id` null: the team's. */
export const canned = pgTable(
  'canned',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    shortcut: text('shortcut').notNull(),
    title: text('title').notNull(),
    texts: jsonb('texts').$type<Record<string, string>>().notNull(),
    ownerId: text('owner_id'),
    archived: boolean('archived').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)
