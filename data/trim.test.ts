import 'fake-indexeddb/auto'
import { aContact, aConversation, aMessage, anId, anOutboxEntry, NOON } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InboxDb } from './db'
import { CACHE_LIMITS, trimCache } from './trim'

let db: InboxDb
beforeEach(() => {
  db = new InboxDb(`trim-${anId()}`)
})
afterEach(() => db.delete())

async function hold(lastActivityAt: number, usedAt: number) {
  const contact = aContact()
  const conversation = aConversation({ contactId: contact.id, lastActivityAt })
  await db.contacts.add(contact)
  await db.conversations.add(conversation)
  await db.messages.bulkAdd([
    aMessage({ conversationId: conversation.id }),
    aMessage({ conversationId: conversation.id, position: 2 }),
  ])
  await db.histories.add({ conversationId: conversation.id, from: 1, complete: true, usedAt })
  return conversation
}

describe('trimming the cache', () => {
  it('drops whole transcripts, the least used first, and what is too old; never the open one', async () => {
    const [open, old, used] = [await hold(NOON, 1), await hold(NOON, 2), await hold(NOON, NOON)]
    await trimCache(db, { now: NOON, keep: [open.id], limits: CACHE_LIMITS })
    const left = (await db.histories.toArray()).map((history) => history.conversationId)
    expect(new Set(left)).toEqual(new Set([open.id, used.id]))
    expect(await db.messages.where('[conversationId+position]').between([old.id, 0], [old.id, 9]).count()).toBe(0)
    expect(await db.conversations.count()).toBe(3)
  })

  it('drops the longest silent conversations with their contacts, and the list ends where it now ends', async () => {
    await hold(NOON, NOON)
    const kept = await hold(NOON + 1, NOON)
    await db.meta.put({ key: 'list', value: { complete: true } })
    const queued = anOutboxEntry()
    await db.outbox.add(queued)
    await trimCache(db, { now: NOON, keep: [], limits: { ...CACHE_LIMITS, conversations: 1 } })
    expect((await db.conversations.toArray()).map(({ id }) => id)).toEqual([kept.id])
    expect((await db.contacts.toArray()).map(({ id }) => id)).toEqual([kept.contactId])
    expect((await db.meta.get('list'))?.value).toEqual({ beforeAt: NOON + 1, beforeId: kept.id, complete: false })
    expect(await db.outbox.toArray()).toEqual([queued])
  })
})
