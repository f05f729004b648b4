import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anId } from '@/tests/factories'
import { mayTake, planAssignments, type Candidate, type Waiting } from './assignment-plan'
import type { Pool } from './assignment-rules'
import type { AgentId, TeamId } from './ids'

const person = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id: id as AgentId,
  load: 0,
  capacity: 5,
  assignedAt: 0,
  ...over,
})
const waiting = (teamId: string | null = null): Waiting => ({ id: anId('cv'), teamId: teamId as TeamId | null })
const anybody: Pool = { isOpen: true, memberIds: null, capacity: 5 }
const noTeams = () => anybody
const whom = (queue: Waiting[], people: Candidate[], pools: (id: TeamId | null) => Pool = noTeams) =>
  planAssignments(queue, people, pools).map(({ agentId }) => agentId as string)

it('goes round', () => {
  const queue = Array.from({ length: 5 }, () => waiting())
  expect(whom(queue, [person('a'), person('b'), person('c')])).toEqual(['a', 'b', 'c', 'a', 'b'])
})
it('goes on after whoever had the last one', () => {
  expect(whom([waiting()], [person('a', { assignedAt: 9 }), person('b', { assignedAt: 3 })])).toEqual(['b'])
})
it('gives first to whoever has less to do', () => {
  expect(whom([waiting(), waiting()], [person('a', { load: 2 }), person('b')])).toEqual(['b', 'b'])
})
it('gives a team’s conversation only to its members, and lets the ones behind it pass', () => {
  const pools = (id: TeamId | null) =>
    id === null ? anybody : { ...anybody, memberIds: id === 'returns' ? ['b' as AgentId] : [] }
  expect(whom([waiting('returns'), waiting('empty'), waiting()], [person('a'), person('b')], pools)).toEqual(['b', 'a'])
})
it('a team’s number stands in place of everybody’s, and a member’s own before both', () => {
  const pools = (id: TeamId | null) => (id === null ? anybody : { ...anybody, capacity: 1 })
  const people = () => [person('a', { capacity: null }), person('b', { capacity: 3 })]
  const ofTeam = Array.from({ length: 6 }, () => waiting('returns'))
  expect(whom(ofTeam, people(), pools)).toEqual(['a', 'b', 'b', 'b'])
  expect(whom([...ofTeam, waiting()], people(), pools)).toEqual(['a', 'b', 'b', 'b', 'a'])
})
it('gives nothing of a team that is closed, and what comes after it', () => {
  const pools = (id: TeamId | null) => ({ ...anybody, isOpen: id === null })
  expect(whom([waiting('returns'), waiting()], [person('a')], pools)).toEqual(['a'])
})

describe('whatever the queue and the people', () => {
  const people = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...'abcdefgh').map((id) => id as AgentId),
      load: fc.nat(6),
      capacity: fc.integer({ min: 1, max: 6 }),
      assignedAt: fc.nat(100),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  const loadsAfter = (all: Candidate[], given: ReturnType<typeof planAssignments>) =>
    all.map((one) => ({ ...one, load: one.load + given.filter(({ agentId }) => agentId === one.id).length }))

  it('nobody gets more than they can take, and nothing waits while somebody can take it', () => {
    fc.assert(
      fc.property(people, fc.nat(40), (all, length) => {
        const queue = Array.from({ length }, () => waiting())
        const given = planAssignments(queue, all, noTeams)
        const after = loadsAfter(all, given)
        for (const one of all) {
          const now = after.find(({ id }) => id === one.id)!
          if (now.load > one.load) expect(now.load).toBeLessThanOrEqual(one.capacity ?? 0)
        }
        const room = after.some((one) => mayTake(one, anybody))
        if (given.length < queue.length) expect(room).toBe(false)
        expect(new Set(given.map(({ conversationId }) => conversationId)).size).toBe(given.length)
      }),
    )
  })

  it('people who began alike and had room differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(60), (count, length) => {
        const all = Array.from('abcdefgh')
          .slice(0, count)
          .map((id) => person(id, { capacity: 100 }))
        const queue = Array.from({ length }, () => waiting())
        const loads = loadsAfter(all, planAssignments(queue, all, noTeams)).map(({ load }) => load)
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('a shop’s day drains: with people coming, going and resolving, nothing waits once there is room', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'arrives' as const, who: 0 }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('resolves' as const), who: fc.nat(3) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('leaves' as const), who: fc.nat(3) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('comes' as const), who: fc.nat(3) }) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const team = Array.from('abcd').map((id) => ({ ...person(id, { capacity: 3 }), here: true }))
        let queue: Waiting[] = []
        let clock = 0
        for (const { kind, who } of steps) {
          const one = team[who]!
          if (kind === 'arrives') queue.push(waiting())
          if (kind === 'resolves' && one.load > 0) one.load -= 1
          if (kind === 'leaves') one.here = false
          if (kind === 'comes') one.here = true
          const here = team.filter((each) => each.here)
          for (const { conversationId, agentId } of planAssignments(queue, here, noTeams)) {
            const taker = team.find(({ id }) => id === agentId)!
            expect(taker.here).toBe(true)
            taker.load += 1
            taker.assignedAt = clock += 1
            expect(taker.load).toBeLessThanOrEqual(3)
            queue = queue.filter(({ id }) => id !== conversationId)
          }
          if (queue.length > 0) expect(here.every((each) => !mayTake(each, anybody))).toBe(true)
        }
      }),
    )
  })
})
