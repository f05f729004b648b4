// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import type { ListIndex } from '@/services/list-index/list-index'
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { db } from '@/data/db'
import { aConversation } from '@/tests/factories'
import { answerOf } from '@/tests/list-questions'
import { connectToSilence } from '@/tests/silent-background'
import { useInboxStore } from './inbox'

const { index } = vi.hoisted(() => ({ index: { query: vi.fn<ListIndex['query']>(), changed: () => {} } }))
vi.mock('@/services/list-index/list-index', () => ({
  openListIndex: (): ListIndex => ({
    query: index.query,
    onChange: (changed) => {
      index.changed = changed
      return () => {}
    },
    close: () => {},
  }),
}))

const [shown, elsewhere] = [aConversation(), aConversation({ hostedByBot: true, lastActivityAt: 1, status: 'snoozed' })]
let pinia: Pinia
beforeEach(async () => {
  fakeBrowser.reset()
  setActivePinia((pinia = createPinia()))
  connectToSilence()
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run))
  index.query.mockImplementation(({ queue }) => Promise.resolve(answerOf(queue === 'bot' ? elsewhere.id : shown.id)))
  await Promise.all(db.tables.map((table) => table.clear()))
  await db.conversations.bulkPut([shown, elsewhere])
})
afterEach(() => {
  disposePinia(pinia)
  vi.unstubAllGlobals()
})

it('a row that was read ahead, and changed out of view, comes into view as it is now', async () => {
  const inbox = useInboxStore()
  inbox.setRange([shown.id])
  await expect.poll(() => inbox.rows.has(elsewhere.id)).toBe(true) // what is one press away
  const preview = { author: 'contact', kind: 'text', text: 'Are you there?' } as const
  await db.conversations.put({ ...elsewhere, preview })
  index.changed()
  inbox.queue = 'bot'
  await expect.poll(() => inbox.ids).toEqual([elsewhere.id])
  expect(inbox.rows.get(elsewhere.id)?.conversation.preview).toEqual(preview)
})
