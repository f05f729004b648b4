/** What the log says is gone stays gone, whatever older answer arrives after it. */
import 'fake-indexeddb/auto'
import { beforeEach, expect, it } from 'vitest'
import { aContact, aConversation, aMessage, aVisit, anAgent, anId, anOutboxEntry, aWorkspace } from '@/tests/factories'
import { contactDetails, saveProfile } from './contact-profiles'
import { saveVisits } from './contacts'
import { InboxDb } from './db'
import { applyFetched, applyLog, applyTranscriptPage, replaceAll } from './sync'

let db: InboxDb
const contact = aContact({ version: 3 })
const conversation = aConversation({ contactId: contact.id, version: 4 })
const said = aMessage({ conversationId: conversation.id, position: 4, text: 'My address is …' })
const page = { conversationId: conversation.id, messages: [said], notes: [], activities: [], more: false }
const me = anAgent()
const owner = { hubUrl: 'https://hub', agentId: me.id, workspaceId: 'ws-1' as never }

beforeEach(async () => {
  db = new InboxDb(`removed-${anId()}`)
  const small = { agents: [me], inboxes: [], labels: [], contactFields: [], workspaces: [aWorkspace()] }
  const snapshot = { cursor: 5, me, ...small, conversations: [conversation], contacts: [contact], more: false }
  await replaceAll(db, { owner, fill: 'f', snapshot: snapshot as never, pages: [page], now: 1 })
})

const note = { id: anId('cn'), version: 4, contactId: contact.id, authorId: me.id, text: 'Office', createdAt: 1 }
const profile = {
  contact,
  conversations: [conversation],
  notes: [{ ...note, removedAt: null } as never],
  handles: [],
  merges: [],
}
const erase = () =>
  applyLog(db, 'f', [{ seq: 6, rows: {}, removed: { contacts: [contact.id], conversations: [conversation.id] } }], 1)

it('an erased contact leaves nothing in this browser, not even what waited to be sent', async () => {
  await saveProfile(db, 'f', profile)
  await saveVisits(db, [aVisit({ contactId: contact.id })])
  await db.outbox.add(anOutboxEntry({ conversationId: conversation.id }))
  await db.translations.add({ key: 'k', text: 'Meine Adresse', from: 'de', engine: 'e', usedAt: 1 })
  await erase()
  for (const table of db.tables)
    if (!['meta', 'agents', 'workspaces', 'gone', 'listJournal'].includes(table.name))
      expect(await table.count(), table.name).toBe(0)
})

it('an answer that was under way when it happened brings nothing back', async () => {
  await erase()
  await applyFetched(db, 'f', { contacts: [contact], conversations: [conversation] })
  await applyTranscriptPage(db, { fill: 'f', before: null, page, now: 1 })
  expect(await saveProfile(db, 'f', profile)).toBe(false)
  expect(await db.contacts.count()).toBe(0)
  expect(await db.conversations.count()).toBe(0)
  expect(await db.messages.count()).toBe(0)
  expect(await db.contactNotes.count()).toBe(0)
})

it('a contact merged away is there again when the merge is undone', async () => {
  const kept = aContact({ version: 5 })
  const moved = { ...conversation, contactId: kept.id, version: 6 }
  const away = { seq: 6, rows: { contacts: [kept], conversations: [moved] }, removed: { contacts: [contact.id] } }
  const back = {
    seq: 7,
    rows: { contacts: [{ ...contact, version: 7 }], conversations: [{ ...conversation, version: 7 }] },
  }
  await applyLog(db, 'f', [away], 1)
  expect(await db.contacts.get(contact.id)).toBeUndefined()
  expect((await contactDetails(db, kept.id)).conversations).toHaveLength(1)
  await applyLog(db, 'f', [back], 1)
  expect(await db.contacts.get(contact.id)).toMatchObject({ version: 7 })
  expect((await contactDetails(db, contact.id)).conversations).toHaveLength(1)
})
