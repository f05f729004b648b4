/**
 * The synced tables as the commit writes and reads them: domain rows in, domain rows out. The only place that knows how
 * a row of domain/ lies in its table.
 */
import type { Activity } from '@/domain/activity'
import type { Agent, Inbox, Label, Note, Team, Workspace } from '@/domain/agent'
import type { CannedResponse } from '@/domain/canned'
import type { Contact, ContactNote } from '@/domain/contact'
import type { ContactField } from '@/domain/contact-field'
import type { Conversation } from '@/domain/conversation'
import type { Message } from '@/domain/message'
import type { SyncedTable } from '@/protocol/events'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { canned } from './canned-schema'
import * as contactSchema from './contact-schema'
import { activities } from './history-schema'
import * as schema from './schema'
import { agents, teams } from './team-schema'

export interface RowOf {
  workspaces: Workspace
  agents: Agent
  teams: Team
  inboxes: Inbox
  labels: Label
  canned: CannedResponse
  contactFields: ContactField
  contactNotes: ContactNote
  contacts: Contact
  conversations: Conversation
  messages: Message
  notes: Note
  activities: Activity
}

/** Parents before children: the order in which foreign keys want them. */
export const SYNCED_TABLES = [
  'workspaces',
  'agents',
  'teams',
  'inboxes',
  'labels',
  'canned',
  'contactFields',
  'contacts',
  'contactNotes',
  'conversations',
  'messages',
  'notes',
  'activities',
] as const satisfies readonly SyncedTable[]

/** Not part of the domain row: kept by the hub, or computed by the database. */
const HUB_ONLY = new Set(['workspaceId', 'settings', 'nameGrams'])

interface Layout {
  name: string
  /** Property of the flat row → column. */
  columns: [property: string, column: string][]
  /** `workspaces` is the one table whose id is the workspace's. */
  key: string
}

function layoutOf(table: PgTable): Layout {
  const columns = Object.entries(getTableColumns(table)).filter(([property]) => !HUB_ONLY.has(property))
  const name = getTableName(table)
  return {
    name,
    columns: columns.map(([property, column]) => [property, column.name]),
    key: name === 'workspaces' ? 'id' : 'workspace_id, id',
  }
}

const TABLES = { ...schema, ...contactSchema, canned, activities, agents, teams }

export const LAYOUTS = Object.fromEntries(SYNCED_TABLES.map((name) => [name, layoutOf(TABLES[name])])) as Record<
  SyncedTable,
  Layout
>

/** The table's name in the database. */
export const TABLE = Object.fromEntries(SYNCED_TABLES.map((name) => [name, LAYOUTS[name].name])) as Record<
  SyncedTable,
  string
>

/** `id, version, …` with the domain's property names, for hand-written queries. */
export const SELECT = Object.fromEntries(
  SYNCED_TABLES.map((name) => [
    name,
    LAYOUTS[name].columns.map(([property, column]) => `${LAYOUTS[name].name}.${column} AS "${property}"`).join(', '),
  ]),
) as Record<SyncedTable, string>

/** Who did it is one value in domain/ and two columns here. */
const PEOPLE: Partial<Record<SyncedTable, string>> = { messages: 'author', activities: 'actor' }

/** A row as it came from `SELECT[table]`. */
export function fromRow<T extends SyncedTable>(table: T, row: Record<string, unknown>): RowOf[T] {
  const person = PEOPLE[table]
  if (!person) return row as unknown as RowOf[T]
  const { [`${person}Kind`]: kind, [`${person}Id`]: agentId, ...rest } = row
  return { ...rest, [person]: kind === 'agent' ? { kind, agentId } : { kind } } as unknown as RowOf[T]
}

/** The row by column names, ready to be JSON for `writeSql`. */
export function toRow<T extends SyncedTable>(table: T, row: RowOf[T]): Record<string, unknown> {
  const flat = flattened(table, row)
  return Object.fromEntries(LAYOUTS[table].columns.map(([property, column]) => [column, flat[property] ?? null]))
}

function flattened(table: SyncedTable, row: Record<string, unknown>): Record<string, unknown> {
  const person = PEOPLE[table]
  if (!person) return row
  const { kind, agentId = null } = row[person] as { kind: string; agentId?: string }
  return { ...row, [`${person}Kind`]: kind, [`${person}Id`]: agentId }
}

/** Inserts or replaces the rows of one table; `$1` is the workspace, `parameter` a JSON array of rows. */
export function writeSql(table: SyncedTable, parameter: string): string {
  const { name, columns, key } = LAYOUTS[table]
  const names = columns.map(([, column]) => column)
  const owner = table === 'workspaces' ? '' : 'workspace_id, '
  const owned = table === 'workspaces' ? '' : '$1, '
  const changes = names.filter((column) => column !== 'id').map((column) => `${column} = excluded.${column}`)
  return `INSERT INTO ${name} (${owner}${names.join(', ')})
    SELECT ${owned}${names.join(', ')} FROM json_populate_recordset(NULL::${name}, ${parameter}::json)
    ON CONFLICT (${key}) DO UPDATE SET ${changes.join(', ')}`
}
