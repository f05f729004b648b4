/** A contact about whom much is known: fields, notes, a merge, ratings, earlier conversations; and colleagues to assign to. */
import type { ContactFieldId, ContactMergeId } from '@/domain/ids'
import type { Roles } from '@/domain/permissions'
import { db } from '@/data/db'
import { aContact, aConversation, anActivity, anAgent, anId, anInbox, aTeam } from '@/tests/factories'
import { marta, mia, minutes, people, sam } from './people'
import { messages } from './transcripts'

const days = (n: number) => minutes(n * 24 * 60)
const field = (name: string, kind: 'text' | 'number' | 'date' | 'choice', rank: number, choices: string[] = []) => ({
  id: anId<ContactFieldId>('cf'),
  version: 1,
  name,
  kind,
  choices,
  rank,
})
export const fields = [
  field('Club number', 'text', 0),
  field('Membership', 'choice', 1, ['Gold', 'Silver', 'Bronze']),
  field('Birthday', 'date', 2),
  field('Boot size', 'number', 3),
]
/** With the same email, so that merging suggests it. */
export const twin = aContact({ name: 'M. Ruiz', email: marta.contact.email, phone: '+34 960 555 014', language: 'es', country: 'ES' })
const rated = (stars: number, comment: string, at: number) => ({ stars, comment, ratedAt: at })
const earlier = [
  aConversation({ contactId: marta.contact.id, status: 'resolved', channel: 'email', lastActivityAt: days(34), rating: rated(2, 'Had to write twice before anybody answered.', days(33)), preview: { author: 'agent', kind: 'text', text: 'The refund left us today.' } }),
  aConversation({ contactId: marta.contact.id, status: 'resolved', lastActivityAt: days(120), rating: rated(5, '', days(119)), preview: { author: 'contact', kind: 'text', text: '¡Muchas gracias!' } }),
]
const note = (text: string, authorId: typeof sam.id, at: number) => ({ id: anId<never>('cn'), version: 1, contactId: marta.contact.id, authorId, text, createdAt: at, removedAt: null })

export async function muchKnown(): Promise<void> {
  await db.contactFields.bulkPut(fields)
  await db.contacts.bulkPut([twin, { ...marta.contact, fields: { [fields[0]!.id]: 'TW-2041', [fields[1]!.id]: 'Gold', [fields[2]!.id]: '1988-05-17' } }])
  await db.contactNotes.bulkPut([
    note('Prefers to be called after four. Speaks Valencian and Spanish.', mia.id, days(33)),
    note('Returned two jackets in spring, both for the fit.', sam.id, days(120)),
  ])
  await db.conversations.bulkPut(earlier)
  const inbox = anInbox({ id: marta.conversation.inboxId })
  await db.inboxes.put(inbox)
  const mail = anInbox({ channel: 'email', name: 'help@tidewater.example' })
  await db.inboxes.put(mail)
  await db.contactProfiles.put({
    contactId: marta.contact.id,
    handles: [{ inboxId: inbox.id, handle: marta.conversation.contactHandle }, { inboxId: mail.id, handle: marta.contact.email! }],
    merges: [{ id: anId<ContactMergeId>('mg'), other: { id: people[3]!.contact.id, name: 'Marta R.', email: null, phone: '+34 600 555 014' }, mergedById: sam.id, mergedAt: days(3) }],
    ratings: [{ conversationId: earlier[0]!.id, ...rated(4, 'Quick this time.', days(10)) }],
  })
}

export async function colleagues(): Promise<void> {
  const away = anAgent({ name: 'Priya Raghunathan-Whitfield', email: 'priya@tidewater.example', availability: 'away' })
  const busy = anAgent({ name: '佐々木 葵', email: 'aoi@tidewater.example', capacity: 4 })
  await db.agents.bulkPut([away, busy])
  await db.teams.bulkPut([aTeam({ name: 'Returns', memberIds: [mia.id, busy.id] }), aTeam({ name: 'Wholesale', memberIds: [away.id] })])
}

/** Sam without the right to change anything about contacts. */
export const reader = { ...sam, role: 'agent' as const, denied: ['contact.edit' as const] }

/** Both roles otherwise than delivered. */
export const roles: Roles = {
  supervisor: { added: ['audit.read'], removed: ['conversation.export'] },
  agent: { added: ['conversation.reassign', 'label.manage'], removed: ['contact.edit'] },
}
/** Manages the team without being an admin. */
export const manager = { ...sam, role: 'supervisor' as const, granted: ['team.manage' as const] }

export async function resolved(): Promise<void> {
  await db.conversations.put({ ...marta.conversation, status: 'resolved', unreadCount: 0 })
}

/** Asked, and answered with a comment. */
export async function ratedNow(): Promise<void> {
  const rating = rated(4, 'Kind, and quick. The size guide could say how it falls at the shoulders.', minutes(2))
  await db.conversations.put({ ...marta.conversation, status: 'resolved', unreadCount: 0, ratingId: anId('ra'), ratingInvitedAt: minutes(30), rating })
  const conversationId = marta.conversation.id
  const position = messages.at(-1)!.position
  await db.activities.bulkPut([
    anActivity({ conversationId, position: position + 1, createdAt: minutes(30), actor: { kind: 'agent', agentId: sam.id }, what: { kind: 'rating_invited', again: false } }),
    anActivity({ conversationId, position: position + 2, createdAt: minutes(2), actor: { kind: 'contact' }, what: { kind: 'rated', stars: rating.stars, comment: rating.comment } }),
  ])
}
