import 'fake-indexeddb/auto'
import { InboxDb } from '@/data/db'
import type { AgentId, LabelId, TeamId } from '@/domain/ids'
import { aContact, aConversation, anId, NOON } from '@/tests/factories'
import { describe, expect, it } from 'vitest'
import { ConversationIndex } from './conversation-index'
import { keepCurrent } from './keep-current'
import type { ListQuery } from '@/domain/list-query'

const me = 'agent-1' as AgentId
const none = { webchat: 0, messenger: 0, instagram: 0, whatsapp: 0, telegram: 0, line: 0, email: 0 }
const everything: ListQuery = {
  me,
  queue: 'all',
  channels: [],
  unreadOnly: false,
  shelf: null,
  labels: [],
  teams: [],
  name: '',
  limit: 50,
}

describe('the list index', () => {
  it('gives the newest first, counts what a filter would leave, and finds names in any script', () => {
    const index = new ConversationIndex()
    const people = ['Camila Ríos', '陈美玲', 'Łukasz Żak', null].map((name) => aContact({ name }))
    const rows = [
      aConversation({ contactId: people[0]!.id, lastActivityAt: NOON, assigneeId: me, unreadCount: 2 }),
      aConversation({ contactId: people[1]!.id, lastActivityAt: NOON + 3, channel: 'line' }),
      aConversation({ contactId: people[2]!.id, lastActivityAt: NOON + 2, hostedByBot: true, assigneeId: me }),
      aConversation({ contactId: people[3]!.id, lastActivityAt: NOON + 1, status: 'resolved' }),
    ]
    for (const person of people) index.putContact(person)
    for (const row of rows) index.putConversation(row)

    expect(index.query(everything)).toEqual({
      ids: [rows[1]!.id, rows[2]!.id, rows[3]!.id, rows[0]!.id],
      total: 4,
      counts: {
        queues: { all: 4, mine: 1, unassigned: 2, bot: 1 },
        shelves: { open: 3, snoozed: 0, resolved: 1 },
        channels: { ...none, webchat: 3, line: 1 },
        labels: {},
        teams: {},
        unread: 1,
      },
    })
    const open = { ...everything, shelf: 'open', queue: 'unassigned' } as const
    expect(index.query(open)).toMatchObject({
      ids: [rows[1]!.id],
      counts: { channels: { ...none, line: 1 }, unread: 0 },
    })
    expect(index.query({ ...everything, name: 'rios' }).ids).toEqual([rows[0]!.id])
    expect(index.query({ ...everything, name: '美玲' }).ids).toEqual([rows[1]!.id])
    expect(index.query({ ...everything, name: 'zak lukasz' }).ids).toEqual([rows[2]!.id])
    expect(index.query({ ...everything, name: '#' }).ids).toEqual([rows[3]!.id])
  })

  it('narrows to teams, and counts each as the other filters leave it', () => {
    const index = new ConversationIndex()
    const [orders, returns] = ['orders', 'returns'] as TeamId[]
    const rows = [
      aConversation({ lastActivityAt: NOON + 3, teamId: orders! }),
      aConversation({ lastActivityAt: NOON + 2, teamId: returns!, channel: 'line' }),
      aConversation({ lastActivityAt: NOON + 1 }),
    ]
    for (const row of rows) index.putConversation(row)
    const ask = (filter: Partial<ListQuery>) => index.query({ ...everything, ...filter })

    expect(ask({ teams: [orders!] })).toMatchObject({
      ids: [rows[0]!.id],
      counts: { teams: { orders: 1, returns: 1 } },
    })
    expect(ask({ teams: [orders!, returns!] }).total).toBe(2)
    expect(ask({ channels: ['line'] }).counts.teams).toEqual({ returns: 1 })
    index.putConversation({ ...rows[2]!, teamId: returns! })
    expect(ask({ teams: [returns!] }).ids).toEqual([rows[1]!.id, rows[2]!.id])
  })

  it('counts each shelf and each label as the other filters leave them', () => {
    const index = new ConversationIndex()
    const [late, vip] = ['late', 'vip'] as LabelId[]
    const rows = [
      aConversation({ lastActivityAt: NOON + 4, labelIds: [late!, vip!] }),
      aConversation({ lastActivityAt: NOON + 3, labelIds: [vip!], status: 'resolved' }),
      aConversation({ lastActivityAt: NOON + 2, labelIds: [late!], status: 'snoozed', channel: 'line' }),
      aConversation({ lastActivityAt: NOON + 1, status: 'resolved', channel: 'line' }),
    ]
    for (const row of rows) index.putConversation(row)
    const ask = (filter: Partial<ListQuery>) => index.query({ ...everything, ...filter })

    expect(ask({ shelf: 'resolved' })).toMatchObject({
      ids: [rows[1]!.id, rows[3]!.id],
      counts: { shelves: { open: 1, snoozed: 1, resolved: 2 }, labels: { vip: 1 } },
    })
    expect(ask({ shelf: 'open', labels: [vip!] })).toMatchObject({
      ids: [rows[0]!.id],
      counts: { shelves: { open: 1, snoozed: 0, resolved: 1 }, labels: { late: 1, vip: 1 } },
    })
    expect(ask({ shelf: 'resolved', channels: ['line'] }).counts).toMatchObject({
      ...{ shelves: { open: 0, snoozed: 1, resolved: 1 }, labels: {} },
      channels: { ...none, webchat: 1, line: 1 },
    })
  })

  it('follows what is written, moved, and removed', async () => {
    const db = new InboxDb(`index-${anId()}`)
    const contact = aContact({ name: 'Mo' })
    const [older, newer] = [aConversation({ lastActivityAt: NOON }), aConversation({ lastActivityAt: NOON + 1 })]
    await db.conversations.bulkPut([older, newer])
    const index = new ConversationIndex()
    let changed = () => {}
    const { ready, stop } = keepCurrent(db, index, () => changed())
    const until = (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        changed = () => isSo() && resolve()
        changed()
      })
    await ready
    expect(index.query(everything).ids).toEqual([newer.id, older.id])

    await db.conversations.put({ ...older, lastActivityAt: NOON + 9, contactId: contact.id })
    await db.contacts.put(contact)
    await until(() => index.query({ ...everything, name: 'mo' }).ids[0] === older.id)
    await db.conversations.delete(newer.id)
    await until(() => index.size === 1)
    await db.conversations.bulkPut(Array.from({ length: 120 }, () => aConversation()))
    const sizes = new Set<number>()
    await until(() => sizes.add(index.size) && index.size === 121)
    expect([...sizes]).toEqual([1, 121]) // never a part of it
    await db.conversations.clear()
    await until(() => index.size === 0)
    stop()
    await db.delete()
  })

  it('finds the same among 100,000 names as a look at each would, in any script', () => {
    const index = new ConversationIndex()
    const names = ['Camila Ríos', '陈美玲', 'Łukasz Żak', 'Ana-María de la Cruz', 'Олег Петренко', 'محمد أحمد']
    for (let i = 0; i < 100_000; i++) {
      const contact = aContact({ name: `${names[i % names.length]} ${i}` })
      index.putContact(contact)
      index.putConversation(aConversation({ contactId: contact.id, lastActivityAt: NOON + i, unreadCount: i % 3 }))
    }
    const every6th = (at: number) => Math.ceil((100_000 - at) / 6)
    expect(index.query({ ...everything, name: '美玲' }).total).toBe(every6th(1))
    expect(index.query({ ...everything, name: 'петренко' }).total).toBe(every6th(4))
    expect(index.query({ ...everything, name: 'rios 9999' }).total).toBe(2) // 9,999 is Ana-María’s; 99,990 and 99,996 are his
    expect(index.query({ ...everything, name: '99999' }).total).toBe(1)
    expect(index.query({ ...everything, name: 'zzz' }).total).toBe(0)
  })
})
