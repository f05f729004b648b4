/** Tables about contacts beyond the contact itself. The rules of schema.ts hold here too. */
import type { Contact } from '@/domain/contact'
import type { Handle } from '@/domain/contact-merge'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { stores } from './commerce-schema'
import { contacts, instant, version, workspaceId } from './schema'

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

/** What agents note down about a person. Apart from the notes of conversations, and from anything a contact can read. */
export const contactNotes = pgTable(
  'contact_notes',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    contactId: uuid('contact_id').notNull(),
    authorId: text('author_id').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('contact_notes_by_contact').on(t.contactId, t.createdAt),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contacts.workspaceId, contacts.id] }),
  ],
)

/** Merges of contacts, with what it takes to undo them (domain/contact-merge.ts). Not synced: asked for with the contact. */
export const contactMerges = pgTable(
  'contact_merges',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    keptId: uuid('kept_id').notNull(),
    /** Both as they were, and the kept one as it became. */
    kept: jsonb('kept').$type<Contact>().notNull(),
    other: jsonb('other').$type<Contact>().notNull(),
    merged: jsonb('merged').$type<Contact>().notNull(),
    /** The other's addresses and notes. */
    handles: jsonb('handles').$type<Handle[]>().notNull(),
    noteIds: uuid('note_ids').array().notNull(),
    mergedById: text('merged_by_id').notNull(),
    mergedAt: instant('merged_at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index('contact_merges_by_contact').on(t.keptId)],
)

/**
 * Contacts of whom somebody of the team said that they are this customer of a store. The customer is read there, never kept.
 * Not unique: a merge may bring a link that is there already, and its undoing must find it again.
 */
export const contactCustomers = pgTable(
  'contact_customers',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    contactId: uuid('contact_id').notNull(),
    storeId: uuid('store_id').notNull(),
    customerId: text('customer_id').notNull(),
    linkedById: text('linked_by_id').notNull(),
    linkedAt: instant('linked_at').notNull(),
    /** The merges that brought it to this contact. */
    cameBy: uuid('came_by').array().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('contact_customers_by_contact').on(t.contactId),
    index('contact_customers_by_customer').on(t.storeId, t.customerId),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contacts.workspaceId, contacts.id] }),
    foreignKey({ columns: [t.workspaceId, t.storeId], foreignColumns: [stores.workspaceId, stores.id] }).onDelete(
      'cascade',
    ),
  ],
)
