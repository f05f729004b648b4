import 'fake-indexeddb/auto'
import { InboxDb } from '@/data/db'
import type { AgentId, ConversationId } from '@/domain/ids'
import { aContact, aConversation, aMessage, anId, NOON } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { changePreferences } from '../preferences/preferences'
import { arrivals, notify } from './notify'
import { createUnread } from './unread'

const me = 'agent-1' as AgentId
let db: InboxDb
let shown: { id: string; title: string; message: string }[]
beforeEach(() => {
  fakeBrowser.reset()
  shown = []
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('en-US')
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => path)
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation((async (
    id: string,
    options: { title: string; message: string },
  ) => {
    shown.push({ id, title: options.title, message: options.message })
    return id
  }) as never)
  db = new InboxDb(`notify-${anId()}`)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await db.delete()
})

async function held(over: Parameters<typeof aConversation>[0] = {}, name: string | null = 'Camila Ríos') {
  const contact = aContact({ name })
  const conversation = aConversation({ contactId: contact.id, unreadCount: 1, ...over })
  await db.contacts.put(contact)
  await db.conversations.put(conversation)
  return conversation
}
const wrote = (conversationId: ConversationId, position: number, text = 'Hola', createdAt = NOON) => ({
  seq: position,
  rows: { messages: [aMessage({ conversationId, position, text, createdAt })] },
})
const tell = (entries: ReturnType<typeof wrote>[], open: ConversationId[] = []) =>
  notify(db, { me, arrived: arrivals(entries, NOON), isShown: async (id) => open.includes(id) })

describe('a notification', () => {
  it('is one per conversation, and says who wrote what last', async () => {
    const { id } = await held()
    await tell([wrote(id, 1, 'Hola'), wrote(id, 2, '¿Hay talla M?')])
    expect(shown).toEqual([{ id: `conversation:${id}`, title: 'Camila Ríos', message: '¿Hay talla M?' }])
  })

  it('in privacy mode says who, never what', async () => {
    await changePreferences({ hideText: true })
    const { id } = await held()
    await tell([wrote(id, 1, 'my card number is')])
    expect(shown).toMatchObject([{ title: 'Camila Ríos', message: 'New message' }])
  })

  it.each([
    ['the conversation is before somebody’s eyes', {}, true],
    ['it is a colleague’s', { assigneeId: 'agent-2' as AgentId }, false],
    ['the bot is answering', { hostedByBot: true }, false],
  ])('is not shown when %s', async (_, over, isOpen) => {
    const { id } = await held(over)
    await tell([wrote(id, 1)], isOpen ? [id] : [])
    expect(shown).toEqual([])
  })

  it('is not shown for what was missed while away, nor for what is no news', async () => {
    const { id } = await held()
    const old = wrote(id, 1, 'yesterday', NOON - 3_600_000)
    const receipt = { seq: 9, rows: { messages: [aMessage({ conversationId: id, position: 2, createdAt: NOON })] } }
    await tell([old, receipt])
    expect(shown).toEqual([])
  })

  it('is never shown when the agent wants none', async () => {
    await changePreferences({ notifications: false })
    const { id } = await held()
    await tell([wrote(id, 1)])
    expect(shown).toEqual([])
  })
})

describe('the unread count', () => {
  it('counts what waits for this agent, and follows changes without counting anew', async () => {
    const totals: number[] = []
    const mine = await held({ assigneeId: me, unreadCount: 2 })
    await held({ unreadCount: 3 })
    await held({ assigneeId: 'agent-2' as AgentId, unreadCount: 50 })
    await held({ status: 'resolved', unreadCount: 50 })
    const unread = createUnread(db, me, async (total) => void totals.push(total))
    await unread.reload()
    await unread.update([{ ...mine, unreadCount: 0 }])
    await unread.update([{ ...mine, unreadCount: 0 }])
    await unread.update([{ ...mine, unreadCount: 4, assigneeId: 'agent-2' as AgentId }])
    await unread.update([aConversation({ unreadCount: 1 })])
    expect(totals).toEqual([5, 3, 4])
  })
})
