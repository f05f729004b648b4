/** Tables about contacts beyond the contact itself. The rules of schema.ts hold here too. */
import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { version, workspaceId } from './schema'

/** The workspace's own fields of a contact; their values lie in `contacts.fields`, by id. */
export const contactFields = pgTable(
  'contact_fields',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['text', 'number', 'date', 'choice'] }).notNull(),
    choices: text('choices').array().notNull().default([]),
    rank: integer('rank').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)
