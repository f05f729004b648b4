import 'fake-indexeddb/auto'
import { aContact, aConversation, aMessage, anId, anOutboxEntry } from '@/tests/factories'
import type { ConversationId, MessageId } from '@/domain/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyConfirmed, applyEntry, applyPage, applyRows, inSyncedTransaction, type LogEntry } from './apply'
import { InboxDb } from './db'
import { transcript } from './messages'

let db: InboxDb
beforeEach(() => {
  db = new InboxDb(`apply-${anId()}`)
})
afterEach(() => db.delete())

const inOneGo = (work: () => Promise<void>) => inSyncedTransaction(db, work)
const enter = (entry: LogEntry) => inOneGo(() => applyEntry(db, entry))
const conversationId = anId<ConversationId>('cv')
const said = (position: number) => aMessage({ conversationId, position, text: `message ${position}` })
const shown = async () => (await transcript(db, conversationId)).items.map((item) => item.id)

describe('applying rows', () => {
  it('writes a row only over a lower version, in whatever order the versions come', async () => {
    const contact = aContact({ version: 5, name: 'Camila' })
    await inOneGo(() => applyRows(db, { contacts: [contact, { ...contact, version: 4, name: 'older' }] }))
    await inOneGo(() => applyRows(db, { contacts: [{ ...contact, version: 3, name: 'oldest' }] }))
    expect(await db.contacts.toArray()).toEqual([contact])
    await inOneGo(() => applyRows(db, { contacts: [{ ...contact, version: 6, name: 'Camila Ríos' }] }))
    expect(await db.contacts.get(contact.id)).toMatchObject({ version: 6, name: 'Camila Ríos' })
  })

  it('pain 1: an entry that comes twice changes nothing the second time', async () => {
    const message = said(7)
    const entry = {
      seq: 7,
      rows: { messages: [message], conversations: [aConversation({ id: conversationId, version: 7 })] },
    }
    await enter(entry)
    await enter(entry)
    expect(await shown()).toEqual([message.id])
    expect(await db.conversations.count()).toBe(1)
  })
})

describe('a transcript without holes', () => {
  it('a new message begins the transcript of a conversation nothing is held of', async () => {
    await enter({ seq: 7, rows: { messages: [said(7)] } })
    expect(await transcript(db, conversationId)).toMatchObject({ olderAtHub: true, unknown: false })
    expect(await db.histories.get(conversationId)).toMatchObject({ from: 7, complete: false })
  })

  it('a receipt for a message further back than what is held is not stored', async () => {
    await enter({ seq: 7, rows: { messages: [said(7)] } })
    await enter({ seq: 8, rows: { messages: [{ ...said(2), version: 8, status: 'read' }] } })
    expect(await db.messages.count()).toBe(1)
  })

  it('a receipt for a message that is held changes it', async () => {
    const message = said(7)
    await enter({ seq: 7, rows: { messages: [message] } })
    await enter({ seq: 8, rows: { messages: [{ ...message, version: 8, status: 'read' }] } })
    expect(await db.messages.get(message.id)).toMatchObject({ status: 'read' })
  })

  it('a page of older messages joins what is held, and the last page completes it', async () => {
    await enter({ seq: 7, rows: { messages: [said(7)] } })
    await inOneGo(() =>
      applyPage(db, { conversationId, messages: [said(4), said(5)], notes: [], activities: [], more: true }),
    )
    expect(await db.histories.get(conversationId)).toMatchObject({ from: 4, complete: false })
    await inOneGo(() => applyPage(db, { conversationId, messages: [said(1)], notes: [], activities: [], more: false }))
    const whole = await transcript(db, conversationId)
    expect(whole.items).toHaveLength(4)
    expect(whole.olderAtHub).toBe(false)
  })

  it('the answer to a send that the stream has already passed is not stored where it would leave a hole', async () => {
    const mine = anOutboxEntry({ conversationId })
    await db.outbox.put(mine)
    const confirmed = aMessage({ id: mine.id as MessageId, conversationId, position: 5 })
    await inOneGo(() => applyConfirmed(db, { messages: [confirmed], notes: [] }, 9))
    expect(await db.messages.count()).toBe(0)
    expect(await db.outbox.count()).toBe(0)
  })

  it('the answer to a send that is ahead of the stream is stored, and the stream fills in what lies between', async () => {
    const confirmed = said(9)
    await inOneGo(() => applyConfirmed(db, { messages: [confirmed], notes: [] }, 7))
    const between = said(8)
    await enter({ seq: 8, rows: { messages: [between] } })
    expect(await shown()).toEqual([between.id, confirmed.id])
  })
})

describe('the outbox', () => {
  it('pain 2: an entry leaves it in the same transaction in which the hub’s message comes in', async () => {
    const mine = anOutboxEntry({ conversationId })
    await db.outbox.put(mine)
    expect(await shown()).toEqual([mine.id])
    await enter({ seq: 7, rows: { messages: [aMessage({ id: mine.id as MessageId, conversationId, position: 7 })] } })
    expect(await db.outbox.count()).toBe(0)
    expect(await shown()).toEqual([mine.id])
  })
})
