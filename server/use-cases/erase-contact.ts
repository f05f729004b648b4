/**
 * Everything of a person goes: what they said and were told, files, notes, visits, merges, and what the event log still
 * tells of them. Clients drop their copies when they read of it. What stays is that somebody was erased, by its number.
 */
import { AppError } from '@/domain/errors'
import type { ContactId, WorkspaceId } from '@/domain/ids'
import type { Change, Statement } from '../store/commit'

export interface Erased {
  conversations: number
}

/** `$1` the workspace, `$2` the contact, `$3` their conversations, `$4` their addresses. In the order of foreign keys. */
const DELETIONS = [
  `attachments WHERE workspace_id = $1 AND (author_kind = 'contact' AND author_id = ANY($4)
     OR message_id IN (SELECT id FROM messages WHERE workspace_id = $1 AND conversation_id = ANY($3)))`,
  'messages WHERE workspace_id = $1 AND conversation_id = ANY($3)',
  'notes WHERE workspace_id = $1 AND conversation_id = ANY($3)',
  'ratings WHERE workspace_id = $1 AND conversation_id = ANY($3)',
  'reviews WHERE workspace_id = $1 AND conversation_id = ANY($3)',
  'activities WHERE workspace_id = $1 AND conversation_id = ANY($3)',
  'contact_notes WHERE workspace_id = $1 AND contact_id = $2',
  'contact_handles WHERE workspace_id = $1 AND contact_id = $2',
  `contact_merges WHERE workspace_id = $1 AND (kept_id = $2 OR other->>'id' = $2::text)`,
  // Where the widget was last seen may be a page only they looked at.
  `widget_sightings WHERE workspace_id = $1 AND url IN (SELECT split_part(split_part(url, '#', 1), '?', 1) FROM visits
     WHERE workspace_id = $1 AND (contact_id = $2 OR contact_id::text = ANY($4)))`,
  'visits WHERE workspace_id = $1 AND (contact_id = $2 OR contact_id::text = ANY($4))',
]
/** PostgreSQL refuses parameters a statement does not name. */
const NAMES_ALL = `$2::uuid IS NOT NULL AND $3::uuid[] IS NOT NULL AND $4::text[] IS NOT NULL`

/** Rows of the log that are theirs, by their own id or by whom they belong to. The entries stay, so no number is missing. */
const REDACT = `UPDATE events SET payload = jsonb_set(payload::jsonb, '{rows}', coalesce((
    SELECT jsonb_object_agg(changed.key, kept.rows) FROM jsonb_each(payload::jsonb->'rows') AS changed
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(row), '[]'::jsonb) AS rows FROM jsonb_array_elements(changed.value) AS row
      WHERE NOT (row->>'id' = ANY($2) OR row->>'contactId' = ANY($2) OR row->>'conversationId' = ANY($2))) AS kept),
    '{}'::jsonb))::json
  WHERE workspace_id = $1 AND payload::text ~ $3`

export function eraseContact(workspaceId: WorkspaceId, contactId: ContactId): Change<Erased> {
  return {
    needs: { wholeContacts: [contactId] },
    decide(rows) {
      if (!rows.get('contacts', contactId)) throw new AppError('contact_not_found', { contactId })
      const conversations = rows
        .all('conversations')
        .filter((conversation) => conversation.contactId === contactId)
        .map((conversation) => conversation.id)
      const addresses = rows.handlesOf(contactId).map(({ handle }) => handle)
      const values = [workspaceId, contactId, conversations, addresses]
      const first = DELETIONS.map((deletion) => ({ text: `DELETE FROM ${deletion} AND ${NAMES_ALL}`, values }))
      return {
        value: { conversations: conversations.length },
        event: { type: 'contact.erased', rows: {}, removed: { contacts: [contactId], conversations } },
        first,
        also: [redacted(workspaceId, [contactId, ...conversations])],
      }
    },
  }
}

/** Ids are of hexadecimal digits and hyphens, so they are a pattern as they are. */
function redacted(workspaceId: WorkspaceId, ids: string[]): Statement {
  return { text: REDACT, values: [workspaceId, ids, ids.join('|')] }
}
