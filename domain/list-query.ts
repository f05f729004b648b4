/** What the list asks of its index, and what it gets: ids in order, and how many there are of each kind. */
import type { Channel } from './channel'
import type { AgentId, ConversationId, LabelId, TeamId } from './ids'
import type { Queue, Shelf } from './queue'

/** What somebody narrows the list by. */
export type ListFilter = {
  queue: Queue
  /** null: every one. */
  shelf: Shelf | null
  /** Empty: every channel. */
  channels: readonly Channel[]
  /** Any of these; empty: whatever labels it has. */
  labels: readonly LabelId[]
  /** Of any of these teams; empty: of whatever team, or none. */
  teams: readonly TeamId[]
  unreadOnly: boolean
  /** Part of the contact's name, in any script, accents folded; empty: everybody. */
  name: string
}

export type ListQuery = ListFilter & {
  /** Whose "mine" is. */
  me: AgentId | null
  limit: number
}

/** How many would match if just this one filter were set to that value, the others staying as they are. */
export type ListCounts = {
  queues: Record<Queue, number>
  shelves: Record<Shelf, number>
  channels: Record<Channel, number>
  /** Only labels that are on any. */
  labels: Record<LabelId, number>
  /** Only teams that have any. */
  teams: Record<TeamId, number>
  unread: number
}

/** `ids`: newest activity first, at most `limit` of `total`. */
export type ListAnswer = { ids: ConversationId[]; total: number; counts: ListCounts }

/** The same question, whatever the limit: more of one list, not another one. */
export function isSameList(a: ListQuery, b: ListQuery): boolean {
  const simple = ['queue', 'shelf', 'me', 'unreadOnly', 'name'] as const
  const several = ['channels', 'labels', 'teams'] as const
  return simple.every((key) => a[key] === b[key]) && several.every((key) => hasSame<string>(a[key], b[key]))
}

const hasSame = <T>(a: readonly T[], b: readonly T[]) => a.length === b.length && a.every((item) => b.includes(item))
