/** The transactions of sync: rows and the cursor they bring us to change together or not at all. */
import type { Agent, Inbox, Label, Team, Workspace } from '@/domain/agent'
import type { CannedResponse } from '@/domain/canned'
import type { Contact } from '@/domain/contact'
import type { ContactField } from '@/domain/contact-field'
import type { Conversation } from '@/domain/conversation'
import type { ContactId } from '@/domain/ids'
import {
  applyConfirmed,
  applyEntry,
  applyPage,
  applyRows,
  inSyncedTransaction,
  mirroredTables,
  type LogEntry,
  type Rows,
} from './apply'
import type { InboxDb } from './db'
import { forgetList } from './list-checkpoint'
import { readMeta, writeMeta } from './meta'
import type { MetaValues } from './rows'

export type Cursor = MetaValues['cursor']
export type Owner = MetaValues['owner']

export type Applied = {
  /** The entries that were new, in order. */
  entries: LogEntry[]
  seq: number
  /** Entries are missing between what we hold and what came. What came before the gap is applied. */
  gap: boolean
  /** The tables no longer stand on the snapshot this stream belongs to; nothing was written. */
  replaced: boolean
}

/** Applies entries in order, up to the first gap; known ones are passed over. */
export async function applyLog(db: InboxDb, fill: string, entries: readonly LogEntry[], now: number): Promise<Applied> {
  return inSyncedTransaction(db, async () => {
    const cursor = await readMeta(db, 'cursor')
    if (cursor?.fill !== fill) return { entries: [], seq: cursor?.seq ?? 0, gap: false, replaced: true }
    const fresh: LogEntry[] = []
    let { seq } = cursor
    let gap = false
    for (const entry of entries) {
      if (entry.seq <= seq) continue
      gap = entry.seq > seq + 1
      if (gap) break
      await applyEntry(db, entry, now)
      seq = entry.seq
      fresh.push(entry)
    }
    if (fresh.length > 0) await writeMeta(db, 'cursor', { ...cursor, seq })
    return { entries: fresh, seq, gap, replaced: false }
  })
}

export type Fill = {
  cursor: number
  me: Agent
  workspaces: Workspace[]
  agents: Agent[]
  teams: Team[]
  inboxes: Inbox[]
  labels: Label[]
  canned: CannedResponse[]
  contactFields: ContactField[]
  conversations: Conversation[]
  contacts: Contact[]
  more: boolean
}
export type Page = Parameters<typeof applyPage>[1]

/**
 * Puts a snapshot in place of everything that mirrors the hub. Outbox and drafts stay. `pages`: newest transcript pages
 * fetched after the snapshot, for the conversations that are open, so that they do not flash empty.
 */
export async function replaceAll(
  db: InboxDb,
  { owner, fill, snapshot, pages, now }: { owner: Owner; fill: string; snapshot: Fill; pages: Page[]; now: number },
): Promise<void> {
  await inSyncedTransaction(db, async () => {
    for (const table of [...mirroredTables(db), db.histories]) await table.clear()
    await forgetList(db)
    const { conversations: held, more } = snapshot
    await applyRows(db, snapshot)
    await applyRows(db, { agents: [snapshot.me] })
    for (const page of pages) await applyPage(db, page, now)
    await writeMeta(db, 'owner', owner)
    await writeMeta(db, 'me', snapshot.me.id)
    await writeMeta(db, 'cursor', { workspaceId: owner.workspaceId, seq: snapshot.cursor, fill })
    await writeMeta(db, 'list', listEnd(held, more))
  })
}

function listEnd(conversations: Conversation[], more: boolean): MetaValues['list'] {
  const last = conversations.reduce<Conversation | undefined>((a, b) => (a && isOlder(a, b) ? a : b), undefined)
  return last && more ? { beforeAt: last.lastActivityAt, beforeId: last.id, complete: false } : { complete: true }
}

const isOlder = (a: Conversation, b: Conversation) =>
  a.lastActivityAt < b.lastActivityAt || (a.lastActivityAt === b.lastActivityAt && a.id < b.id)

/** Rows fetched outside the stream. Dropped (false) if a snapshot, or another person, took the place meanwhile. */
export async function applyFetched(db: InboxDb, fill: string, rows: Rows): Promise<boolean> {
  return inSyncedTransaction(db, async () => {
    if ((await readMeta(db, 'cursor'))?.fill !== fill) return false
    await applyRows(db, rows)
    return true
  })
}

/** The next older page of the list. */
export async function applyOlderConversations(
  db: InboxDb,
  fill: string,
  page: { conversations: Conversation[]; contacts: Contact[]; more: boolean },
): Promise<boolean> {
  return inSyncedTransaction(db, async () => {
    if ((await readMeta(db, 'cursor'))?.fill !== fill) return false
    await applyRows(db, page)
    await writeMeta(db, 'list', listEnd(page.conversations, page.more))
    return true
  })
}

/**
 * A page of a transcript, asked for `before` a position (null: the newest). Dropped (false) if what is held no longer
 * touches it, for then it would stand apart with a hole in between.
 */
export async function applyTranscriptPage(
  db: InboxDb,
  { fill, before, page, now }: { fill: string; before: number | null; page: Page; now: number },
): Promise<boolean> {
  return inSyncedTransaction(db, async () => {
    if ((await readMeta(db, 'cursor'))?.fill !== fill) return false
    const held = await db.histories.get(page.conversationId)
    if (before !== null && (!held || held.from > before)) return false
    await applyPage(db, page, now)
    return true
  })
}

/** What the hub answered to our own send. The entry leaves the outbox in the same transaction. */
export async function applyAnswer(db: InboxDb, owner: Owner, rows: Rows, now: number): Promise<void> {
  await inSyncedTransaction(db, async () => {
    const [cursor, holder] = await Promise.all([readMeta(db, 'cursor'), readMeta(db, 'owner')])
    if (!holder || holder.workspaceId !== owner.workspaceId || holder.agentId !== owner.agentId) return
    await applyConfirmed(db, { messages: rows.messages ?? [], notes: rows.notes ?? [] }, cursor?.seq ?? 0, now)
  })
}

/** Which of these contacts have no row yet. */
export async function missingContacts(db: InboxDb, conversations: readonly Conversation[]): Promise<ContactId[]> {
  const ids = [...new Set(conversations.map((conversation) => conversation.contactId))]
  const found = await db.contacts.bulkGet(ids)
  return ids.filter((_, i) => found[i] === undefined)
}

/** The session was ended elsewhere: nothing of the workspace may be left, but what this person wrote is theirs. */
export async function wipeAllButOwn(db: InboxDb): Promise<void> {
  const owner = await readMeta(db, 'owner')
  const own = [db.outbox.name, db.uploads.name, db.drafts.name, db.reviewDrafts.name]
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) if (!own.includes(table.name)) await table.clear()
    if (owner) await writeMeta(db, 'owner', owner)
  })
}

/** Everything of everyone: after sign-out nothing may be left to read. */
export async function wipe(db: InboxDb): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear()
  })
}
