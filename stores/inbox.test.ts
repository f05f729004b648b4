// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import type { ListIndex } from '@/services/list-index/list-index'
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { db } from '@/data/db'
import type { MetaValues } from '@/data/rows'
import { aConversation } from '@/tests/factories'
import { answerOf } from '@/tests/list-questions'
import { connectToSilence } from '@/tests/silent-background'
import { useFirstScreenStore } from './first-screen'
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

it('what the next opening begins with is the newest, also while the list shows less than everything', async () => {
  const owner = { hubUrl: 'http://localhost:4500', agentId: 'agent-mia', workspaceId: 'ws-1' }
  await db.meta.put({ key: 'owner', value: owner as MetaValues['owner'] })
  const keep = vi.spyOn(useFirstScreenStore(), 'keep')
  const inbox = useInboxStore()
  await inbox.ready
  inbox.queue = 'bot'
  await expect.poll(() => inbox.ids).toEqual([elsewhere.id])
  const newest = aConversation({ lastActivityAt: shown.lastActivityAt + 1 })
  await db.conversations.put(newest)
  await expect
    .poll(() => keep.mock.lastCall?.[1].map(({ conversation }) => conversation.id))
    .toEqual([newest.id, shown.id])
})
