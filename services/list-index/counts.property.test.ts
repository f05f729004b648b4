/** What a count promises is what is found once its filter is set. */
import { CHANNELS } from '@/domain/channel'
import type { Conversation } from '@/domain/conversation'
import { hostingOf } from '@/domain/hosting'
import type { AgentId, LabelId, TeamId } from '@/domain/ids'
import type { ListQuery } from '@/domain/list-query'
import { QUEUES, SHELVES } from '@/domain/queue'
import { aConversation, NOON } from '@/tests/factories'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ConversationIndex } from './conversation-index'

const ME = 'me' as AgentId
const AGENTS = [null, ME, 'other' as AgentId]
const LABELS = ['late', 'vip'] as LabelId[]
const TEAMS = ['orders', 'returns'] as TeamId[]

const conversations = fc.array(
  fc
    .record({
      channel: fc.constantFrom(...CHANNELS),
      status: fc.constantFrom(...SHELVES),
      assigneeId: fc.constantFrom(...AGENTS),
      hostedByBot: fc.boolean(),
      teamId: fc.constantFrom(null, ...TEAMS),
      unreadCount: fc.nat(2),
      labelIds: fc.subarray(LABELS),
      lastActivityAt: fc.nat(50).map((ms) => NOON + ms),
    })
    .map((some) => aConversation(some)),
  { maxLength: 40 },
)
const queries: fc.Arbitrary<ListQuery> = fc.record({
  me: fc.constantFrom(ME, null),
  queue: fc.constantFrom(...QUEUES),
  shelf: fc.constantFrom(null, ...SHELVES),
  channels: fc.subarray([...CHANNELS], { maxLength: 3 }),
  labels: fc.subarray(LABELS),
  teams: fc.subarray(TEAMS),
  unreadOnly: fc.boolean(),
  name: fc.constant(''),
  limit: fc.constant(1_000),
})

/** As the filter says it of one conversation. */
function fits(c: Conversation, { me, queue, shelf, channels, labels, teams, unreadOnly }: ListQuery): boolean {
  const hosting = hostingOf(c)
  const inQueue =
    queue === 'mine' ? hosting === 'assigned' && c.assigneeId === me : queue === 'all' || hosting === queue
  return (
    inQueue &&
    (shelf === null || c.status === shelf) &&
    (channels.length === 0 || channels.includes(c.channel)) &&
    (labels.length === 0 || c.labelIds.some((id) => labels.includes(id))) &&
    (teams.length === 0 || (c.teamId !== null && teams.includes(c.teamId))) &&
    (!unreadOnly || c.unreadCount > 0)
  )
}

it('the list holds what fits, and each count is what its filter alone would show', () => {
  fc.assert(
    fc.property(conversations, queries, (held, query) => {
      const index = new ConversationIndex()
      for (const each of held) index.putConversation(each)
      const { ids, total, counts } = index.query(query)
      const fitting = held.filter((each) => fits(each, query))
      expect(new Set(ids)).toEqual(new Set(fitting.map(({ id }) => id)))
      expect(total).toBe(fitting.length)

      const totalWith = (filter: Partial<ListQuery>) => index.query({ ...query, ...filter }).total
      for (const queue of QUEUES) expect(counts.queues[queue], queue).toBe(totalWith({ queue }))
      for (const shelf of SHELVES) expect(counts.shelves[shelf], shelf).toBe(totalWith({ shelf }))
      for (const channel of CHANNELS) expect(counts.channels[channel], channel).toBe(totalWith({ channels: [channel] }))
      for (const label of LABELS) expect(counts.labels[label] ?? 0, label).toBe(totalWith({ labels: [label] }))
      for (const team of TEAMS) expect(counts.teams[team] ?? 0, team).toBe(totalWith({ teams: [team] }))
      expect(counts.unread).toBe(totalWith({ unreadOnly: true }))
    }),
  )
})
