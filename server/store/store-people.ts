/** By what a contact may be found in a store, and a store's customer among the contacts. Never by a name. */
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { ContactId, StoreId, WorkspaceId } from '@/domain/ids'
import { sameEmail, wholePhone } from '@/domain/reach'
import type { StoreCustomer } from '@/domain/store-order'
import { byTrust, type Interest, type KnownPerson, type Match } from '@/domain/store-person'
import type pg from 'pg'
import { fromRow, SELECT } from './rows'

/** Addresses of one person that are looked for in a store; each is a question to it. */
const ADDRESSES_MAX = 3
const PEOPLE_MAX = 10
const CONVERSATIONS_MAX = 20
const INTEREST_MAX = 10
/** What somebody looked at longer ago is no reason to write to them. */
const LATELY_MS = 14 * 24 * 60 * 60 * 1000

export interface Address {
  kind: 'email' | 'phone'
  value: string
  isConfirmed: boolean
}
export interface Traces {
  linked: { storeId: StoreId; customerId: string }[]
  /** The confirmed ones first. */
  addresses: Address[]
}

/** A channel whose messages prove whose the address is. */
const PROVEN = `SELECT handles.contact_id, handles.handle, inboxes.channel FROM contact_handles handles
  JOIN inboxes ON inboxes.workspace_id = handles.workspace_id AND inboxes.id = handles.inbox_id
    AND inboxes.channel IN ('email', 'whatsapp')
  WHERE handles.workspace_id = $1`

export function createStorePeople(pool: pg.Pool, now: () => number) {
  async function tracesOf(workspaceId: WorkspaceId, contactId: ContactId): Promise<Traces> {
    const values = [workspaceId, contactId]
    const [contacts, handles, linked] = await Promise.all([
      pool.query<Pick<Contact, 'email' | 'phone'>>(
        'SELECT email, phone FROM contacts WHERE workspace_id = $1 AND id = $2',
        values,
      ),
      pool.query<{ handle: string; channel: string }>(`${PROVEN} AND handles.contact_id = $2`, values),
      pool.query<Traces['linked'][number]>(
        `SELECT DISTINCT store_id AS "storeId", customer_id AS "customerId" FROM contact_customers
         WHERE workspace_id = $1 AND contact_id = $2`,
        values,
      ),
    ])
    const contact = contacts.rows[0]
    if (!contact) throw new AppError('contact_not_found', { contactId })
    const proven = handles.rows.map(({ handle, channel }) =>
      channel === 'email' ? asEmail(handle, true) : asPhone(`+${handle.replace(/^\+/, '')}`, true),
    )
    const known = new Map<string, Address>()
    for (const address of [...proven, asEmail(contact.email, false), asPhone(contact.phone, false)])
      if (address && !known.has(address.value)) known.set(address.value, address)
    const few = (kind: Address['kind']) =>
      [...known.values()].filter((each) => each.kind === kind).slice(0, ADDRESSES_MAX)
    const addresses = [...few('email'), ...few('phone')]
    return {
      linked: linked.rows,
      addresses: addresses.toSorted((a, b) => Number(b.isConfirmed) - Number(a.isConfirmed)),
    }
  }

  /** `storeId`: whose customer they are. The most trusted first, then who wrote last. */
  async function contactsOf(
    workspaceId: WorkspaceId,
    storeId: StoreId,
    customer: StoreCustomer,
  ): Promise<KnownPerson[]> {
    const email = sameEmail(customer.email)
    const phone = wholePhone(customer.phone)
    const digits = phone?.slice(1) ?? null
    const { rows } = await pool.query<Record<string, unknown> & { matchedBy: Match['by']; isConfirmed: boolean }>(
      `WITH found AS (
         SELECT contact_id, 'linked' AS by, true AS confirmed FROM contact_customers
           WHERE workspace_id = $1 AND store_id = $2 AND customer_id = $3
         UNION ALL
         SELECT contact_id, CASE channel WHEN 'email' THEN 'email' ELSE 'phone' END, true FROM (${PROVEN}) proven
           WHERE channel = 'email' AND lower(handle) = $4 OR channel = 'whatsapp' AND handle IN ($5, '+' || $5)
         UNION ALL SELECT id, 'email', false FROM contacts WHERE workspace_id = $1 AND lower(email) = $4
         UNION ALL SELECT id, 'phone', false FROM contacts WHERE workspace_id = $1
           AND regexp_replace(phone, '\\D', '', 'g') IN ($5, '00' || $5))
       SELECT ${SELECT.contacts}, found.by AS "matchedBy", found.confirmed AS "isConfirmed"
       FROM found JOIN contacts ON contacts.workspace_id = $1 AND contacts.id = found.contact_id`,
      [workspaceId, storeId, customer.externalId, email, digits],
    )
    const people = new Map<ContactId, Omit<KnownPerson, 'conversations'>>()
    for (const { matchedBy, isConfirmed, ...row } of rows) {
      const contact = fromRow('contacts', row)
      const match = { by: matchedBy, isConfirmed }
      // The same digits with another country's code, or without one, are another number.
      if (match.by === 'phone' && !isConfirmed && wholePhone(contact.phone) !== phone) continue
      const before = people.get(contact.id)
      if (!before || byTrust(match, before.match) < 0) people.set(contact.id, { contact, match })
    }
    return withConversations(workspaceId, [...people.values()])
  }

  async function withConversations(
    workspaceId: WorkspaceId,
    people: Omit<KnownPerson, 'conversations'>[],
  ): Promise<KnownPerson[]> {
    if (people.length === 0) return []
    const { rows } = await pool.query<Record<string, unknown>>(
      `SELECT ${SELECT.conversations} FROM conversations WHERE workspace_id = $1 AND contact_id = ANY($2)
       ORDER BY last_activity_at DESC LIMIT ${CONVERSATIONS_MAX}`,
      [workspaceId, people.map(({ contact }) => contact.id)],
    )
    const conversations: Conversation[] = rows.map((row) => fromRow('conversations', row))
    const lastOf = (person: KnownPerson) => person.conversations[0]?.lastActivityAt ?? 0
    return people
      .map((person) => ({ ...person, conversations: conversations.filter((c) => c.contactId === person.contact.id) }))
      .toSorted((a, b) => byTrust(a.match, b.match) || lastOf(b) - lastOf(a))
      .slice(0, PEOPLE_MAX)
  }

  /** By the page's address alone, whatever stands behind its `?`. One line a person, with their newest conversation. */
  async function interestIn(workspaceId: WorkspaceId, url: string): Promise<Interest[]> {
    const page = (text: string) => `split_part(split_part(${text}, '#', 1), '?', 1)`
    const { rows } = await pool.query<Interest & { name: string | null }>(
      `WITH seen AS (
         SELECT conversations.contact_id, 'sent' AS what, messages.created_at AS at FROM messages
           JOIN conversations ON conversations.workspace_id = $1 AND conversations.id = messages.conversation_id
           WHERE messages.workspace_id = $1 AND messages.content->>'kind' = 'card' AND messages.created_at > $3
             AND ${page("messages.content#>>'{card,url}'")} = ${page('$2')}
         UNION ALL
         SELECT coalesce(handles.contact_id, visits.contact_id), 'viewed', entered_at FROM visits
           LEFT JOIN contact_handles handles ON handles.workspace_id = $1 AND handles.handle = visits.contact_id::text
           WHERE visits.workspace_id = $1 AND entered_at > $3 AND ${page('visits.url')} = ${page('$2')}),
       last AS (SELECT DISTINCT ON (contact_id) * FROM seen ORDER BY contact_id, at DESC)
       SELECT last.contact_id AS "contactId", contacts.name, last.what, last.at, newest.id AS "conversationId"
       FROM last JOIN contacts ON contacts.workspace_id = $1 AND contacts.id = last.contact_id
       CROSS JOIN LATERAL (SELECT id FROM conversations WHERE workspace_id = $1 AND contact_id = last.contact_id
         ORDER BY last_activity_at DESC LIMIT 1) newest
       ORDER BY last.at DESC LIMIT ${INTEREST_MAX}`,
      [workspaceId, url, now() - LATELY_MS],
    )
    return rows.map(({ name, ...rest }) => ({ ...rest, contact: { id: rest.contactId, name } }))
  }

  return { tracesOf, contactsOf, interestIn }
}
export type StorePeople = ReturnType<typeof createStorePeople>

function asEmail(written: string | null, isConfirmed: boolean): Address | null {
  const value = sameEmail(written)
  return value === null ? null : { kind: 'email', value, isConfirmed }
}
function asPhone(written: string | null, isConfirmed: boolean): Address | null {
  const value = wholePhone(written)
  return value === null ? null : { kind: 'phone', value, isConfirmed }
}
