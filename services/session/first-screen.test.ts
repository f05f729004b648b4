import { aContact, aConversation, anAgent } from '@/tests/factories'
import { beforeEach, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { keepFirstScreen, ownScreen, readFirstScreen } from './first-screen'

beforeEach(() => fakeBrowser.reset())
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
  await keepFirstScreen('me', { rows, agents: [] })
  expect((await keptFor('me'))!.rows).toEqual(rows.slice(0, 15))
})
