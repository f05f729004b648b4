/** A hub reduced to what it promises: an ordered log, idempotent creation, snapshots, pages. For property tests. */
import { activitiesOf, happenings, type Activity } from '@/domain/activity'
import type { Note } from '@/domain/agent'
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { ConversationId, MessageId } from '@/domain/ids'
import type { DeliveryStatus, Message } from '@/domain/message'
import { nextStatus } from '@/domain/message'
import type { LoggedEvent } from '@/protocol/events'
import type { HubClient } from '@/services/hub-client/client'
import { aContact, aConversation, aMessage, aNote, anAgent, aWorkspace } from '@/tests/factories'

export const me = anAgent({ id: 'agent-1' as never })
const PAGE = 3

type Said = Message | Note | Activity

export class ModelHub {
  readonly log: LoggedEvent[] = []
  trimmed = 0
  readonly conversations = new Map<ConversationId, Conversation>()
  readonly messages = new Map<MessageId, Message>()
  readonly notes = new Map<string, Note>()
  readonly activities: Activity[] = []
  readonly listeners = new Set<() => void>()
  readonly #contacts = new Map<string, ReturnType<typeof aContact>>()

  constructor(conversations: number) {
    for (let i = 0; i < conversations; i++) {
      const contact = aContact()
      const conversation = aConversation({ contactId: contact.id, version: 0, lastPosition: 0, preview: null })
      this.#contacts.set(contact.id, contact)
      this.conversations.set(conversation.id, conversation)
    }
  }

  get seq(): number {
    return this.log.length
  }

  #append(type: LoggedEvent['type'], rows: (seq: number) => LoggedEvent['rows']): void {
    const seq = this.seq + 1
    this.log.push({ seq, type, at: seq, rows: structuredClone(rows(seq)) })
    for (const listener of this.listeners) listener()
  }

  #touch(id: ConversationId, seq: number): Conversation {
    const changed = { ...this.conversations.get(id)!, version: seq, lastPosition: seq, lastActivityAt: seq }
    this.conversations.set(id, changed)
    return changed
  }

  say(conversationId: ConversationId, text: string): void {
    this.#append('message.received', (seq) => {
      const message = aMessage({ conversationId, position: seq, text, createdAt: seq })
      this.messages.set(message.id, message)
      return { messages: [message], conversations: [this.#touch(conversationId, seq)] }
    })
  }

  receipt(id: MessageId, status: DeliveryStatus): void {
    const held = this.messages.get(id)
    if (!held || nextStatus(held.status, status) === held.status) return
    this.#append('message.status', (seq) => {
      const changed = { ...held, status, version: seq }
      this.messages.set(id, changed)
      return { messages: [changed] }
    })
  }

  /** Somebody assigns it to us, or takes it away again. */
  assign(conversationId: ConversationId): void {
    this.#append('conversation.changed', (seq) => {
      const before = this.conversations.get(conversationId)!
      const after = { ...before, version: seq, assigneeId: before.assigneeId ? null : me.id }
      this.conversations.set(conversationId, after)
      const by = { seq, actor: { kind: 'system' }, now: seq } as const
      const activities = activitiesOf(conversationId, happenings(before, after), by)
      this.activities.push(...activities)
      return { conversations: [after], activities }
    })
  }

  /** The log before `seq` is no longer kept. */
  trim(): void {
    this.trimmed = this.seq
  }

  messagesOf(conversationId: ConversationId): Message[] {
    return inOrder([...this.messages.values()].filter((message) => message.conversationId === conversationId))
  }

  notesOf(conversationId: ConversationId): Note[] {
    return inOrder([...this.notes.values()].filter((note) => note.conversationId === conversationId))
  }

  activitiesOfConversation(conversationId: ConversationId): Activity[] {
    return inOrder(this.activities.filter((activity) => activity.conversationId === conversationId))
  }

  /** The answers of its API, at once and without a network in between. */
  readonly api = {
    getSnapshot: () => ({
      cursor: this.seq,
      me,
      workspaces: [aWorkspace()],
      agents: [me],
      teams: [],
      inboxes: [],
      labels: [],
      canned: [],
      contactFields: [],
      conversations: [...this.conversations.values()],
      contacts: [...this.#contacts.values()],
      more: false,
    }),
    listMessages: ({ params, query }: { params: { conversationId: ConversationId }; query: { before?: number } }) => {
      const older = this.messagesOf(params.conversationId).filter(
        ({ position }) => position < (query.before ?? Infinity),
      )
      const messages = older.slice(-PAGE)
      const more = older.length > messages.length
      const from = more ? messages[0]!.position : 0
      const between = ({ position }: Said) => position >= from && position < (query.before ?? Infinity)
      const notes = this.notesOf(params.conversationId).filter(between)
      const activities = this.activitiesOfConversation(params.conversationId).filter(between)
      return { messages, notes, activities, more }
    },
    sendMessage: ({
      params,
      body,
    }: {
      params: { conversationId: ConversationId }
      body: Pick<Message, 'id' | 'content' | 'quotedId'>
    }) => {
      const known = this.messages.get(body.id)
      if (known) return known
      const { conversationId } = params
      this.#append('message.sent', (seq) => {
        const message = aMessage({
          ...body,
          conversationId,
          position: seq,
          author: { kind: 'agent', agentId: me.id },
          createdAt: seq,
        })
        this.messages.set(message.id, message)
        return { messages: [message], conversations: [this.#touch(conversationId, seq)] }
      })
      return this.messages.get(body.id)!
    },
    addNote: ({ params, body }: { params: { conversationId: ConversationId }; body: Pick<Note, 'id' | 'text'> }) => {
      if (!this.notes.has(body.id))
        this.#append('note.added', (seq) => {
          const note = aNote({ ...body, conversationId: params.conversationId, position: seq, createdAt: seq })
          this.notes.set(note.id, note)
          return { notes: [note] }
        })
      return this.notes.get(body.id)!
    },
  }
}

const inOrder = <T extends Said>(rows: T[]) => rows.sort((a, b) => a.position - b.position)

/** A client of the model through a network that `travel` decides about. */
export function modelClient(hub: ModelHub, travel: <T>(answer: () => T) => Promise<T>): HubClient {
  return {
    hubUrl: 'https://hub',
    async call(name, input) {
      const answer = hub.api[name as keyof ModelHub['api']] as ((input: unknown) => unknown) | undefined
      if (!answer) throw new AppError('route_not_found', { name })
      return structuredClone(await travel(() => answer(input))) as never
    },
    stream: () => ({ url: 'https://hub/events', headers: {} }),
  }
}
