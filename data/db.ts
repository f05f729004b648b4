/**
 * The extension's database: what an agent can reach quickly, not everything. Synced tables mirror the hub and are
 * replaced by a snapshot; outbox, uploads and drafts are ours alone and survive it. Wiped on sign-out.
 */
import type { Activity } from '@/domain/activity'
import type { Agent, Inbox, Label, Note, Team, Workspace } from '@/domain/agent'
import type { CannedResponse } from '@/domain/canned'
import type { Contact, ContactNote, Visit } from '@/domain/contact'
import type { ContactField } from '@/domain/contact-field'
import type { Conversation } from '@/domain/conversation'
import type { Message } from '@/domain/message'
import type { OutboxEntry } from '@/domain/outbox'
import Dexie, { type Table } from 'dexie'
import type { ReviewDraft } from './review-drafts'
import type {
  ContactProfileRow,
  GoneRow,
  Draft,
  HeldFile,
  History,
  ListCheckpoint,
  ListJournalRow,
  MetaRow,
  Translation,
  UploadRow,
} from './rows'

export class InboxDb extends Dexie {
  workspaces!: Table<Workspace, string>
  agents!: Table<Agent, string>
  teams!: Table<Team, string>
  inboxes!: Table<Inbox, string>
  labels!: Table<Label, string>
  canned!: Table<CannedResponse, string>
  contactFields!: Table<ContactField, string>
  contacts!: Table<Contact, string>
  contactNotes!: Table<ContactNote, string>
  contactProfiles!: Table<ContactProfileRow, string>
  gone!: Table<GoneRow, string>
  conversations!: Table<Conversation, string>
  messages!: Table<Message, string>
  notes!: Table<Note, string>
  activities!: Table<Activity, string>
  visits!: Table<Visit, string>
  outbox!: Table<OutboxEntry, string>
  drafts!: Table<Draft, string>
  histories!: Table<History, string>
  meta!: Table<MetaRow, string>
  translations!: Table<Translation, string>
  uploads!: Table<UploadRow, string>
  files!: Table<HeldFile, string>
  listJournal!: Table<ListJournalRow, number>
  listCheckpoints!: Table<ListCheckpoint, string>
  reviewDrafts!: Table<ReviewDraft, string>

  constructor(name = 'alongside') {
    // Its query cache answers a live query before the transaction is durable: a killed worker would have shown what
    // was never written.
    super(name, { cache: 'disabled' })
    // A released version is never edited: a change of indexes is a new version, with an upgrade where rows must change.
    this.version(1).stores({
      workspaces: 'id',
      agents: 'id',
      inboxes: 'id',
      labels: 'id',
      contacts: 'id',
      conversations: 'id, [lastActivityAt+id], contactId, unreadCount',
      messages: 'id, [conversationId+position]',
      notes: 'id, [conversationId+position]',
      visits: 'id, [contactId+enteredAt]',
      outbox: 'id, conversationId, createdAt',
      drafts: 'key, conversationId',
      histories: 'conversationId, usedAt',
      meta: 'key',
      translations: 'key, usedAt',
    })
    this.version(2).stores({ uploads: 'id, conversationId, messageId', files: 'id, usedAt' })
    this.version(3).stores({ listJournal: '++', listCheckpoints: 'key' })
    this.version(4).stores({ activities: 'id, [conversationId+position]' })
    // Rows of before lack what they have now: without a cursor they are fetched anew.
    this.version(5)
      .stores({ contactFields: 'id' })
      .upgrade((tx) => tx.table('meta').delete('cursor'))
    this.version(6)
      .stores({ canned: 'id' })
      .upgrade((tx) => tx.table('meta').delete('cursor'))
    this.version(7).stores({ reviewDrafts: 'conversationId, updatedAt' })
    this.version(8)
      .stores({ teams: 'id' })
      .upgrade((tx) => tx.table('meta').delete('cursor'))
    this.version(9)
      .stores({ contactNotes: 'id, [contactId+createdAt]', contactProfiles: 'contactId', gone: 'id' })
      .upgrade((tx) => tx.table('meta').delete('cursor'))
    // A workspace has its roles.
    this.version(10).upgrade((tx) => tx.table('meta').delete('cursor'))
  }
}

/** The one database of this browser profile. Opens on first use. */
export const db = new InboxDb()
