import 'fake-indexeddb/auto'
import type { LogEntry } from '@/data/apply'
import { InboxDb } from '@/data/db'
import type { AgentId, ConversationId } from '@/domain/ids'
import { NOON, aContact, aConversation, aMessage, aNote, anAgent, anId } from '@/tests/factories'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing'
import { changePreferences } from '../preferences/preferences'
import { notify } from './notify'
import { createUnread } from './unread'

const me = 'agent-1' as AgentId
let db: InboxDb
let shown: { id: string; title: string; message: string }[]
beforeEach(() => {
  fakeBrowser.reset()
  shown = []
  sounds = 0
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
let sounds = 0
const tell = (entries: LogEntry[], open: ConversationId[] = [], now = NOON) =>
  notify(db, { me, entries, now, isShown: async (id) => open.includes(id) }, async () => void (sounds += 1))

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
    await tell([noted(id, [me])])
    expect(shown).toEqual([{ id: `conversation:${id}`, title: 'Mia Chen mentioned you', message: 'Yours?' }])
  })

  it('and in privacy mode not what it says', async () => {
    await changePreferences({ hideText: true })
    const { id } = await held()
    await tell([noted(id, [me])])
    expect(shown).toMatchObject([{ title: 'A colleague mentioned you', message: 'In a private note' }])
  })

  it('is not a note that calls on somebody else, is old, or is before their eyes', async () => {
    const { id } = await held()
    await tell([noted(id, ['agent-3' as AgentId])])
    await tell([noted(id, [me], NOON - 3_600_000)])
    await tell([noted(id, [me])], [id])
    expect(shown).toEqual([])
  })

  it.each([
    ['follow_up', me, 'Follow up with Camila Ríos: no answer yet'],
    ['snoozed', null, 'Camila Ríos is back from snooze'],
  ] as const)('a conversation that is back: %s', async (reason, agentId, title) => {
    const row = await held({ returned: { reason, at: NOON, agentId } })
    await tell([{ seq: 8, rows: { conversations: [row] } }])
    expect(shown).toMatchObject([{ title }])
  })

  it('one that is back for a colleague is theirs', async () => {
    const row = await held({ returned: { reason: 'snoozed', at: NOON, agentId: 'agent-2' as AgentId } })
    await tell([{ seq: 8, rows: { conversations: [row] } }])
    expect(shown).toEqual([])
  })
})

describe('quiet', () => {
  it('until a moment: nothing is shown and nothing sounds, and after it both are', async () => {
    await changePreferences({ quietUntil: NOON + 1 })
    const { id } = await held()
    await tell([wrote(id, 1)])
    expect([shown.length, sounds]).toEqual([0, 0])
    await tell([wrote(id, 2)], [], NOON + 1)
    expect([shown.length, sounds]).toEqual([1, 1])
  })
  it('there is one sound, however many conversations have something new, and none when it is off', async () => {
    const [one, other] = [await held(), await held()]
    await tell([wrote(one.id, 1), wrote(other.id, 2)])
    expect([shown.length, sounds]).toEqual([2, 1])
    await changePreferences({ sound: false })
    await tell([wrote(one.id, 3)])
    expect([shown.length, sounds]).toEqual([3, 1])
  })
})

describe('work given to this agent', () => {
  const given = (conversationId: ConversationId, by: string): LogEntry => ({
    seq: 4,
    rows: {
      activities: [
        {
          ...{ id: '4.0' as never, version: 4, position: 4, conversationId, createdAt: NOON },
          actor: { kind: 'agent', agentId: by as AgentId },
          what: {
            kind: 'assigned',
            from: { agentId: null, teamId: null },
            to: { agentId: me, teamId: null },
            reason: null,
          },
        },
      ],
    },
  })
  it('is told, with the workspace’s name for somebody who is in several', async () => {
    const { id } = await held({ assigneeId: me })
    const membership = (workspaceId: string, name: string) => ({ workspace: { id: workspaceId, name }, role: 'agent' })
    const memberships = [membership('w1', 'Tidewater'), membership('w2', 'Wharf')]
    await fakeBrowser.storage.local.set({ session: { workspaceId: 'w2', memberships } })
    await tell([given(id, 'agent-2')])
    expect(shown).toMatchObject([{ title: 'Assigned to you: Camila Ríos · Wharf' }])
  })
  it('is no news when the agent took it', async () => {
    const { id } = await held({ assigneeId: me })
    await tell([given(id, me)])
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
