/** An index that begins with what another kept finds the same as one that has read everything. */
import 'fake-indexeddb/auto'
import { applyEntry, inSyncedTransaction } from '@/data/apply'
import { InboxDb } from '@/data/db'
import { writeMeta } from '@/data/meta'
import { applyFetched, replaceAll } from '@/data/sync'
import { trimCache } from '@/data/trim'
import { CHANNELS } from '@/domain/channel'
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { AgentId, ContactId, ConversationId, LabelId, TeamId } from '@/domain/ids'
import type { ListQuery } from '@/domain/list-query'
import { aContact, aConversation, anAgent, anId, NOON } from '@/tests/factories'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ConversationIndex } from './conversation-index'
import { keepCurrent } from './keep-current'

const owner = { hubUrl: 'https://hub', agentId: 'agent-1' as AgentId, workspaceId: 'ws-1' as never }
const NAMES = ['Camila Ríos', '陈美玲', 'Łukasz\nŻak', null, 'Noor']
const everything: ListQuery = {
  ...{ me: owner.agentId, queue: 'all', channels: [], unreadOnly: false, name: '' },
  ...{ shelf: null, labels: [], teams: [], limit: 100 },
}
const QUERIES: ListQuery[] = [
  everything,
  ...(['mine', 'unassigned', 'bot'] as const).map((queue) => ({ ...everything, queue })),
  { ...everything, name: 'rios' },
  { ...everything, name: '美' },
  { ...everything, channels: ['line'], unreadOnly: true, shelf: 'open' },
  { ...everything, labels: ['late' as LabelId], shelf: 'snoozed' },
  { ...everything, teams: ['returns' as TeamId] },
]

const person = (n: number, version: number): Contact =>
  aContact({ id: `person-${n % 7}` as ContactId, version, name: NAMES[(n + version) % NAMES.length] ?? null })
const conversation = (n: number, version: number): Conversation =>
  aConversation({
    ...{ id: `conversation-${n % 12}` as ConversationId, version, contactId: `person-${n % 7}` as ContactId },
    ...{ channel: CHANNELS[(n + version) % CHANNELS.length]!, lastActivityAt: NOON + ((n * 31 + version * 17) % 97) },
    ...{
      hostedByBot: version % 4 === 0,
      assigneeId: version % 3 === 0 ? owner.agentId : null,
      unreadCount: version % 2,
    },
    teamId: version % 3 === 1 ? null : (['orders', 'returns'] as TeamId[])[version % 2]!,
    labelIds: (version % 5 === 0 ? ['late'] : version % 7 === 0 ? ['late', 'vip'] : []) as LabelId[],
    status: (['open', 'snoozed', 'resolved'] as const)[version % 3]!,
  })

type Step = { kind: 'log' | 'fetched' | 'trim' | 'snapshot' | 'keep'; n: number }
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('log', 'log', 'log', 'fetched', 'fetched', 'trim', 'snapshot', 'keep', 'keep'),
  n: fc.nat(40),
})

it('whatever was written, fetched, trimmed or replaced between two keepings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const db = new InboxDb(`checkpoint-${anId()}`)
      let version = 0
      let fill = 0
      const rowsOf = (n: number) => ({
        contacts: n % 3 ? [person(n, ++version)] : [],
        conversations: [conversation(n, ++version), conversation(n + 5, ++version)],
      })
      await writeMeta(db, 'cursor', { workspaceId: owner.workspaceId, seq: 0, fill: '0' })
      const act: Record<Step['kind'], (n: number) => Promise<unknown>> = {
        log: (n) => inSyncedTransaction(db, () => applyEntry(db, { seq: ++version, rows: rowsOf(n) })),
        fetched: (n) => applyFetched(db, String(fill), rowsOf(n)),
        trim: (n) => {
          const limits = { conversations: n % 9, transcripts: 0, transcriptAgeMs: 1e12, visitAgeMs: 1e12 }
          return trimCache(db, { now: NOON, keep: [], limits })
        },
        snapshot: (n) => {
          const rest = {
            cursor: ++version,
            me: anAgent(),
            workspaces: [],
            agents: [],
            teams: [],
            inboxes: [],
            labels: [],
            canned: [],
            contactFields: [],
            more: true,
          }
          const snapshot = { ...rest, ...rowsOf(n) }
          return replaceAll(db, { owner, fill: String(++fill), snapshot, pages: [], now: NOON })
        },
        keep: async () => {
          const { ready, keep, stop } = keepCurrent(db, new ConversationIndex(), () => {})
          await ready
          await keep(0)
          stop()
        },
      }
      for (const { kind, n } of steps) await act[kind](n)

      const [restored, read] = [new ConversationIndex(), new ConversationIndex()]
      const first = keepCurrent(db, restored, () => {})
      await first.ready
      first.stop()
      await db.listCheckpoints.clear()
      const second = keepCurrent(db, read, () => {})
      await second.ready
      second.stop()
      for (const query of QUERIES) expect(restored.query(query)).toEqual(read.query(query))
      await db.delete()
    }),
    { numRuns: 40 },
  )
})

it('what another version packed is read anew', () => {
  const index = new ConversationIndex()
  index.putConversation(aConversation())
  const before = index.query(everything)
  expect(index.restore({ format: 0 })).toBe(false)
  expect(index.query(everything)).toEqual(before)
})
