import { aContact, aConversation, anAgent } from '@/tests/factories'
import { beforeEach, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { keepFirstScreen, ownScreen, readFirstScreen } from './first-screen'

async function signedInTo(workspaceId: string) {
  const agent = { id: 'mia', name: 'Mia', email: 'mia@shop.example' }
  await fakeBrowser.storage.local.set({ session: { hubUrl: 'hub', agent, workspaceId, memberships: [] } })
}
beforeEach(async () => {
  fakeBrowser.reset()
  await signedInTo('shop')
})
const keptFor = async (identity: string) => ownScreen(await readFirstScreen(), identity)

it('is there for whom it was kept, with the agents its rows name', async () => {
  const [mia, sam] = [anAgent(), anAgent()]
  const contact = aContact()
  const conversation = aConversation({ contactId: contact.id, assigneeId: mia.id })
  await keepFirstScreen('hub mia shop', { rows: [{ conversation, contact }], agents: [mia, sam] })
  expect(await keptFor('hub mia shop')).toEqual({ rows: [{ conversation, contact }], agents: [mia] })
})

it('is nobody else’s', async () => {
  await keepFirstScreen('hub mia shop', { rows: [], agents: [] })
  expect(await keptFor('hub mia another-shop')).toBeNull()
})

it('is one screen, however long the list is', async () => {
  const rows = Array.from({ length: 200 }, () => ({ conversation: aConversation(), contact: null }))
  await keepFirstScreen('hub mia shop', { rows, agents: [] })
  expect((await keptFor('hub mia shop'))!.rows).toEqual(rows.slice(0, 15))
})

it('of a workspace that was left while it was being kept, nothing stays', async () => {
  await signedInTo('another-shop')
  await keepFirstScreen('hub mia shop', { rows: [{ conversation: aConversation(), contact: null }], agents: [] })
  expect(await readFirstScreen()).toBeNull()
})
