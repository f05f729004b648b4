/** Where a website inbox's widget was seen last: the best evidence that it is installed. */
import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

export const widgetSightings = pgTable(
  'widget_sightings',
  {
    workspaceId: text('workspace_id').notNull(),
    inboxId: uuid('inbox_id').notNull(),
    url: text('url').notNull(),
    seenAt: bigint('seen_at', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.inboxId] })],
)
