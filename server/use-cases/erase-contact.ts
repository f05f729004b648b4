/**
 * Everything of a person goes: what they said and were told, files, notes, visits, merges, and what the event log still
 * tells of them. Clients drop their copies when they read of it. What stays is that somebody was erased, by its number.
 */
import { AppError } from '@/domain/errors'
import type { ContactId, WorkspaceId } from '@/domain/ids'
import type { Change, Statement } from '../store/commit'
import { deletions } from '../store/contact-holdings'

export interface Erased {
  conversations: number
}

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
      return {
        value: { conversations: conversations.length },
        event: { type: 'contact.erased', rows: {}, removed: { contacts: [contactId], conversations } },
        first: deletions('contact', { workspaceId, contactId, conversations, addresses }),
        also: [redacted(workspaceId, [contactId, ...conversations])],
      }
    },
  }
}

/** Ids are of hexadecimal digits and hyphens, so they are a pattern as they are. */
function redacted(workspaceId: WorkspaceId, ids: string[]): Statement {
  return { text: REDACT, values: [workspaceId, ids, ids.join('|')] }
}
