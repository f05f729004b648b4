/** Saying something in a conversation: an agent's message, and a contact's, which may start the conversation. */
import { PREVIEW_MAX, type Conversation, type Preview } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { AgentId, ContactId, ConversationId, InboxId, MessageId, WorkspaceId } from '@/domain/ids'
import type { Author, Message, MessageContent } from '@/domain/message'
import type { Channel } from '@/domain/channel'
import { isDeepStrictEqual } from 'node:util'
import type { Visitor } from '../auth/visitor-token'
import { linked } from '../store/card-links'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'
import { contactOfVisitor } from './contact-of-visitor'
import { asStored, carry, filesOf } from './carried-files'
import type { Collected } from './form-answers'
import { recorded } from './recorded'

export function previewOf(author: Author, content: MessageContent): Preview {
  const text = content.kind === 'card' ? content.card.title : content.kind === 'taken_back' ? '' : content.text
  return { author: author.kind, kind: content.kind, text: [...text].slice(0, PREVIEW_MAX / 2).join('') }
}

export interface AgentMessage {
  workspaceId: WorkspaceId
  conversationId: ConversationId
  agentId: AgentId
  id: MessageId
  content: MessageContent
  quotedId: MessageId | null
  /** What its author had seen; null: it goes whatever colleagues have answered. */
  seenPosition: number | null
  now: number
}

/**
 * The same id again gives the stored message; the same id for something else is `idempotency_conflict`. What is stored is
 * never held back: a repeated send is not a second answer.
 */
export function postAgentMessage(input: AgentMessage): Change<Message> {
  const { workspaceId, conversationId, agentId, id, quotedId, seenPosition, now } = input
  const author: Author = { kind: 'agent', agentId }
  return {
    needs: {
      conversations: [conversationId],
      siblings: [conversationId],
      messages: quotedId ? [id, quotedId] : [id],
      uploads: filesOf(input.content),
      answers: seenPosition === null ? [] : [{ conversationId, after: seenPosition, notBy: agentId }],
    },
    decide(rows, seq) {
      const conversation = rows.get('conversations', conversationId)
      if (!conversation) throw new AppError('conversation_not_found', { conversationId })
      const content = asStored(rows, input.content, { kind: 'agent', id: agentId })
      const said = { conversationId, author, content, quotedId }
      const stored = alreadySaid(rows, id, said)
      if (stored) return { value: stored }
      if (quotedId && rows.get('messages', quotedId)?.conversationId !== conversationId)
        throw new AppError('message_not_found', { messageId: quotedId })
      const answer = seenPosition === null ? null : colleaguesAnswer(rows, { conversationId, agentId, seenPosition })
      if (answer) throw new AppError('colleague_answered', { messageId: answer.id })
      const message = newMessage({ id, seq, now, ...said })
      const answered = { ...withMessage(conversation, message), status: reopened(rows, conversation) }
      return {
        value: message,
        event: {
          type: 'message.sent',
          rows: { ...recorded(conversation, answered, { actor: author, now }), messages: [message] },
        },
        also: [
          ...carry(rows, content, { workspaceId, id, channel: conversation.channel }),
          ...linked(workspaceId, message),
        ],
      }
    },
  }
}

/** What another agent has said in the conversation since this one looked. */
function colleaguesAnswer(
  rows: Loaded,
  { conversationId, agentId, seenPosition }: { conversationId: ConversationId; agentId: AgentId; seenPosition: number },
): Message | undefined {
  return rows
    .messagesOf(conversationId)
    .find(
      ({ author, position, content }) =>
        author.kind === 'agent' &&
        author.agentId !== agentId &&
        position > seenPosition &&
        content.kind !== 'taken_back',
    )
}

/** An answer to a resolved conversation opens it again, unless the contact has started another meanwhile. */
function reopened(rows: Loaded, conversation: Conversation): Conversation['status'] {
  const { status } = conversation
  if (status !== 'resolved' || rows.currentConversation(conversation)) return status
  return 'open'
}

export interface ContactMessage {
  visitor: Visitor
  /** Used only if the contact has no conversation that is not resolved. */
  newConversationId: ConversationId
  channel: Channel
  id: MessageId
  content: MessageContent
  /** What they filled in before it. */
  collected?: Collected | null | undefined
  now: number
}

export function postContactMessage(input: ContactMessage): Change<Message> {
  const { visitor, newConversationId, channel, id, collected, now } = input
  const { contactId: handle, inboxId } = visitor
  const at = { contactHandle: handle, inboxId }
  return {
    needs: {
      handles: [{ handle, inboxId }],
      current: [{ handle, inboxId }],
      messages: [id],
      conversationsOfMessages: [id],
      uploads: filesOf(input.content),
    },
    decide(rows, seq) {
      const earlier = rows.get('messages', id)
      const content = asStored(rows, input.content, { kind: 'contact', id: handle })
      const said = { author: { kind: 'contact' } as const, content, quotedId: null }
      if (earlier && rows.get('conversations', earlier.conversationId)?.contactHandle !== handle)
        throw new AppError('idempotency_conflict', { messageId: id })
      const stored = earlier && alreadySaid(rows, id, { ...said, conversationId: earlier.conversationId })
      if (stored) return { value: stored }
      const { contact, changed: seen, also } = contactOfVisitor(rows, visitor, { seq, now, collected })
      const current = rows.currentConversation(at)
      const opening = { id: newConversationId, contactId: contact.id, visitor, channel, now }
      const conversation = current ?? emptyConversation(opening)
      const message = newMessage({ id, seq, now, ...said, conversationId: conversation.id })
      const next: Conversation = {
        ...withMessage(conversation, message),
        status: 'open', // a snoozed one wakes
        snoozedUntilAt: null,
        snoozedBy: null,
        followUpAt: null, // what it waited for has come
        followUpBy: null,
        returned: null,
        unreadCount: conversation.unreadCount + 1,
      }
      const changed = {
        ...seen,
        ...recorded(conversation, next, {
          actor: said.author,
          now,
          besides: collected?.happening ? [collected.happening] : [],
        }),
        messages: [message],
      }
      return {
        value: message,
        event: { type: 'message.received', rows: changed },
        also: [...also, ...carry(rows, content, { workspaceId: visitor.workspaceId, id, channel })],
      }
    },
  }
}

const pick = ({ conversationId, author }: Pick<Message, 'conversationId' | 'author'>) => ({ conversationId, author })

function alreadySaid(
  rows: Loaded,
  id: MessageId,
  said: Pick<Message, 'conversationId' | 'author' | 'content' | 'quotedId'>,
) {
  const stored = rows.get('messages', id)
  if (!stored) return null
  const { conversationId, author, content, quotedId } = stored
  // Sent again after it was taken back: it was said, and stays taken back.
  if (content.kind === 'taken_back' && isDeepStrictEqual({ conversationId, author }, pick(said))) return stored
  if (!isDeepStrictEqual({ conversationId, author, content, quotedId }, said))
    throw new AppError('idempotency_conflict', { messageId: id })
  return stored
}

interface Said extends Pick<Message, 'id' | 'conversationId' | 'author' | 'content' | 'quotedId'> {
  seq: number
  now: number
}

/** `sent` at once: the widget's transport is ours, and what is stored has left. Receipts move it on. */
function newMessage({ seq, now, ...said }: Said): Message {
  return { ...said, version: seq, position: seq, status: 'sent', failure: null, createdAt: now, outcome: null }
}

function withMessage(conversation: Conversation, message: Message): Conversation {
  return {
    ...conversation,
    version: message.version,
    lastPosition: message.position,
    lastActivityAt: message.createdAt,
    preview: previewOf(message.author, message.content),
  }
}

interface Opening {
  id: ConversationId
  contactId: ContactId
  visitor: Visitor & { inboxId: InboxId }
  channel: Channel
  now: number
}

function emptyConversation({ id, contactId, visitor, channel, now }: Opening): Conversation {
  return {
    id,
    version: 0,
    inboxId: visitor.inboxId,
    channel,
    contactId,
    contactHandle: visitor.contactId,
    status: 'open',
    snoozedUntilAt: null,
    hostedByBot: false,
    assigneeId: null,
    teamId: null,
    labelIds: [],
    unreadCount: 0,
    agentsReadPosition: 0,
    lastPosition: 0,
    lastActivityAt: now,
    preview: null,
    ratingId: null,
    ratingInvitedAt: null,
    rating: null,
    createdAt: now,
    snoozedBy: null,
    followUpAt: null,
    followUpBy: null,
    returned: null,
    mentioned: [],
  }
}
