import 'fake-indexeddb/auto'
import { aConversation, anId } from '@/tests/factories'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { latestConversations } from './conversations'
import { InboxDb } from './db'

let db: InboxDb
beforeEach(() => void (db = new InboxDb(`conversations-${anId()}`)))
afterEach(() => db.delete())

it('gives the newest first, and goes on after the last one given', async () => {
  const held = [3, 1, 2, 2].map((lastActivityAt) => aConversation({ lastActivityAt }))
  await db.conversations.bulkPut(held)
  const first = await latestConversations(db, { limit: 2 })
  expect(first.map(({ lastActivityAt }) => lastActivityAt)).toEqual([3, 2])
  const rest = await latestConversations(db, { limit: 5, before: first[1]! })
  expect(rest.map(({ lastActivityAt }) => lastActivityAt)).toEqual([2, 1])
})
