/**
 * The only writer of the synced tables. Everything may come twice, late or out of order: a row is written only over a
 * lower version, and a message only where the transcript stays without a hole.
 */
import type { Activity } from '@/domain/activity'
import type { Agent, Inbox, Label, Note, Team, Workspace } from '@/domain/agent'
import type { CannedResponse } from '@/domain/canned'
import type { Contact, ContactNote } from '@/domain/contact'
import type { ContactField } from '@/domain/contact-field'
import type { Conversation } from '@/domain/conversation'
import type { ConversationId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import type { Table } from 'dexie'
import type { InboxDb } from './db'
import { extendHistory } from './histories'
import { noteListChanges } from './list-checkpoint'
import { applyRemoved, type Removed } from './removed'
import { finishUploads } from './uploads'

/** Whole rows by table, as the event stream and the snapshot carry them. */
export type Rows = {
  workspaces?: Workspace[]
  agents?: Agent[]
  teams?: Team[]
  inboxes?: Inbox[]
  labels?: Label[]
  canned?: CannedResponse[]
  contactFields?: ContactField[]
  contacts?: Contact[]
  contactNotes?: ContactNote[]
  conversations?: Conversation[]
  messages?: Message[]
  notes?: Note[]
  activities?: Activity[]
}

type Versioned = { id: string; version: number }

/** What mirrors the hub; a snapshot replaces all of it. */
export function mirroredTables(db: InboxDb): Table[] {
  const small = [db.workspaces, db.agents, db.teams, db.inboxes, db.labels, db.canned, db.contactFields]
  return [
    ...small,
    db.contacts,
    db.contactNotes,
    db.contactProfiles,
    db.gone,
    db.conversations,
    db.messages,
    db.notes,
    db.activities,
  ]
}

/**
 * One transaction over everything the functions below touch. The wrapper is an async function of its own because Dexie
 * keeps a transaction open across native awaits only inside one.
 */
export async function inSyncedTransaction<T>(db: InboxDb, work: () => Promise<T>): Promise<T> {
  return db.transaction(
    'rw',
    [
      ...mirroredTables(db),
      db.visits,
      db.histories,
      db.outbox,
      db.uploads,
      db.files,
      db.drafts,
      db.meta,
      db.listJournal,
      db.listCheckpoints,
      db.translations,
    ],
    async () => await work(),
  )
}

/** Answers what was written. */
async function writeNewer<T extends Versioned>(table: Table<T, string>, rows: readonly T[]): Promise<T[]> {
  const newest = new Map<string, T>()
  for (const row of rows) if ((newest.get(row.id)?.version ?? -1) < row.version) newest.set(row.id, row)
  const candidates = [...newest.values()]
  if (candidates.length === 0) return []
  const held = await table.bulkGet(candidates.map((row) => row.id))
  const newer = candidates.filter((row, i) => (held[i]?.version ?? -1) < row.version)
  if (newer.length > 0) await table.bulkPut(newer)
  return newer
}

/** Those that were not removed since they were like this: an answer of the hub may be older than what the log has told. */
async function notGone<T extends Versioned>(db: InboxDb, rows: readonly T[]): Promise<readonly T[]> {
  if (rows.length === 0 || (await db.gone.count()) === 0) return rows
  const gone = await db.gone.bulkGet(rows.map((row) => row.id))
  return rows.filter((row, i) => (gone[i]?.seq ?? -1) < row.version)
}

/** Writes everything but what transcripts are made of, which needs to know where it stands (`applyEntry`, `applyConfirmed`). */
export async function applyRows(db: InboxDb, rows: Rows): Promise<void> {
  await writeNewer(db.workspaces, rows.workspaces ?? [])
  await writeNewer(db.agents, rows.agents ?? [])
  await writeNewer(db.teams, rows.teams ?? [])
  await writeNewer(db.inboxes, rows.inboxes ?? [])
  await writeNewer(db.labels, rows.labels ?? [])
  await writeNewer(db.canned, rows.canned ?? [])
  await writeNewer(db.contactFields, rows.contactFields ?? [])
  const contacts = await writeNewer(db.contacts, await notGone(db, rows.contacts ?? []))
  await writeNewer(db.contactNotes, rows.contactNotes ?? [])
  const conversations = await writeNewer(db.conversations, await notGone(db, rows.conversations ?? []))
  await noteListChanges(db, {
    contacts: contacts.map(({ id }) => id),
    conversations: conversations.map(({ id }) => id),
  })
}

/** What the hub has is no longer ours to send. */
async function confirm(db: InboxDb, said: readonly (Message | Note)[]): Promise<void> {
  if (said.length === 0) return
  await db.outbox.bulkDelete(said.map((row) => row.id))
  for (const row of said)
    if ('content' in row && row.content.kind === 'attachments')
      await finishUploads(db, row.id, row.content.attachments, row.createdAt)
}

type Said = { messages: Message[]; notes: Note[] }
/** What stands in a transcript, each at its position. */
type Placed = Said & { activities: Activity[] }

async function writePlaced(db: InboxDb, { messages, notes, activities }: Placed): Promise<void> {
  await writeNewer(db.messages, messages)
  await writeNewer(db.notes, notes)
  await writeNewer(db.activities, activities)
}

/**
 * Stores what one log entry says of transcripts. What is new (its position is the entry's own) joins the end of its
 * transcript, or begins one; a change of something older counts only if the transcript reaches back to it.
 */
async function applyPlaced(db: InboxDb, { messages, notes, activities }: Placed, seq: number, now: number) {
  async function fitting<T extends Message | Note | Activity>(rows: T[]): Promise<T[]> {
    const keep: T[] = []
    for (const row of rows) {
      if (row.position === seq) await extend(db, row.conversationId, seq, now)
      else if (!(await isHeld(db, row))) continue
      keep.push(row)
    }
    return keep
  }
  await writePlaced(db, {
    messages: await fitting(messages),
    notes: await fitting(notes),
    activities: await fitting(activities),
  })
  await confirm(db, [...messages, ...notes])
}

async function extend(db: InboxDb, conversationId: ConversationId, from: number, usedAt: number): Promise<void> {
  const held = await db.histories.get(conversationId)
  if (!held || from < held.from) await extendHistory(db, { conversationId, from, complete: false, usedAt })
}

async function isHeld(db: InboxDb, row: Message | Note | Activity): Promise<boolean> {
  const held = await db.histories.get(row.conversationId)
  return held !== undefined && row.position >= held.from
}

export type LogEntry = { seq: number; rows: Rows; removed?: Removed | undefined }

/** Applies one entry of the log. Call inside `inSyncedTransaction`. */
export async function applyEntry(db: InboxDb, entry: LogEntry, now = Date.now()): Promise<void> {
  await applyRows(db, entry.rows)
  const { messages = [], notes = [], activities = [] } = entry.rows
  if (messages.length + notes.length + activities.length > 0)
    await applyPlaced(db, { messages, notes, activities }, entry.seq, now)
  if (entry.removed) await applyRemoved(db, entry.removed, entry.seq)
}

/**
 * Stores what the hub answered to our own send, which may be ahead of the stream (the stream will fill in what lies
 * between) or behind it. Behind it with no transcript held, storing it would leave a hole: then the next page brings it.
 * Call inside `inSyncedTransaction`.
 */
export async function applyConfirmed(db: InboxDb, said: Said, cursor: number, now = Date.now()): Promise<void> {
  const keep = { messages: [] as Message[], notes: [] as Note[] }
  const fits = async (row: Message | Note) => {
    if (await db.gone.get(row.conversationId)) return false
    const held = await db.histories.get(row.conversationId)
    if (held) return row.position >= held.from
    if (row.position <= cursor) return false
    await extend(db, row.conversationId, row.position, now)
    return true
  }
  for (const message of said.messages) if (await fits(message)) keep.messages.push(message)
  for (const note of said.notes) if (await fits(note)) keep.notes.push(note)
  await writeNewer(db.messages, keep.messages)
  await writeNewer(db.notes, keep.notes)
  await confirm(db, [...said.messages, ...said.notes])
}

/**
 * Stores a page of a transcript that ends just before what is held (or, with nothing held, is the newest page).
 * Call inside `inSyncedTransaction`, having checked that no snapshot came in between.
 */
export async function applyPage(
  db: InboxDb,
  page: Placed & { conversationId: ConversationId; more: boolean },
  now = Date.now(),
): Promise<void> {
  if (await db.gone.get(page.conversationId)) return // erased while it was under way
  await writePlaced(db, page)
  await confirm(db, [...page.messages, ...page.notes])
  const positions = [...page.messages, ...page.notes, ...page.activities].map((row) => row.position)
  const complete = !page.more
  if (positions.length === 0 && !complete) return
  const from = complete ? 0 : Math.min(...page.messages.map((row) => row.position))
  await extendHistory(db, { conversationId: page.conversationId, from, complete, usedAt: now })
}
