/** Two contacts who are one person, and taking that back (domain/contact-merge.ts). Each in one transaction. */
import { activitiesOf, type Activity, type Happening } from '@/domain/activity'
import type { Contact } from '@/domain/contact'
import { MERGE_UNDO_MS, mergedContact, unmergedContact, type MergeChoice } from '@/domain/contact-merge'
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import { ActivityId, type AgentId, type ContactId, type ContactMergeId, type WorkspaceId } from '@/domain/ids'
import type { Change, Statement } from '../store/commit'
import { handleKey, type MergeRow } from '../store/contact-loads'
import { linksBack, linksBrought } from '../store/customer-links'
import type { Loaded } from '../store/loaded'

export interface MergeContacts {
  workspaceId: WorkspaceId
  /** Made by who asks: asked again, nothing is merged twice. */
  id: ContactMergeId
  keptId: ContactId
  otherId: ContactId
  fromOther: MergeChoice[]
  by: AgentId
  now: number
}

/** The other's addresses go first: nothing may point to a contact that is about to go. */
export function mergeContacts(input: MergeContacts): Change<Contact> {
  const { workspaceId, id, keptId, otherId, by, now } = input
  return {
    needs: { wholeContacts: [keptId, otherId], merges: [id] },
    decide(rows, seq) {
      const done = rows.merge(id)
      if (done) return { value: sameMerge(rows, done, input) }
      if (keptId === otherId) throw new AppError('invalid_request', { where: 'otherId' })
      const [kept, other] = [contactOf(rows, keptId), contactOf(rows, otherId)]
      const merged = { ...mergedContact(kept, other, new Set(input.fromOther)), version: seq }
      const ofBoth = rows.all('conversations').filter((c) => c.contactId === keptId || c.contactId === otherId)
      const conversations = ofBoth
        .filter((c) => c.contactId === otherId)
        .map((c) => ({ ...c, contactId: keptId, version: seq }))
      const notes = rows.all('contactNotes').filter((note) => note.contactId === otherId)
      const handles = rows.handlesOf(otherId).map(({ inboxId, handle }) => ({ inboxId, handle }))
      const noteIds = notes.map((note) => note.id)
      const row = { id, keptId, kept, other, merged, handles, noteIds, mergedById: by, mergedAt: now, undoneAt: null }
      rows.setMerge(row)
      rows.give(handles, keptId)
      return {
        value: merged,
        event: {
          type: 'contact.merged',
          rows: {
            contacts: [merged],
            conversations,
            contactNotes: notes.map((note) => ({ ...note, contactId: keptId, version: seq })),
            activities: told(ofBoth, { kind: 'merged', name: other.name, undone: false }, { seq, by, now }),
          },
          removed: { contacts: [otherId] },
        },
        first: [ownedBy(workspaceId, otherId, keptId), linksBrought(workspaceId, { id, keptId, otherId })],
        also: [written(workspaceId, row)],
      }
    },
  }
}

export interface UndoMerge {
  workspaceId: WorkspaceId
  /** As read before; whether it may still be undone is decided on what it is by then. */
  merge: Pick<MergeRow, 'id' | 'keptId' | 'other'>
  by: AgentId
  now: number
}

/** The other contact is there again, with what it brought and what was said to its addresses since. */
export function undoMerge({ workspaceId, merge: { id, keptId, other }, by, now }: UndoMerge): Change<null> {
  return {
    needs: { merges: [id], wholeContacts: [keptId, other.id] },
    decide(rows, seq) {
      const row = rows.merge(id)
      if (!row) throw new AppError('merge_not_found', { mergeId: id })
      if (row.undoneAt !== null) return { value: null }
      const kept = rows.get('contacts', keptId)
      // Merged again since: that merge holds what this one needs.
      if (!kept || now - row.mergedAt > MERGE_UNDO_MS) throw new AppError('merge_not_undoable', { mergeId: id })
      const handles = row.handles.filter((at) => rows.ownerOf(at) === keptId)
      const theirs = new Set(handles.map(handleKey))
      const ofBoth = rows.all('conversations').filter((c) => c.contactId === keptId)
      const conversations = ofBoth
        .filter((c) => theirs.has(handleKey({ inboxId: c.inboxId, handle: c.contactHandle })))
        .map((c) => ({ ...c, contactId: other.id, version: seq }))
      const notes = rows.all('contactNotes').filter((note) => row.noteIds.includes(note.id))
      rows.setMerge({ ...row, undoneAt: now })
      rows.give(handles, other.id)
      return {
        value: null,
        event: {
          type: 'contact.unmerged',
          rows: {
            contacts: [
              { ...unmergedContact(row, kept), version: seq },
              { ...row.other, version: seq },
            ],
            conversations,
            contactNotes: notes.map((note) => ({ ...note, contactId: other.id, version: seq })),
            activities: told(ofBoth, { kind: 'merged', name: row.other.name, undone: true }, { seq, by, now }),
          },
        },
        also: [
          ...handles.map((at) => ({
            text: 'UPDATE contact_handles SET contact_id = $4 WHERE workspace_id = $1 AND inbox_id = $2 AND handle = $3',
            values: [workspaceId, at.inboxId, at.handle, other.id],
          })),
          linksBack(workspaceId, { id, keptId, otherId: other.id }),
          {
            text: 'UPDATE contact_merges SET undone_at = $3 WHERE workspace_id = $1 AND id = $2',
            values: [workspaceId, id, now],
          },
        ],
      }
    },
  }
}

function contactOf(rows: Loaded, contactId: ContactId): Contact {
  const found = rows.get('contacts', contactId)
  if (!found) throw new AppError('contact_not_found', { contactId })
  return found
}

function sameMerge(rows: Loaded, done: MergeRow, { keptId, otherId }: MergeContacts): Contact {
  if (done.keptId !== keptId || done.other.id !== otherId)
    throw new AppError('idempotency_conflict', { mergeId: done.id })
  return rows.get('contacts', keptId) ?? done.merged
}

/** One line in the history of each conversation somebody may be reading; resolved ones are left in peace. */
function told(
  conversations: Conversation[],
  what: Extract<Happening, { kind: 'merged' }>,
  { seq, by, now }: { seq: number; by: AgentId; now: number },
): Activity[] {
  const actor = { kind: 'agent', agentId: by } as const
  return conversations
    .filter((conversation) => conversation.status !== 'resolved')
    .flatMap(({ id }) => activitiesOf(id, [what], { seq, actor, now }))
    .map((activity, index) => ({ ...activity, id: ActivityId.parse(`${seq}.${index}`) }))
}

function ownedBy(workspaceId: WorkspaceId, from: ContactId, to: ContactId): Statement {
  const text = 'UPDATE contact_handles SET contact_id = $3 WHERE workspace_id = $1 AND contact_id = $2'
  return { text, values: [workspaceId, from, to] }
}

function written(workspaceId: WorkspaceId, row: MergeRow): Statement {
  const { id, keptId, kept, other, merged, handles, noteIds, mergedById, mergedAt } = row
  const whole = [kept, other, merged, handles].map((value) => JSON.stringify(value))
  return {
    text: `INSERT INTO contact_merges (workspace_id, id, kept_id, kept, other, merged, handles, note_ids, merged_by_id, merged_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [workspaceId, id, keptId, ...whole, noteIds, mergedById, mergedAt],
  }
}
