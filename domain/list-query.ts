/** What the list asks of its index, and what it gets: ids in order, and how many there are of each kind. */
import type { Channel } from './channel'
import type { Conversation } from './conversation'
import type { AgentId, ConversationId } from './ids'
import type { Queue } from './queue'

export type ListQuery = {
  queue: Queue
  /** Whose "mine" is. */
  me: AgentId | null
  /** Empty: every channel. */
  channels: readonly Channel[]
  unreadOnly: boolean
  /** Part of the contact's name, in any script, accents folded; empty: everybody. */
  name: string
  statuses: readonly Conversation['status'][]
  limit: number
}

export type ListCounts = {
  /** Under the channels, unread, name and statuses asked for. */
  queues: Record<Queue, number>
  /** Under the queue, unread, name and statuses asked for. */
  channels: Record<Channel, number>
}

/** `ids`: newest activity first, at most `limit` of `total`. */
export type ListAnswer = { ids: ConversationId[]; total: number; counts: ListCounts }
