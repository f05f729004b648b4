/** The open conversation's own row, its contact, and what can be done with it. */
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { ConversationId, LabelId, MessageId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { contactById } from '@/data/contacts'
import { conversationById } from '@/data/conversations'
import { db } from '@/data/db'
import { queueOf } from '@/data/outbox'
import { useLiveQuery } from '@/data/useLiveQuery'
import { request } from '@/services/bus/request'
import { useConnectionStore } from './connection'
import { useDirectoryStore } from './directory'
import { useNavigationStore } from './navigation'

type Change = Partial<Pick<Conversation, 'status' | 'hostedByBot' | 'assigneeId' | 'labelIds' | 'snoozedUntilAt'>>
type Opened = { conversation: Conversation; contact: Contact | null; queued: number }

export const useConversationStore = defineStore('conversation', () => {
  const navigation = useNavigationStore()
  const connection = useConnectionStore()
  const directory = useDirectoryStore()
  const id = computed(() => navigation.conversationId)

  const { data } = useLiveQuery<{ of: ConversationId | null; opened: Opened | null }>(
    async () => {
      const of = id.value
      const conversation = of && (await conversationById(db, of))
      if (!conversation) return { of, opened: null }
      const [contact, queue] = await Promise.all([
        contactById(db, conversation.contactId),
        queueOf(db, conversation.id),
      ])
      const queued = queue.filter((entry) => entry.state === 'pending').length
      return { of, opened: { conversation, contact: contact ?? null, queued } }
    },
    () => id.value,
    { of: null, opened: null },
  )
  // The query answers with the conversation before until the new one is read.
  const opened = computed(() => (data.value.of === id.value ? data.value.opened : null))
  /** It was looked for, and this browser does not hold it. */
  const isGone = computed(() => id.value !== null && data.value.of === id.value && data.value.opened === null)
  const conversation = computed(() => opened.value?.conversation ?? null)
  const contact = computed(() => opened.value?.contact ?? null)
  const queued = computed(() => opened.value?.queued ?? 0)
  /** null: this channel does not tell. */
  const online = computed(() =>
    conversation.value?.channel === 'webchat' ? connection.online.has(conversation.value.contactId) : null,
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
