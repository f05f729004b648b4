/** What decisions about contacts read: whose an address is, everything of a contact that moves with them, merges. */
import type { Contact } from '@/domain/contact'
import type { Handle } from '@/domain/contact-merge'
import type { AgentId, ContactId, ContactMergeId, ContactNoteId } from '@/domain/ids'
import type { Load, Needs } from './loaded'
import { SELECT } from './rows'

export interface HandleRow extends Handle {
  contactId: ContactId
}

/** A merge as a decision sees it (contact-schema.ts). */
export interface MergeRow {
  id: ContactMergeId
  keptId: ContactId
  kept: Contact
  other: Contact
  merged: Contact
  handles: Handle[]
  noteIds: ContactNoteId[]
  mergedById: AgentId
  mergedAt: number
  undoneAt: number | null
}

export const handleKey = ({ inboxId, handle }: Handle) => `${inboxId} ${handle}`

const HANDLE = `contact_handles.inbox_id AS "inboxId", contact_handles.handle, contact_handles.contact_id AS "contactId"`
export const MERGE = `id, kept_id AS "keptId", kept, other, merged, handles, note_ids AS "noteIds",
  merged_by_id AS "mergedById", merged_at AS "mergedAt", undone_at AS "undoneAt"`

export function loadsOfContacts(workspaceId: string, needs: Needs[]): Load[] {
  return [
    ...ofHandles(
      workspaceId,
      needs.flatMap((need) => need.handles ?? []),
    ),
    ...ofWholeContacts(workspaceId, [...new Set(needs.flatMap((need) => need.wholeContacts ?? []))]),
    ...ofMerges(workspaceId, [...new Set(needs.flatMap((need) => need.merges ?? []))]),
  ]
}

function ofHandles(workspaceId: string, handles: Handle[]): Load[] {
  if (handles.length === 0) return []
  const values = [workspaceId, handles.map((at) => at.inboxId), handles.map((at) => at.handle)]
  const wanted = `unnest($2::uuid[], $3::text[]) AS wanted(inbox_id, handle)
    JOIN contact_handles ON contact_handles.workspace_id = $1 AND contact_handles.inbox_id = wanted.inbox_id
      AND contact_handles.handle = wanted.handle`
  return [
    { table: 'handles', text: `SELECT ${HANDLE} FROM ${wanted}`, values },
    {
      table: 'contacts',
      text: `SELECT ${SELECT.contacts} FROM ${wanted}
        JOIN contacts ON contacts.workspace_id = $1 AND contacts.id = contact_handles.contact_id`,
      values,
    },
  ]
}

function ofWholeContacts(workspaceId: string, ids: ContactId[]): Load[] {
  if (ids.length === 0) return []
  const values = [workspaceId, ids]
  return [
    {
      table: 'contacts',
      text: `SELECT ${SELECT.contacts} FROM contacts WHERE workspace_id = $1 AND id = ANY($2)`,
      values,
    },
    {
      table: 'conversations',
      text: `SELECT ${SELECT.conversations} FROM conversations WHERE workspace_id = $1 AND contact_id = ANY($2)`,
      values,
    },
    {
      table: 'contactNotes',
      text: `SELECT ${SELECT.contactNotes} FROM contact_notes WHERE workspace_id = $1 AND contact_id = ANY($2)`,
      values,
    },
    {
      table: 'handles',
      text: `SELECT ${HANDLE} FROM contact_handles WHERE workspace_id = $1 AND contact_id = ANY($2)`,
      values,
    },
  ]
}

function ofMerges(workspaceId: string, ids: ContactMergeId[]): Load[] {
  if (ids.length === 0) return []
  const text = `SELECT ${MERGE} FROM contact_merges WHERE workspace_id = $1 AND id = ANY($2)`
  return [{ table: 'merges', text, values: [workspaceId, ids] }]
}
