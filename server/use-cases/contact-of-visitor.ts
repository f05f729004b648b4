/** Whose a visitor's address is: the contact it made at first, or the one that contact was merged into. */
import type { Contact } from '@/domain/contact'
import type { Visitor } from '../auth/visitor-token'
import type { Statement } from '../store/commit'
import type { Loaded } from '../store/loaded'
import type { Collected } from './form-answers'

/** Writing `lastSeenAt` with every message would double the work for no one's benefit. */
const SEEN_EVERY_MS = 60_000

export interface SeenContact {
  contact: Contact
  /** The row to write, when there is something new to say of them. */
  changed: { contacts?: Contact[] }
  also: Statement[]
}

/**
 * Needs `handles` of the visitor. A visitor nobody knows becomes a contact, with the visitor's own id. `collected`: what
 * they have just filled in.
 */
export function contactOfVisitor(
  rows: Loaded,
  visitor: Visitor,
  { seq, now, collected }: { seq: number; now: number; collected?: Collected | null | undefined },
): SeenContact {
  const { workspaceId, inboxId } = visitor
  const at = { inboxId, handle: visitor.contactId as string }
  const owner = rows.ownerOf(at)
  const known = owner && rows.get('contacts', owner)
  if (known && !collected && now - known.lastSeenAt < SEEN_EVERY_MS) return { contact: known, changed: {}, also: [] }
  const before = known ? { ...known, version: seq, lastSeenAt: now } : newContact(visitor, { seq, now })
  // What they filled in is their own word.
  const contact = { ...before, ...collected?.contact, fields: { ...before.fields, ...collected?.fields } }
  if (known) return { contact, changed: { contacts: [contact] }, also: [] }
  rows.give([at], contact.id)
  return {
    contact,
    changed: { contacts: [contact] },
    also: [
      {
        text: `INSERT INTO contact_handles (workspace_id, inbox_id, handle, contact_id) VALUES ($1, $2, $3, $4)
          ON CONFLICT (workspace_id, inbox_id, handle) DO UPDATE SET contact_id = excluded.contact_id`,
        values: [workspaceId, inboxId, at.handle, contact.id],
      },
    ],
  }
}

function newContact(visitor: Visitor, { seq, now }: { seq: number; now: number }): Contact {
  return {
    id: visitor.contactId,
    version: seq,
    name: null,
    email: null,
    phone: null,
    language: visitor.language,
    gender: null,
    timeZone: visitor.timeZone,
    country: null,
    labelIds: [],
    fields: {},
    firstSeenAt: visitor.firstSeenAt,
    lastSeenAt: now,
  }
}
