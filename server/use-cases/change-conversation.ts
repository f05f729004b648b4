/** What an agent may make of a conversation: its state, who holds it, its labels, how far it was read; and notes on it. */
import type { Note } from '@/domain/agent'
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { AgentId, ConversationId, NoteId } from '@/domain/ids'
import { nextStatus, type Message } from '@/domain/message'
import { may, type Role } from '@/domain/permissions'
import type { ConversationChange } from '@/protocol/hub-api'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'
import { recorded } from './recorded'

type Wanted = z.infer<typeof ConversationChange>

export interface ChangeConversation {
  conversationId: ConversationId
  change: Wanted
  by: { agentId: AgentId; role: Role }
  now: number
}

export function changeConversation({ conversationId, change, by, now }: ChangeConversation): Change<Conversation> {
  return {
    needs: {
      conversations: [conversationId],
      siblings: [conversationId],
      agents: change.assigneeId ? [change.assigneeId] : [],
      labels: change.labelIds ?? [],
    },
    decide(rows, seq) {
      const before = rows.get('conversations', conversationId)
      if (!before) throw new AppError('conversation_not_found', { conversationId })
      const after = withChange(before, change)
      if (isDeepStrictEqual(before, after)) return { value: before }
      mustBeAllowed(before, after, by)
      mustExist(rows, after, change)
      const other = rows.currentConversation(before)
      if (after.status !== 'resolved' && other && other.id !== before.id)
        throw new AppError('newer_conversation_open', { conversationId: other.id })
      const conversation = { ...after, version: seq }
      const actor = { kind: 'agent', agentId: by.agentId } as const
      const changed = recorded(before, conversation, { actor, now })
      return { value: conversation, event: { type: 'conversation.changed', rows: changed } }
    },
  }
}

function withChange(before: Conversation, { labelIds, ...change }: Wanted): Conversation {
  const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const after = { ...before, ...defined, labelIds: labelIds ? [...new Set(labelIds)] : before.labelIds }
  return { ...after, snoozedUntilAt: after.status === 'snoozed' ? after.snoozedUntilAt : null }
}

/** To take what nobody holds, or to let go of one's own, is everyone's right; anything else moves a colleague's work. */
function mustBeAllowed(before: Conversation, after: Conversation, { agentId, role }: ChangeConversation['by']): void {
  const mine = [null, agentId]
  const reassigns =
    before.teamId !== after.teamId ||
    (before.assigneeId !== after.assigneeId && !(mine.includes(before.assigneeId) && mine.includes(after.assigneeId)))
  if (reassigns && !may(role, 'conversation.reassign'))
    throw new AppError('permission_denied', { permission: 'conversation.reassign' })
}

function mustExist(rows: Loaded, { assigneeId }: Conversation, { assigneeId: chosen, labelIds = [] }: Wanted): void {
  if (chosen && !rows.get('agents', chosen)?.active) throw new AppError('agent_not_found', { agentId: assigneeId })
  const unknown = labelIds.find((id) => !rows.get('labels', id))
  if (unknown) throw new AppError('label_not_found', { labelId: unknown })
}

export interface MarkRead {
  conversationId: ConversationId
  position: number
}

/**
 * Only forwards: two agents reading at once leave the further position. On the website the contact is told, as other
 * channels tell their own: the messages read by this become `read`.
 */
export function markRead({ conversationId, position }: MarkRead): Change<Conversation> {
  return {
    needs: {
      conversations: [conversationId],
      unread: [{ conversationId, after: position }],
      beingRead: [{ conversationId, upTo: position }],
    },
    decide(rows, seq) {
      const before = rows.get('conversations', conversationId)
      if (!before) throw new AppError('conversation_not_found', { conversationId })
      const agentsReadPosition = Math.max(before.agentsReadPosition, Math.min(position, before.lastPosition))
      const unread = rows
        .messagesOf(conversationId)
        .filter((message) => message.author.kind === 'contact' && message.position > agentsReadPosition)
      const unreadCount = agentsReadPosition > before.agentsReadPosition ? unread.length : before.unreadCount
      if (agentsReadPosition === before.agentsReadPosition && unreadCount === before.unreadCount)
        return { value: before }
      const conversation = { ...before, version: seq, agentsReadPosition, unreadCount }
      const messages = before.channel === 'webchat' ? seenMessages(rows, conversation) : []
      const changed = { conversations: [conversation], ...(messages.length > 0 ? { messages } : {}) }
      return { value: conversation, event: { type: 'conversation.changed', rows: changed } }
    },
  }
}

/** The contact's messages up to where the agents have read, as they are once they know it. */
function seenMessages(rows: Loaded, { id, agentsReadPosition, version }: Conversation): Message[] {
  return rows.messagesOf(id).flatMap((message): Message[] => {
    const seen = message.author.kind === 'contact' && message.position <= agentsReadPosition
    const status = nextStatus(message.status, 'read')
    return seen && status !== message.status ? [{ ...message, version, status }] : []
  })
}

export interface AddNote {
  conversationId: ConversationId
  id: NoteId
  text: string
  authorId: AgentId
  now: number
}

/** The same id again gives the stored note. */
export function addNote({ conversationId, id, text, authorId, now }: AddNote): Change<Note> {
  return {
    needs: { conversations: [conversationId], notes: [id] },
    decide(rows, seq) {
      if (!rows.get('conversations', conversationId)) throw new AppError('conversation_not_found', { conversationId })
      const stored = rows.get('notes', id)
      if (stored) {
        if (stored.conversationId !== conversationId || stored.authorId !== authorId || stored.text !== text)
          throw new AppError('idempotency_conflict', { noteId: id })
        return { value: stored }
      }
      const note: Note = { id, version: seq, position: seq, conversationId, authorId, text, createdAt: now }
      return { value: note, event: { type: 'note.added', rows: { notes: [note] } } }
    },
  }
}
