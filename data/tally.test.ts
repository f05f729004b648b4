import 'fake-indexeddb/auto'
import { aContact, aConversation, aMessage, anId, anOutboxEntry, aVisit } from '@/tests/factories'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { InboxDb } from './db'
import { saveDraft } from './drafts'
import { localTally } from './tally'
import { wipe } from './sync'

let db: InboxDb
beforeEach(() => {
  db = new InboxDb(`tally-${anId()}`)
})
afterEach(() => db.delete())

it('counts what is a copy and what is nowhere else, and nothing is left after a wipe', async () => {
  const conversation = aConversation()
  await db.conversations.add(conversation)
  await db.contacts.add(aContact())
  await db.messages.bulkAdd([aMessage(), aMessage({ position: 2 })])
  await db.visits.add(aVisit())
  await db.files.bulkAdd([
    { id: '1', blob: new Blob(), sizeBytes: 10, usedAt: 0 },
    { id: '2', blob: new Blob(), sizeBytes: 32, usedAt: 0 },
  ])
  const queued = anOutboxEntry()
  await db.outbox.add(queued)
  await saveDraft(db, { conversationId: conversation.id, mode: 'reply', quotedId: null }, 'Not yet')
  const file = {
    conversationId: conversation.id,
    name: 'a',
    mediaType: '',
    sizeBytes: 1,
    blob: new Blob(),
    sentBytes: 0,
    createdAt: 0,
  }
  await db.uploads.bulkAdd([
    { id: 'of the queued one', messageId: queued.id as never, ...file },
    { id: 'waiting', messageId: null, ...file },
  ])
  const tally = await localTally(db)
  expect(tally).toEqual({
    ...{ conversations: 1, contacts: 1, said: 2, visits: 1, files: 2, fileBytes: 42, translations: 0, workspace: 0 },
    ...{ unsent: 1, drafts: 1, waitingFiles: 1 },
  })
  await wipe(db)
  expect(Object.values(await localTally(db)).every((n) => n === 0)).toBe(true)
})
