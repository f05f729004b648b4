/**
 * What a busy shop's inbox looks like, as a pure function of a seed: when every message was written and by whom. Few
 * conversations are very long and most are short; most are over, and the newest are not.
 */
import type { Author } from '@/domain/message'
import { chance, pick } from './random'
import { LANGUAGES } from './people'
import { fillIn, SAYINGS } from './sayings'

const DAY_MS = 86_400_000
const SPAN_MS = 180 * DAY_MS
const RECENT_MS = 4 * DAY_MS

export interface LoadSize {
  conversations: number
  messages: number
  seed: number
  now: number
}

export interface LoadPlan {
  size: LoadSize
  /** Of each message, in the order they were written: its conversation, its place in it, and when. */
  conversationOf: Uint32Array
  indexOf: Uint32Array
  atOf: Float64Array
  /** Of each conversation: how many messages, and which message is its last. */
  countOf: Uint32Array
  lastOf: Uint32Array
}

export function planLoad(size: LoadSize): LoadPlan {
  const { conversations, messages, seed } = size
  const countOf = counts(size)
  const written = new Float64Array(messages)
  const conversation = new Uint32Array(messages)
  const index = new Uint32Array(messages)
  let next = 0
  for (let c = 0; c < conversations; c += 1) {
    const startAt = startOf(size, c)
    const room = size.now - startAt
    let at = startAt
    for (let i = 0; i < countOf[c]!; i += 1) {
      written[next] = Math.floor(at)
      conversation[next] = c
      index[next] = i
      // Minutes apart, never so far that the last would lie in the future.
      at += Math.min((0.2 + chance(seed, c, i, 1) * 25) * 60_000, room / countOf[c]!)
      next += 1
    }
  }
  const order = new Uint32Array(messages).map((_, n) => n)
  order.sort((a, b) => written[a]! - written[b]! || a - b)
  const plan: LoadPlan = {
    size,
    conversationOf: order.map((n) => conversation[n]!),
    indexOf: order.map((n) => index[n]!),
    atOf: Float64Array.from(order, (n) => written[n]!),
    countOf,
    lastOf: new Uint32Array(conversations),
  }
  plan.conversationOf.forEach((c, n) => (plan.lastOf[c] = n))
  return plan
}

/** One each, the rest unevenly: of a million in a hundred thousand, the longest has some thousands. */
function counts({ conversations, messages, seed }: LoadSize): Uint32Array {
  const counted = new Uint32Array(conversations).fill(1)
  for (let n = conversations; n < messages; n += 1) counted[Math.floor(conversations * chance(seed, n, 2) ** 2)]! += 1
  return counted
}

/** Spread over half a year, more of them lately; the long ones began early enough to have become long. */
function startOf({ seed, now, conversations }: LoadSize, c: number): number {
  const ago = chance(seed, c, 3) ** 1.5 * SPAN_MS
  const grown = c < conversations / 1_000 ? SPAN_MS / 2 : 60_000
  return now - Math.max(ago, grown)
}

export const languageOf = ({ seed }: LoadSize, c: number) => pick(LANGUAGES, chance(seed, c, 4))

/** Mostly in turns, sometimes the same one twice. */
export function authorKindOf(size: LoadSize, c: number, index: number): Author['kind'] {
  if (index === 0) return 'contact'
  if (chance(size.seed, c, index, 5) < 0.15) return authorKindOf(size, c, index - 1)
  return index % 2 === 0 ? 'contact' : 'agent'
}

export function textOf(size: LoadSize, c: number, index: number): string {
  const sayings = SAYINGS[languageOf(size, c)]!
  const kind = authorKindOf(size, c, index)
  const from = kind === 'agent' ? sayings.agent : index === 0 ? sayings.opening : sayings.contact
  const luck = chance(size.seed, c, index, 6)
  return fillIn(pick(from, luck), Math.floor(luck * 2 ** 31))
}

export interface Standing {
  status: 'open' | 'snoozed' | 'resolved'
  hostedByBot: boolean
  isAssigned: boolean
  /** Of how many trailing messages of the contact has no agent read. */
  unread: number
}

export function standingOf(plan: LoadPlan, c: number): Standing {
  const { size, countOf, lastOf, atOf } = plan
  const luck = chance(size.seed, c, 7)
  const isRecent = size.now - atOf[lastOf[c]!]! < RECENT_MS
  const status = luck < (isRecent ? 0.6 : 0.02) ? 'open' : luck < (isRecent ? 0.68 : 0.03) ? 'snoozed' : 'resolved'
  const isOpen = status === 'open'
  let unread = 0
  if (isOpen) while (unread < countOf[c]! && authorKindOf(size, c, countOf[c]! - 1 - unread) === 'contact') unread += 1
  return { status, hostedByBot: isOpen && luck < 0.06, isAssigned: !isOpen || luck > 0.25, unread }
}
