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

/** How many would match if just this one filter were set to that value, the others staying as they are. */
export type ListCounts = { queues: Record<Queue, number>; channels: Record<Channel, number>; unread: number }

/** `ids`: newest activity first, at most `limit` of `total`. */
export type ListAnswer = { ids: ConversationId[]; total: number; counts: ListCounts }
