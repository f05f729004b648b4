/** The open conversation's own row, its contact, and what can be done with it. */
import type { Conversation } from '@/domain/conversation'
import type { AgentId, ConversationId, LabelId, MessageId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import type { TranscriptItem } from '@/domain/transcript'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { isMentioned as isMentionedIn } from '@/domain/called'
import { request } from '@/services/bus/request'
import { useConnectionStore } from './connection'
import { useDirectoryStore } from './directory'
import { useOpenedStore } from './opened'

type Change = Partial<
  Pick<Conversation, 'status' | 'hostedByBot' | 'assigneeId' | 'teamId' | 'labelIds' | 'snoozedUntilAt' | 'followUpAt'>
>

function colleaguesAnswer(items: readonly TranscriptItem[], after: number, me: AgentId | null): Message | null {
  const said = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
  const isTheirs = ({ author, position }: Message) =>
    author.kind === 'agent' && author.agentId !== me && position > after
  return said.findLast(isTheirs) ?? null
}
const isWaiting = (item: TranscriptItem) => item.kind === 'queued' && item.entry.state === 'pending'

export const useConversationStore = defineStore('conversation', () => {
  const opened = useOpenedStore()
  const connection = useConnectionStore()
  const directory = useDirectoryStore()
  const id = computed(() => opened.id)
  const conversation = computed(() => opened.conversation)
  const contact = computed(() => opened.contact)
  const isGone = computed(() => opened.isGone)
  const queued = computed(() => opened.transcript?.items.filter(isWaiting).length ?? 0)
  /** null: this channel does not tell. */
  const online = computed(() =>
    conversation.value?.channel === 'webchat' ? connection.online.has(conversation.value.contactHandle) : null,
  )

  const writers = computed(() => connection.typing.get(id.value ?? '') ?? new Set<string | null>())
  const contactWrites = computed(() => writers.value.has(null))
  const colleagues = computed(() => {
    const here = new Set(
      [...connection.looking].filter(([, looked]) => looked === id.value).map(([agentId]) => agentId),
    )
    for (const writer of writers.value) if (writer) here.add(writer)
    here.delete(directory.myId ?? '')
    return [...here].flatMap((agentId) => {
      const agent = directory.agent(agentId as never)
      return agent ? [{ name: agent.name, writing: writers.value.has(agentId) }] : []
    })
  })

  const changeOf = (conversationId: ConversationId, part: Change) =>
    request('conversation.change', { conversationId, change: part })
  async function change(part: Change) {
    if (id.value) await changeOf(id.value, part)
  }
  async function toggleLabel(labelId: LabelId) {
    const held = conversation.value?.labelIds ?? []
    await change({ labelIds: held.includes(labelId) ? held.filter((each) => each !== labelId) : [...held, labelId] })
  }
  /** Tells the team, and the background, which conversation is being looked at. */
  const tellOpened = (conversationId: ConversationId | null) => request('conversation.opened', { conversationId })
  /** Has it and the end of its transcript held here, without telling anybody that somebody looks at it. */
  const hold = (conversationId: ConversationId) => request('conversation.hold', { conversationId })
  /** A note calls on me that I have not read. */
  const isMentioned = computed(() => conversation.value !== null && isMentionedIn(conversation.value, directory.myId))
  /** Tells the team that it has read this far; only ever forward. */
  async function read(position: number) {
    const row = conversation.value
    if (!row) return
    if (position > row.agentsReadPosition || row.unreadCount > 0 || isMentioned.value || row.returned)
      await request('conversation.read', { conversationId: row.id, position })
  }
  const typing = (conversationId: ConversationId, isTyping: boolean) =>
    request('conversation.typing', { conversationId, isTyping })
  const retry = (messageId: MessageId) => request('outbox.retry', { messageId })
  /** What is held because a colleague answered, the oldest first, with that colleague's last words once they are here. */
  const held = computed(() => {
    const items = opened.transcript?.items ?? []
    return items.flatMap((item) => {
      if (item.kind !== 'queued' || item.entry.state !== 'held' || item.entry.payload.kind !== 'message') return []
      const after = item.entry.payload.seenPosition ?? 0
      return [
        { id: item.entry.id as MessageId, entry: item.entry, answer: colleaguesAnswer(items, after, directory.myId) },
      ]
    })
  })
  const sendAnyway = (messageId: MessageId, seenPosition: number) =>
    request('outbox.sendAnyway', { messageId, seenPosition })
  const takeBack = (messageId: MessageId) =>
    id.value ? request('message.takeBack', { conversationId: id.value, messageId }) : Promise.resolve(null)
  const cancel = (messageId: MessageId) => request('outbox.undo', { messageId })

  return {
    id,
    conversation,
    contact,
    queued,
    held,
    isMentioned,
    isGone,
    online,
    contactWrites,
    colleagues,
    change,
    changeOf,
    toggleLabel,
    tellOpened,
    hold,
    read,
    typing,
    retry,
    cancel,
    sendAnyway,
    takeBack,
  }
})
