/** The open conversation's own row, its contact, and what can be done with it. */
import type { Conversation } from '@/domain/conversation'
import type { ConversationId, LabelId, MessageId } from '@/domain/ids'
import type { TranscriptItem } from '@/domain/transcript'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { request } from '@/services/bus/request'
import { useConnectionStore } from './connection'
import { useDirectoryStore } from './directory'
import { useOpenedStore } from './opened'

type Change = Partial<Pick<Conversation, 'status' | 'hostedByBot' | 'assigneeId' | 'labelIds' | 'snoozedUntilAt'>>

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
  /** Tells the team that it has read this far; only ever forward. */
  async function read(position: number) {
    const row = conversation.value
    if (row && (position > row.agentsReadPosition || row.unreadCount > 0))
      await request('conversation.read', { conversationId: row.id, position })
  }
  const typing = (conversationId: ConversationId, isTyping: boolean) =>
    request('conversation.typing', { conversationId, isTyping })
  const retry = (messageId: MessageId) => request('outbox.retry', { messageId })
  const cancel = (messageId: MessageId) => request('outbox.undo', { messageId })

  return {
    id,
    conversation,
    contact,
    queued,
    isGone,
    online,
    contactWrites,
    colleagues,
    change,
    changeOf,
    toggleLabel,
    tellOpened,
    read,
    typing,
    retry,
    cancel,
  }
})
