import 'fake-indexeddb/auto'
import { aConversation, anId } from '@/tests/factories'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { InboxDb } from './db'
import { watchChanges, type Changes } from './watch-changes'

let db: InboxDb
let stop: () => void
let seen: Changes[]
const next = () => new Promise<void>((resolve) => (arrived = resolve))
let arrived = () => {}
beforeEach(async () => {
  db = new InboxDb(`watch-${anId()}`)
  await db.open()
  seen = []
  stop = watchChanges(db, (changes) => {
    seen.push(changes)
    arrived()
  })
})
afterEach(async () => {
  stop()
  await db.delete()
})

it('names the rows of a small write one by one', async () => {
  const rows = [aConversation(), aConversation()]
  const told = next()
  await db.conversations.bulkPut(rows)
  await told
  expect(seen).toEqual([{ table: 'conversations', ids: rows.map((row) => row.id).sort() }])
})

it('says "read anew" for a large write', async () => {
  const told = next()
  await db.conversations.bulkPut(Array.from({ length: 60 }, () => aConversation()))
  await told
  expect(seen).toEqual([{ table: 'conversations', ids: null }])
})
