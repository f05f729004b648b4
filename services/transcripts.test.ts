import 'fake-indexeddb/auto'
import { InboxDb } from '@/data/db'
import { conversationById } from '@/data/conversations'
import { transcript } from '@/data/messages'
import { replaceAll } from '@/data/sync'
import type { ConversationId } from '@/domain/ids'
import { aContact, aConversation, aMessage, anAgent, anId } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realClock } from './clock'
import type { HubClient } from './hub-client/client'
import { createTranscripts, type Transcripts } from './transcripts'

const me = anAgent()
const id = anId<ConversationId>('cv')
const said = Array.from({ length: 120 }, (_, i) =>
  aMessage({ conversationId: id, position: i + 1, text: String(i + 1) }),
)
const contacts = Array.from({ length: 5 }, () => aContact())
const listed = contacts.map((contact, i) => aConversation({ contactId: contact.id, lastActivityAt: 1_000 - i }))

let db: InboxDb
let transcripts: Transcripts
let asked: string[]

const hub = {
  async call(name: string, { query, params }: { query?: Record<string, number>; params?: { contactId: string } }) {
    asked.push(name)
    if (name === 'listMessages') {
      const older = said.filter(({ position }) => position < (query?.before ?? Infinity))
      return { messages: older.slice(-50), notes: [], activities: [], more: older.length > 50 }
    }
    if (name === 'getContact') return contacts.find((contact) => contact.id === params!.contactId)
    const rest = listed.filter(({ lastActivityAt }) => lastActivityAt < (query?.beforeAt ?? Infinity))
    return { conversations: rest.slice(0, 2), contacts: [], more: rest.length > 2 }
  },
} as unknown as HubClient

beforeEach(async () => {
  db = new InboxDb(`transcripts-${anId()}`)
  asked = []
  transcripts = createTranscripts({ db, hub, clock: realClock })
  const snapshot = {
    cursor: 500,
    me,
    workspaces: [],
    agents: [],
    teams: [],
    inboxes: [],
    labels: [],
    canned: [],
    contactFields: [],
    contacts: [],
  }
  const owner = { hubUrl: 'https://hub', agentId: me.id, workspaceId: 'ws-1' as never }
  const first = { ...snapshot, conversations: listed.slice(0, 1), more: true }
  await replaceAll(db, { owner, fill: 'f', snapshot: first, pages: [], now: 1 })
})
afterEach(() => db.delete())

const shown = async () => (await transcript(db, id, 1_000)).items.length

describe('fetching what the stream does not bring', () => {
  it('brings a transcript page by page to its beginning, and asks no further', async () => {
    expect((await transcript(db, id)).unknown).toBe(true)
    expect(await transcripts.loadOlder(id)).toBe(true)
    expect(await shown()).toBe(50)
    expect(await transcripts.loadOlder(id)).toBe(true)
    expect(await transcripts.loadOlder(id)).toBe(false)
    expect(await shown()).toBe(120)
    expect(await transcripts.loadOlder(id)).toBe(false)
    expect(asked).toHaveLength(3)
  })

  it('fetches a page once, however many ask for it', async () => {
    await Promise.all([transcripts.loadOlder(id), transcripts.loadOlder(id), transcripts.loadOlder(id)])
    expect(asked).toEqual(['listMessages'])
  })

  it('fetches nothing for a conversation that is held well enough', async () => {
    await transcripts.prefetch(id)
    await transcripts.prefetch(id)
    expect(asked).toEqual(['listMessages'])
  })

  it('pain 5: goes down the list by keyset, to its end, and brings the contacts that did not come along', async () => {
    while (await transcripts.loadOlderConversations(2)) continue
    expect(asked).toEqual(['listConversations', 'listConversations'])
    for (const row of listed) expect(await conversationById(db, row.id)).toEqual(row)
    expect(await transcripts.loadOlderConversations(2)).toBe(false)
    await transcripts.fetchMissingContacts(listed)
    expect(await db.contacts.count()).toBe(5)
  })
})
