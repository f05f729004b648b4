/**
 * What the list is narrowed by and counted by, in one small number: a look at a hundred thousand conversations is then a look
 * into a table for each. Pure.
 */
import { CHANNELS, type Channel } from '@/domain/channel'
import type { Conversation } from '@/domain/conversation'
import type { Hosting } from '@/domain/hosting'
import type { ListCounts, ListQuery } from '@/domain/list-query'
import { SHELVES } from '@/domain/queue'

const HOSTINGS = ['bot', 'unassigned', 'assigned'] as const satisfies Hosting[]

export type Facts = { channel: Channel; status: Conversation['status']; hosting: Hosting; unread: boolean }

/** Two bits each for status and hosting, one for unread, four for the channel; the next is the query's own. */
const HOSTING_AT = 2
const UNREAD_AT = 4
const CHANNEL_AT = 5
/** Set at a question: the conversation is held by whoever asks. */
export const HELD_BY_ME = 1 << 9
const CODES = HELD_BY_ME << 1

export function packFacts({ channel, status, hosting, unread }: Facts): number {
  const places = [
    SHELVES.indexOf(status),
    HOSTINGS.indexOf(hosting),
    Number(unread),
    CHANNELS.indexOf(channel),
  ] as const
  return places[0] | (places[1] << HOSTING_AT) | (places[2] << UNREAD_AT) | (places[3] << CHANNEL_AT)
}

/** null: no conversation has this number. */
function unpackFacts(code: number): Facts | null {
  const channel = CHANNELS[(code >> CHANNEL_AT) & 15]
  const status = SHELVES[code & 3]
  const hosting = HOSTINGS[(code >> HOSTING_AT) & 3]
  return channel && status && hosting ? { channel, status, hosting, unread: ((code >> UNREAD_AT) & 1) === 1 } : null
}

const ALL_FACTS = Array.from({ length: CODES }, (_, code) => unpackFacts(code))
const isMine = ({ hosting }: Facts, code: number) => hosting === 'assigned' && (code & HELD_BY_ME) !== 0

/** Which filter keeps a conversation out, a bit each. */
const MISSES = { shelf: 1, queue: 2, channel: 4, unread: 8, labels: 16, teams: 32 } as const
export const { labels: MISSES_LABELS, teams: MISSES_TEAMS } = MISSES

/** By number: what of these filters keeps it out. */
export function missTable({ queue, shelf, channels, unreadOnly }: ListQuery): Uint8Array {
  const isIn = (facts: Facts, code: number) =>
    queue === 'all' || (queue === 'mine' ? isMine(facts, code) : facts.hosting === queue)
  return Uint8Array.from(ALL_FACTS, (facts, code) => {
    if (!facts) return 0
    const inChannel = channels.length === 0 || channels.includes(facts.channel)
    return (
      (shelf === null || facts.status === shelf ? 0 : MISSES.shelf) |
      (isIn(facts, code) ? 0 : MISSES.queue) |
      (inChannel ? 0 : MISSES.channel) |
      (!unreadOnly || facts.unread ? 0 : MISSES.unread)
    )
  })
}

/** How many there are of each number that nothing keeps out, and of each that one filter alone does. */
export class Tally {
  #counted = new Uint32Array((1 + Object.keys(MISSES).length) * CODES)

  /** `missed`: 0, or one bit of MISSES. */
  add(missed: number, code: number): void {
    this.#counted[rowOf(missed) + code]! += 1
  }

  /** What one filter alone keeps out is what another value of that filter would show. */
  counts(): Omit<ListCounts, 'labels' | 'teams'> & { total: number } {
    const queues = { all: 0, mine: 0, unassigned: 0, bot: 0 }
    const shelves = { open: 0, snoozed: 0, resolved: 0 }
    const channels = Object.fromEntries(CHANNELS.map((channel) => [channel, 0])) as Record<Channel, number>
    let [total, unread] = [0, 0]
    const of = (missed: number, code: number) => this.#counted[rowOf(missed) + code]!
    ALL_FACTS.forEach((facts, code) => {
      if (!facts) return
      const hits = of(0, code)
      total += hits
      if (facts.unread) unread += hits
      shelves[facts.status] += hits + of(MISSES.shelf, code)
      channels[facts.channel] += hits + of(MISSES.channel, code)
      const queued = hits + of(MISSES.queue, code)
      queues.all += queued
      if (facts.hosting !== 'assigned') queues[facts.hosting] += queued
      else if (isMine(facts, code)) queues.mine += queued
    })
    return { queues, shelves, channels, unread, total }
  }
}

const rowOf = (missed: number) => (32 - Math.clz32(missed)) * CODES
