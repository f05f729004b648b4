import { describe, expect, it } from 'vitest'
import type { AgentId, InboxId, MessageId, WorkspaceId } from '@/domain/ids'
import { aContact, aConversation, aMessage, anId, NOON } from '@/tests/factories'
import { Loaded } from '../store/loaded'
import { postAgentMessage, postContactMessage, previewOf } from './post-message'

const rowsOf = (changed: Parameters<Loaded['apply']>[0]) => {
  const rows = new Loaded()
  rows.apply(changed)
  return rows
}

describe('an agent’s message', () => {
  const conversation = aConversation({ status: 'resolved', unreadCount: 2 })
  const post = (over: Partial<Parameters<typeof postAgentMessage>[0]> = {}) =>
    postAgentMessage({
      workspaceId: anId('ws'),
      conversationId: conversation.id,
      agentId: anId('ag'),
      id: anId('me'),
      content: { kind: 'text', text: 'Yes' },
      quotedId: null,
      seenPosition: null,
      now: NOON,
      ...over,
    })

  it('takes its position and version, and the conversation’s, from the event', () => {
    const { value, event } = post().decide(rowsOf({ conversations: [conversation] }), 41)
    expect(value).toMatchObject({ version: 41, position: 41, status: 'sent' })
    expect(event).toMatchObject({ type: 'message.sent', rows: { conversations: [{ version: 41, lastPosition: 41 }] } })
  })

  it('opens a resolved conversation, and leaves unread what nobody has read', () => {
    const { event } = post().decide(rowsOf({ conversations: [conversation] }), 41)
    expect(event!.rows.conversations![0]).toMatchObject({ status: 'open', unreadCount: 2 })
  })

  it('leaves a resolved conversation resolved when the contact has a newer one', () => {
    const newer = aConversation({ contactHandle: conversation.contactHandle, inboxId: conversation.inboxId })
    const { event } = post().decide(rowsOf({ conversations: [conversation, newer] }), 41)
    expect(event!.rows.conversations![0]).toMatchObject({ id: conversation.id, status: 'resolved' })
  })

  it('changes nothing when it is there already', () => {
    const agentId = anId<AgentId>('ag')
    const stored = aMessage({ conversationId: conversation.id, author: { kind: 'agent', agentId }, quotedId: null })
    const again = post({ id: stored.id, agentId, content: stored.content })
    expect(again.decide(rowsOf({ conversations: [conversation], messages: [stored] }), 41)).toEqual({ value: stored })
  })
})

describe('a contact’s message', () => {
  const visitor = {
    workspaceId: 'ws' as WorkspaceId,
    inboxId: anId<InboxId>('in'),
    contactId: aContact().id,
    language: 'es',
    timeZone: null,
    firstSeenAt: NOON - 5_000,
  }
  const post = postContactMessage({
    visitor,
    newConversationId: anId('co'),
    channel: 'webchat',
    id: anId<MessageId>('me'),
    content: { kind: 'text', text: '¿Hay stock?' },
    now: NOON,
  })

  it('makes the contact, the conversation and the message in one event', () => {
    const { event } = post.decide(new Loaded(), 7)
    expect(event).toMatchObject({
      type: 'message.received',
      rows: {
        contacts: [{ id: visitor.contactId, version: 7, language: 'es', firstSeenAt: NOON - 5_000, lastSeenAt: NOON }],
        conversations: [{ version: 7, unreadCount: 1, status: 'open', createdAt: NOON }],
        messages: [{ version: 7, position: 7, author: { kind: 'contact' } }],
      },
    })
  })

  it('leaves the contact’s row alone when they were seen a moment ago', () => {
    const contact = aContact({ id: visitor.contactId, lastSeenAt: NOON - 1_000 })
    const rows = rowsOf({ contacts: [contact] })
    rows.give([{ inboxId: visitor.inboxId, handle: visitor.contactId }], contact.id)
    expect(post.decide(rows, 7).event!.rows.contacts).toBeUndefined()
  })

  it('wakes a snoozed conversation', () => {
    const snoozed = aConversation({
      contactId: visitor.contactId,
      inboxId: visitor.inboxId,
      status: 'snoozed',
      snoozedUntilAt: NOON + 9_000,
    })
    const { event } = post.decide(rowsOf({ conversations: [snoozed] }), 7)
    expect(event!.rows.conversations).toMatchObject([{ id: snoozed.id, status: 'open', snoozedUntilAt: null }])
  })
})

it('previews a card by its title, and cuts long text between characters', () => {
  const long = '🧵'.repeat(200)
  const preview = previewOf({ kind: 'contact' }, { kind: 'text', text: long })
  expect(long.startsWith(preview.text)).toBe(true)
  expect(preview.text.length).toBeLessThanOrEqual(160)
})
