/**
 * Everything the hub holds of a contact, table by table: which rows are theirs, what becomes of them when the contact is
 * erased, and what an export says of them. One list for both, so that a table cannot be thought of in one and forgotten
 * in the other; a test compares it with the database.
 */

import type { ContactId, WorkspaceId } from '@/domain/ids'
import type { Statement } from './commit'

export interface Holding {
  /** What it hangs on: the person, or one conversation with them. */
  of: 'contact' | 'conversation'
  /** Which rows: `$1` the workspace, `$2` the contact, `$3` their conversations, `$4` their addresses. */
  theirs: string
  /**
   * `deleted`: by a statement of its own. `removed`: by the commit, which tells every browser so. `cascades`: with the
   * rows they hang on. `redacted`: what they say goes, the entry stays. `kept`: says nothing of them but their number.
   * `{ set }`: the row stays, and no longer says whose it was.
   */
  erased: 'deleted' | 'removed' | 'cascades' | 'redacted' | 'kept' | { set: string }
  exported: { as: string; order: string } | { leftOut: string }
}

/** In the order of foreign keys: what names another row comes before it. */
export const HOLDINGS = {
  attachments: {
    of: 'conversation',
    theirs: `workspace_id = $1 AND (author_kind = 'contact' AND author_id = ANY($4)
      OR message_id IN (SELECT id FROM messages WHERE workspace_id = $1 AND conversation_id = ANY($3)))`,
    erased: 'deleted',
    exported: { as: 'files', order: 'created_at, id' },
  },
  attachment_parts: {
    of: 'conversation',
    theirs: 'workspace_id = $1 AND false',
    erased: 'cascades',
    exported: { leftOut: 'The bytes of the files: they are beside this document, in the folder “files”.' },
  },
  card_links: {
    of: 'conversation',
    // The link in their message goes on to lead to the product.
    theirs: 'workspace_id = $1 AND conversation_id = ANY($3)',
    erased: { set: `conversation_id = NULL, agent_id = NULL, clicks = 0, last_clicked_at = NULL, orders = '[]'` },
    exported: { as: 'cards', order: 'sent_at, id' },
  },
  messages: {
    of: 'conversation',
    theirs: 'workspace_id = $1 AND conversation_id = ANY($3)',
    erased: 'deleted',
    exported: { as: 'messages', order: 'conversation_id, position' },
  },
  notes: {
    of: 'conversation',
    theirs: 'workspace_id = $1 AND conversation_id = ANY($3)',
    erased: 'deleted',
    exported: { as: 'notes_in_conversations', order: 'conversation_id, position' },
  },
  ratings: {
    of: 'conversation',
    theirs: 'workspace_id = $1 AND conversation_id = ANY($3)',
    erased: 'deleted',
    exported: { as: 'ratings', order: 'invited_at, id' },
  },
  reviews: {
    of: 'conversation',
    theirs: 'workspace_id = $1 AND conversation_id = ANY($3)',
    erased: 'deleted',
    exported: { leftOut: 'How supervisors judged an agent’s work: it is about the agent, not about the contact.' },
  },
  activities: {
    of: 'conversation',
    theirs: 'workspace_id = $1 AND conversation_id = ANY($3)',
    erased: 'deleted',
    exported: { as: 'history', order: 'conversation_id, position, id' },
  },
  contact_notes: {
    of: 'contact',
    theirs: 'workspace_id = $1 AND contact_id = $2',
    erased: 'deleted',
    exported: { as: 'notes_about_the_contact', order: 'created_at, id' },
  },
  contact_handles: {
    of: 'contact',
    theirs: 'workspace_id = $1 AND contact_id = $2',
    erased: 'deleted',
    exported: { as: 'addresses', order: 'inbox_id, handle' },
  },
  contact_customers: {
    of: 'contact',
    theirs: 'workspace_id = $1 AND contact_id = $2',
    erased: 'deleted',
    exported: { as: 'customers_of_stores', order: 'linked_at, id' },
  },
  contact_merges: {
    of: 'contact',
    theirs: `workspace_id = $1 AND (kept_id = $2 OR other->>'id' = $2::text)`,
    erased: 'deleted',
    exported: { as: 'merges', order: 'merged_at, id' },
  },
  widget_sightings: {
    of: 'contact',
    // Where the widget was last seen may be a page only they looked at.
    theirs: `workspace_id = $1 AND url IN (SELECT split_part(split_part(url, '#', 1), '?', 1) FROM visits
      WHERE workspace_id = $1 AND (contact_id = $2 OR contact_id::text = ANY($4)))`,
    erased: 'deleted',
    exported: { leftOut: 'Where the shop’s widget was last seen. It does not say by whom.' },
  },
  visits: {
    of: 'contact',
    theirs: 'workspace_id = $1 AND (contact_id = $2 OR contact_id::text = ANY($4))',
    erased: 'deleted',
    exported: { as: 'visits', order: 'entered_at, id' },
  },
  export_tickets: {
    of: 'contact',
    theirs: `workspace_id = $1 AND request->>'contactId' = $2::text`,
    erased: 'deleted',
    exported: { leftOut: 'Links to exports such as this one, which open once and run out within minutes.' },
  },
  conversations: {
    of: 'conversation',
    theirs: 'workspace_id = $1 AND id = ANY($3)',
    erased: 'removed',
    exported: { as: 'conversations', order: 'created_at, id' },
  },
  contacts: {
    of: 'contact',
    theirs: 'workspace_id = $1 AND id = $2',
    erased: 'removed',
    exported: { as: 'contact', order: 'id' },
  },
  events: {
    of: 'conversation',
    theirs: 'workspace_id = $1 AND false',
    erased: 'redacted',
    exported: {
      leftOut: 'The log that brings changes to the agents’ browsers: the rows above once more. Kept 7 days.',
    },
  },
  audit_log: {
    of: 'contact',
    theirs: 'workspace_id = $1 AND target = $2::text',
    erased: 'kept',
    exported: { leftOut: 'Who of the team merged, exported or erased contacts. It knows the contact by number only.' },
  },
} as const satisfies Record<string, Holding>

/** PostgreSQL refuses parameters a statement does not name. */
export const NAMES_ALL = '$2::uuid IS NOT NULL AND $3::uuid[] IS NOT NULL AND $4::text[] IS NOT NULL'

const ALL = Object.entries<Holding>(HOLDINGS)

export interface Whose {
  workspaceId: WorkspaceId
  contactId: ContactId
  conversations: string[]
  addresses: string[]
}

/** What deletes them, in the order of foreign keys: everything of a contact, or what hangs on the conversations alone. */
export function deletions(of: Holding['of'], { workspaceId, contactId, conversations, addresses }: Whose): Statement[] {
  const values = [workspaceId, contactId, conversations, addresses]
  return ALL.filter(([, holding]) => of === 'contact' || holding.of === 'conversation').flatMap(
    ([table, { theirs, erased }]) => {
      if (erased !== 'deleted' && typeof erased === 'string') return []
      const start = erased === 'deleted' ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${erased.set}`
      return [{ text: `${start} WHERE ${theirs} AND ${NAMES_ALL}`, values }]
    },
  )
}

/** The other way round: first who they are, then what was said. */
export const EXPORTED = ALL.toReversed().flatMap(([table, { theirs, exported }]) =>
  'as' in exported ? [{ table, theirs, ...exported }] : [],
)
export const LEFT_OUT = Object.fromEntries(
  ALL.flatMap(([table, { exported }]) => ('leftOut' in exported ? [[table, exported.leftOut]] : [])),
)
