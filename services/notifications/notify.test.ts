import 'fake-indexeddb/auto'
import type { LogEntry } from '@/data/apply'
import { InboxDb } from '@/data/db'
import type { AgentId, ConversationId } from '@/domain/ids'
import { NOON, aContact, aConversation, aMessage, aNote, anAgent, anId } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { changePreferences } from '../preferences/preferences'
import { arrivals, notify, notifyOwn } from './notify'
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

describe('what is meant for this agent', () => {
  const own = (entries: LogEntry[], open: ConversationId[] = []) =>
    notifyOwn(db, { me, entries, now: NOON, isShown: async (id) => open.includes(id) })
  const noted = (conversationId: ConversationId, mentions: AgentId[], createdAt = NOON): LogEntry => ({
    seq: 7,
    rows: {
      notes: [
        aNote({ conversationId, position: 7, authorId: 'agent-2' as AgentId, mentions, text: 'Yours?', createdAt }),
      ],
    },
  })

  it('a note that calls on them, in a conversation of whoever it is', async () => {
    const { id } = await held({ assigneeId: 'agent-2' as AgentId })
    await db.agents.put(anAgent({ id: 'agent-2' as AgentId, name: 'Mia Chen' }))
    await own([noted(id, [me])])
    expect(shown).toEqual([{ id: `conversation:${id}`, title: 'Mia Chen mentioned you', message: 'Yours?' }])
  })

  it('and in privacy mode not what it says', async () => {
    await changePreferences({ hideText: true })
    const { id } = await held()
    await own([noted(id, [me])])
    expect(shown).toMatchObject([{ title: 'A colleague mentioned you', message: 'In a private note' }])
  })

  it('is not a note that calls on somebody else, is old, or is before their eyes', async () => {
    const { id } = await held()
    await own([noted(id, ['agent-3' as AgentId])])
    await own([noted(id, [me], NOON - 3_600_000)])
    await own([noted(id, [me])], [id])
    expect(shown).toEqual([])
  })

  it.each([
    ['follow_up', me, 'Follow up with Camila Ríos: no answer yet'],
    ['snoozed', null, 'Camila Ríos is back from snooze'],
  ] as const)('a conversation that is back: %s', async (reason, agentId, title) => {
    const row = await held({ returned: { reason, at: NOON, agentId } })
    await own([{ seq: 8, rows: { conversations: [row] } }])
    expect(shown).toMatchObject([{ title }])
  })

  it('one that is back for a colleague is theirs', async () => {
    const row = await held({ returned: { reason: 'snoozed', at: NOON, agentId: 'agent-2' as AgentId } })
    await own([{ seq: 8, rows: { conversations: [row] } }])
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
