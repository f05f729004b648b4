/** What the sidebar asks of the list index, and what it answers. Types only: both sides of the worker share them. */
import type { Channel } from '@/domain/channel'
import type { CONVERSATION_STATUSES } from '@/domain/conversation'
import type { AgentId, ConversationId } from '@/domain/ids'

export type Queue = 'all' | 'mine' | 'unassigned' | 'bot'

export type ListQuery = {
  /** The signed-in agent. */
  me: AgentId | null
  queue: Queue
  /** Empty: all. */
  channels: Channel[]
  unreadOnly: boolean
  /** Typed by a person: any script, with or without accents. Empty: all. */
  name: string
  /** null: any. */
  status: (typeof CONVERSATION_STATUSES)[number] | null
  limit: number
}

export type ListAnswer = {
  /** Newest activity first, at most `limit`. */
  ids: ConversationId[]
  /** How many match in all. */
  total: number
  /** How many would match if just this one filter were set to that value, the others staying as they are. */
  counts: { queues: Record<Queue, number>; channels: Partial<Record<Channel, number>>; unread: number }
}

export type ToIndex = { kind: 'query'; serial: number; query: ListQuery }
export type FromIndex = { kind: 'answer'; serial: number; answer: ListAnswer } | { kind: 'changed' }
