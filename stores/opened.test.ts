// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import type { ConversationId, MessageId } from '@/domain/ids'
import { createPinia, setActivePinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { beforeEach, expect, it } from 'vitest'
import { db } from '@/data/db'
import { aConversation, aMessage } from '@/tests/factories'
import { connectToSilence } from '@/tests/silent-background'
import { useNavigationStore } from './navigation'
import { useOpenedStore } from './opened'

const conversation = aConversation({ lastPosition: 120 })
const id: ConversationId = conversation.id

beforeEach(async () => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  connectToSilence()
  await Promise.all(db.tables.map((table) => table.clear()))
  await db.conversations.put(conversation)
  await db.messages.bulkPut(
    Array.from({ length: 120 }, (_, at) =>
      aMessage({ id: `m-${at}` as MessageId, conversationId: id, position: at + 1 }),
    ),
  )
})

async function openWhole() {
  const opened = useOpenedStore()
  useNavigationStore().open(id)
  const shown = () => opened.transcript?.items.length ?? 0
  await expect.poll(shown).toBe(50)
  opened.showMore()
  opened.showMore()
  await expect.poll(shown).toBe(120)
  return { opened, shown }
}

it('lets go of the older pages at the end', async () => {
  const { opened, shown } = await openWhole()
  opened.showLess()
  await expect.poll(shown).toBe(50)
  opened.showAsBefore()
  await expect.poll(shown).toBe(50)
})

it('keeps them for whoever goes up again before they went', async () => {
  const { opened, shown } = await openWhole()
  const seen: number[] = []
  opened.$subscribe(() => seen.push(shown()))
  opened.showLess()
  await Promise.resolve() // the shorter reading has begun
  opened.showAsBefore()
  await db.messages.put(aMessage({ id: 'm-new' as MessageId, conversationId: id, position: 121 }))
  await expect.poll(shown).toBe(121)
  expect(Math.min(...seen, shown())).toBeGreaterThanOrEqual(120)
})
