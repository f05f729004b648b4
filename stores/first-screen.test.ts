// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { fakeBrowser } from 'wxt/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { db } from '@/data/db'
import type { MetaValues } from '@/data/rows'
import { readFirstScreen } from '@/services/session/first-screen'
import { aContact, aConversation } from '@/tests/factories'
import { connectToSilence } from '@/tests/silent-background'
import { useInboxStore } from './inbox'
import { useSessionStore } from './session'

vi.mock('@/services/list-index/list-index', () => ({
  openListIndex: () => ({ query: () => new Promise(() => {}), onChange: () => () => {}, close: () => {} }),
}))

const inBoth = { hubUrl: 'http://hub.example', agentId: 'mia' }
const contact = aContact({ name: 'Oona Virtanen' })

beforeEach(async () => {
  fakeBrowser.reset()
  setActivePinia(createPinia())
  connectToSilence()
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  await Promise.all(db.tables.map((table) => table.clear()))
})
afterEach(() => vi.useRealTimers())

/** An agent signed in to this workspace looks at the list, while the database holds the rows of that one. */
async function looksAt({ signedInTo, held }: { signedInTo: string; held: string }) {
  const owner = { ...inBoth, workspaceId: held } as MetaValues['owner']
  await db.meta.put({ key: 'owner', value: owner })
  await db.contacts.put(contact)
  await db.conversations.put(aConversation({ contactId: contact.id }))
  const agent = { id: inBoth.agentId, name: 'Mia', email: 'mia@shop.example' }
  await fakeBrowser.storage.local.set({
    session: { hubUrl: inBoth.hubUrl, agent, workspaceId: signedInTo, memberships: [] },
  })
  const inbox = useInboxStore()
  await expect.poll(() => inbox.ids.length).toBe(1)
  await expect.poll(() => useSessionStore().identity).toContain(signedInTo)
  await vi.advanceTimersByTimeAsync(6_000)
  await new Promise((resolve) => setImmediate(resolve))
}

it('is kept for the next opening', async () => {
  await looksAt({ signedInTo: 'shop', held: 'shop' })
  expect((await readFirstScreen())?.rows.map((row) => row.contact?.name)).toEqual(['Oona Virtanen'])
})

it('is not kept of another workspace that was left a moment ago, whose rows are still held', async () => {
  await looksAt({ signedInTo: 'another-shop', held: 'shop' })
  expect(await readFirstScreen()).toBeNull()
})
