/** The database of a scene. */
import type { Filling } from './scenes'
import { db } from '@/data/db'
import { aMessage, anOutboxEntry, aVisit, aWorkspace } from '@/tests/factories'
import { colleagues, manager, muchKnown, ratedNow, reader, resolved, roles } from './known'
import { labels, marta, mia, minutes, people, sam } from './people'
import { contactFields, website } from './website'
import { canned, activities, longTranscript, messages, note } from './transcripts'

async function cursor(): Promise<void> {
  const workspace = aWorkspace()
  await db.workspaces.put(workspace)
  await db.agents.bulkPut([sam, mia])
  await db.labels.bulkPut(labels)
  await db.meta.bulkPut([
    { key: 'cursor', value: { workspaceId: workspace.id, seq: 1, fill: 'play' } },
    { key: 'me', value: sam.id },
  ])
}

const german = people.at(-2)!
const empty = people.at(-1)!

const FILL: Record<Filling, () => Promise<void>> = {
  nothing: async () => undefined,
  empty: cursor,
  async inbox() {
    await cursor()
    await db.inboxes.put(website)
    await db.contactFields.bulkPut(contactFields)
    await db.contacts.bulkPut(people.map(({ contact }) => contact))
    await db.conversations.bulkPut(people.map(({ conversation }) => conversation))
    await db.messages.bulkPut([
      ...messages,
      aMessage({
        conversationId: german.conversation.id,
        position: 1,
        text: german.conversation.preview!.text,
        createdAt: minutes(3000),
      }),
    ])
    await db.notes.put(note)
    await db.canned.bulkPut(canned)
    await db.activities.bulkPut(activities)
    const held = { from: 0, complete: true, usedAt: Date.now() }
    await db.histories.bulkPut(
      [marta, german, empty].map(({ conversation }) => ({ conversationId: conversation.id, ...held })),
    )
    await db.visits.bulkPut([
      aVisit({
        contactId: marta.contact.id,
        title: 'Rain jacket, Harbor blue',
        enteredAt: minutes(3),
        spentMs: 192_000,
      }),
      aVisit({ contactId: marta.contact.id, title: 'Size guide', enteredAt: minutes(6), spentMs: 100_000 }),
      aVisit({
        contactId: marta.contact.id,
        title: 'Rainwear',
        enteredAt: minutes(8),
        spentMs: 48_000,
        referrer: 'https://search.example/q',
      }),
      aVisit({
        contactId: marta.contact.id,
        title: 'A page with a title so long that it can never fit into one line of the panel',
        enteredAt: minutes(60 * 24 * 90),
        spentMs: 3_849_000,
      }),
    ])
    await db.drafts.put({
      key: `${people[4]!.conversation.id}|reply|`,
      conversationId: people[4]!.conversation.id,
      mode: 'reply',
      quotedId: null,
      text: 'Hi Priya, your refund has gone out',
      updatedAt: Date.now(),
    })
    const queued = { conversationId: german.conversation.id }
    await db.outbox.bulkPut([
      anOutboxEntry({
        ...queued,
        text: 'Ja, die Versandkosten sind enthalten.',
        createdAt: minutes(3),
        state: 'failed',
        failure: 'channel_rejected_message',
        attempts: 1,
      }),
      anOutboxEntry({ ...queued, text: 'Ich schaue kurz nach.', createdAt: minutes(1) }),
    ])
  },
  async guard() {
    await FILL.inbox()
    const conversationId = marta.conversation.id
    const position = messages.at(-1)!.position + 1
    await db.messages.put(aMessage({ conversationId, position, author: { kind: 'agent', agentId: mia.id }, text: 'Yes, a thin sweater fits.', createdAt: minutes(1) }))
    await db.outbox.put(anOutboxEntry({ conversationId, text: 'It does, with room for a sweater.', createdAt: minutes(0), state: 'held', attempts: 1 }))
  },
  async known() {
    await FILL.inbox()
    await muchKnown()
    await colleagues()
  },
  async reader() {
    await FILL.known()
    await db.agents.put(reader)
  },
  async reads() {
    await FILL.inbox()
    await db.agents.put({ ...sam, role: 'agent', denied: ['conversation.reply', 'conversation.manage'] })
  },
  async roles() {
    await FILL.known()
    await db.workspaces.put(aWorkspace({ roles }))
    await db.agents.put({ ...mia, granted: ['conversation.export'] })
  },
  async manager() {
    await FILL.roles()
    await db.agents.put(manager)
  },
  async resolved() {
    await FILL.inbox()
    await resolved()
  },
  async rated() {
    await FILL.inbox()
    await ratedNow()
  },
  async long() {
    await FILL.inbox()
    await db.messages.clear()
    await db.messages.bulkPut(longTranscript(10_000))
  },
}

export async function fill(filling: Filling): Promise<void> {
  await db.delete()
  await db.open()
  await FILL[filling]()
}
