/** What the sidebar asks of the list index, and what it answers. Types only: both sides of the worker share them. */
import type { Channel } from '@/domain/channel'
import type { Conversation } from '@/domain/conversation'
import type { AgentId, ConversationId } from '@/domain/ids'
import type { Queue } from '@/domain/queue'

export type ListQuery = {
  queue: Queue
  /** Whose "mine" is. */
  me: AgentId | null
  /** Empty: every channel. */
  channels: readonly Channel[]
  unreadOnly: boolean
  /** Part of the contact's name, in any script, with or without accents; empty: everybody. */
  name: string
  statuses: readonly Conversation['status'][]
  limit: number
}

/** How many would match if just this one filter were set to that value, the others staying as they are. */
export type ListCounts = { queues: Record<Queue, number>; channels: Record<Channel, number>; unread: number }

/** `ids`: newest activity first, at most `limit` of `total`. */
export type ListAnswer = { ids: ConversationId[]; total: number; counts: ListCounts }

export type ToIndex = { kind: 'query'; serial: number; query: ListQuery }
export type FromIndex = { kind: 'answer'; serial: number; answer: ListAnswer } | { kind: 'changed' }
