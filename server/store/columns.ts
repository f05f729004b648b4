/** Columns that many tables have. */
import { bigint, customType, text } from 'drizzle-orm/pg-core'

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
export const instant = (name: string) => bigint(name, { mode: 'number' })
export const position = (name: string) => bigint(name, { mode: 'number' })
export const workspaceId = () => text('workspace_id').notNull()
export const version = () => position('version').notNull()
