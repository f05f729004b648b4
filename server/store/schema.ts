/**
 * The hub's tables. Every row of a workspace has `workspace_id` first in its primary key, so a distributed PostgreSQL
 * can shard by it, and nothing joins across workspaces. Instants are epoch milliseconds, as in domain/. `version` is the
 * seq of the event that last wrote the row (store/commit.ts); nothing else may write a table that has one.
 * Other indexes don't begin with it: until a new table has statistics, the planner takes any of them for a lookup by
 * primary key and reads the whole workspace (measured: 5 ms instead of 0.1 ms after 10,000 messages).
 */
import type { CardOutcome } from '@/domain/card-outcome'
import type { FieldValues } from '@/domain/contact-field'
import type { Conversation, Preview, Rating, Returned } from '@/domain/conversation'
import type { MessageContent } from '@/domain/message'
import type { Roles } from '@/domain/permissions'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
export const instant = (name: string) => bigint(name, { mode: 'number' })
export const position = (name: string) => bigint(name, { mode: 'number' })
export const workspaceId = () => text('workspace_id').notNull()
export const version = () => position('version').notNull()

export const workspaces = pgTable('workspaces', {
  id: text('id').primaryKey(),
  version: version(),
  name: text('name').notNull(),
  language: text('language').notNull(),
  /** What it changed of its roles (domain/permissions.ts). */
  roles: jsonb('roles').$type<Roles>().notNull().default({}),
})

/** The workspace's position in its own log, and the lock under which everything versioned in it is written. */
export const workspaceCounters = pgTable('workspace_counters', {
  workspaceId: text('workspace_id').primaryKey(),
  seq: position('seq').notNull(),
  /** Events up to here were trimmed; a cursor below it is too old. */
  trimmedSeq: position('trimmed_seq').notNull().default(0),
})

/** `payload` is the LoggedEvent as it goes to clients: written once, read as text, never queried into. */
export const events = pgTable(
  'events',
  {
    workspaceId: workspaceId(),
    seq: position('seq').notNull(),
    type: text('type').notNull(),
    at: instant('at').notNull(),
    payload: json('payload').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.seq] })],
)

/** Values of several subjects (translation server …) by key. What is secret in them is sealed before it comes here. */
export const workspaceSettings = pgTable(
  'workspace_settings',
  {
    workspaceId: workspaceId(),
    key: text('key').notNull(),
    value: jsonb('value').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.key] })],
)

export const inboxes = pgTable(
  'inboxes',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    channel: text('channel').notNull(),
    name: text('name').notNull(),
    /** What the channel needs and agents don't: of webchat, the widget's looks and allowed origins. */
    settings: jsonb('settings').notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index('inboxes_by_id').on(t.id)],
)

export const labels = pgTable(
  'labels',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    name: text('name').notNull(),
    hue: integer('hue').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

export const contacts = pgTable(
  'contacts',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    language: text('language'),
    gender: text('gender', { enum: ['female', 'male', 'other'] }),
    timeZone: text('time_zone'),
    country: text('country'),
    labelIds: uuid('label_ids').array().notNull().default([]),
    fields: jsonb('fields').$type<FieldValues>().notNull().default({}),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** Characters and neighbouring pairs of the folded name: an index that serves one-character Chinese searches too. */
    nameGrams: text('name_grams')
      .array()
      .generatedAlwaysAs(sql`name_grams(name)`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('contacts_by_name_grams').using('gin', t.nameGrams),
    index('contacts_by_email').on(sql`lower(${t.email})`),
    index('contacts_by_phone').on(sql`regexp_replace(${t.phone}, '\\D', '', 'g')`),
  ],
)

/**
 * Whose an address is: a phone number, a page-scoped id, an email; on the website the visitor's id, which is also that of the
 * contact it made. A conversation's contact is always the one its address belongs to: a merge moves both.
 */
export const contactHandles = pgTable(
  'contact_handles',
  {
    workspaceId: workspaceId(),
    inboxId: uuid('inbox_id').notNull(),
    handle: text('handle').notNull(),
    contactId: uuid('contact_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.inboxId, t.handle] }),
    index('contact_handles_by_contact').on(t.contactId),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contacts.workspaceId, contacts.id] }),
  ],
)

export const conversations = pgTable(
  'conversations',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    inboxId: uuid('inbox_id').notNull(),
    channel: text('channel').notNull(),
    contactId: uuid('contact_id').notNull(),
    contactHandle: text('contact_handle').notNull(),
    status: text('status', { enum: ['open', 'snoozed', 'resolved'] }).notNull(),
    snoozedUntilAt: instant('snoozed_until_at'),
    hostedByBot: boolean('hosted_by_bot').notNull(),
    assigneeId: text('assignee_id'),
    teamId: uuid('team_id'),
    labelIds: uuid('label_ids').array().notNull().default([]),
    unreadCount: integer('unread_count').notNull(),
    agentsReadPosition: position('agents_read_position').notNull(),
    lastPosition: position('last_position').notNull(),
    lastActivityAt: instant('last_activity_at').notNull(),
    preview: jsonb('preview').$type<Preview>(),
    ratingId: uuid('rating_id'),
    ratingInvitedAt: instant('rating_invited_at'),
    rating: jsonb('rating').$type<Rating>(),
    createdAt: instant('created_at').notNull(),
    snoozedBy: text('snoozed_by'),
    followUpAt: instant('follow_up_at'),
    followUpBy: text('follow_up_by'),
    returned: jsonb('returned').$type<Returned>(),
    mentioned: jsonb('mentioned').$type<Conversation['mentioned']>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // One conversation at a time per address and inbox: a second first message cannot open a second one.
    uniqueIndex('one_current_conversation')
      .on(t.contactHandle, t.inboxId, t.workspaceId)
      .where(sql`${t.status} <> 'resolved'`),
    index('conversations_by_activity').on(t.workspaceId, t.lastActivityAt.desc(), t.id.desc()),
    index('conversations_snoozed')
      .on(t.snoozedUntilAt)
      .where(sql`${t.status} = 'snoozed'`),
    index('conversations_by_handle').on(t.contactHandle, t.inboxId),
    index('conversations_to_follow_up')
      .on(t.followUpAt)
      .where(sql`${t.followUpAt} IS NOT NULL`),
    index('conversations_by_contact').on(t.contactId, t.workspaceId),
    // What nobody has taken, the longest waiting first.
    index('conversations_waiting')
      .on(t.lastActivityAt, t.workspaceId)
      .where(sql`${t.status} = 'open' AND ${t.assigneeId} IS NULL AND NOT ${t.hostedByBot}`),
    // Who has how much to do; whom a conversation waits for.
    index('conversations_held')
      .on(t.assigneeId, t.workspaceId)
      .where(sql`${t.status} <> 'resolved'`),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contacts.workspaceId, contacts.id] }),
    foreignKey({ columns: [t.workspaceId, t.inboxId], foreignColumns: [inboxes.workspaceId, inboxes.id] }),
  ],
)

export const messages = pgTable(
  'messages',
  {
    workspaceId: workspaceId(),
    /** Made by the writer: the idempotency key. */
    id: uuid('id').notNull(),
    version: version(),
    position: position('position').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    authorKind: text('author_kind', { enum: ['contact', 'agent', 'bot'] }).notNull(),
    authorId: text('author_id'),
    content: jsonb('content').$type<MessageContent>().notNull(),
    quotedId: uuid('quoted_id'),
    status: text('status', { enum: ['pending', 'sent', 'delivered', 'read', 'failed'] }).notNull(),
    failure: jsonb('failure').$type<{ code: string; detail: string | null }>(),
    createdAt: instant('created_at').notNull(),
    /** Of a card: what card_links has of it, as agents are sent it. */
    outcome: jsonb('outcome').$type<CardOutcome>(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('messages_by_position').on(t.conversationId, t.position, t.workspaceId),
    index('messages_by_version').on(t.conversationId, t.version),
    // Whoever was sent a product. By hash: an address may be longer than a row of a tree.
    index('messages_by_card')
      .using('hash', sql`split_part(split_part(${t.content}#>>'{card,url}', '#', 1), '?', 1)`)
      .where(sql`${t.content}->>'kind' = 'card'`),
    foreignKey({
      columns: [t.workspaceId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
  ],
)

/**
 * Files, from the moment their upload begins. Who may read one follows from the message that carries it; until there is
 * one (`message_id` is null) nobody may, and only who began it may add to it.
 */
export const attachments = pgTable(
  'attachments',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    messageId: uuid('message_id'),
    authorKind: text('author_kind', { enum: ['contact', 'agent'] }).notNull(),
    authorId: text('author_id').notNull(),
    name: text('name').notNull(),
    /** By its first bytes; null until all of it is there. */
    mediaType: text('media_type'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('attachments_by_message').on(t.messageId),
    // For trimming, and for what one author may have waiting.
    index('attachments_unsent')
      .on(t.authorId, t.createdAt)
      .where(sql`${t.messageId} IS NULL`),
    foreignKey({ columns: [t.workspaceId, t.messageId], foreignColumns: [messages.workspaceId, messages.id] }),
  ],
)

/** Their bytes, in the parts they came in (domain/attachment.ts): no hub ever holds a whole file. */
export const attachmentParts = pgTable(
  'attachment_parts',
  {
    workspaceId: workspaceId(),
    attachmentId: uuid('attachment_id').notNull(),
    index: integer('index').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.attachmentId, t.index] }),
    foreignKey({
      columns: [t.workspaceId, t.attachmentId],
      foreignColumns: [attachments.workspaceId, attachments.id],
    }).onDelete('cascade'),
  ],
)

export const notes = pgTable(
  'notes',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    version: version(),
    position: position('position').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    authorId: text('author_id').notNull(),
    text: text('text').notNull(),
    mentions: text('mentions').array().notNull().default([]),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('notes_by_position').on(t.conversationId, t.position),
    foreignKey({
      columns: [t.workspaceId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
    }),
  ],
)

/** Pages a visitor looked at. A visitor becomes a contact with the first message, so there may be no contact row yet. */
export const visits = pgTable(
  'visits',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    contactId: uuid('contact_id').notNull(),
    url: text('url').notNull(),
    title: text('title').notNull(),
    referrer: text('referrer'),
    enteredAt: instant('entered_at').notNull(),
    spentMs: bigint('spent_ms', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('visits_by_contact').on(t.contactId, t.enteredAt),
    index('visits_by_page').using('hash', sql`split_part(split_part(${t.url}, '#', 1), '?', 1)`),
  ],
)
