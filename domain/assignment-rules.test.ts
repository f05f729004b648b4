import { describe, expect, it } from 'vitest'
import type { AgentId, TeamId } from './ids'
import {
  AssignmentRules,
  DEFAULT_RULES,
  isOpenAnywhere,
  isOpenAt,
  poolOf,
  type BusinessHours,
} from './assignment-rules'
import { AS_USUAL } from './team-rules'

const nine = { fromMinute: 9 * 60, toMinute: 17 * 60 }
const weekdays = (timeZone: string): BusinessHours => ({
  timeZone,
  days: [nine, nine, nine, nine, nine, null, null],
})

describe('isOpenAt', () => {
  it('is always so without hours', () => {
    expect(isOpenAt(null, 0)).toBe(true)
  })
  it.each([
    ['Friday 09:00 in Berlin', '2026-11-20T08:00:00Z', 'Europe/Berlin', true],
    ['a minute before', '2026-11-20T07:59:00Z', 'Europe/Berlin', false],
    ['Friday 17:00, the end', '2026-11-20T16:00:00Z', 'Europe/Berlin', false],
    ['Saturday at noon', '2026-11-21T11:00:00Z', 'Europe/Berlin', false],
    ['Friday in Los Angeles, Saturday already in Berlin', '2026-11-21T00:30:00Z', 'America/Los_Angeles', true],
    ['the same hour of the wall in summer', '2026-07-17T07:00:00Z', 'Europe/Berlin', true],
  ])('%s', (_what, at, timeZone, open) => {
    expect(isOpenAt(weekdays(timeZone), Date.parse(at))).toBe(open)
  })
})

it('takes no time zone nobody knows, and no day that ends before it begins', () => {
  const rules = (hours: unknown) => AssignmentRules.safeParse({ ...DEFAULT_RULES, hours }).success
  expect(rules(weekdays('Asia/Shanghai'))).toBe(true)
  expect(rules(weekdays('Mars/Olympus'))).toBe(false)
  expect(rules({ timeZone: 'UTC', days: Array(7).fill({ fromMinute: 600, toMinute: 540 }) })).toBe(false)
})

describe('what holds for a team', () => {
  const [ann, bo] = ['ann', 'bo'] as AgentId[]
  const team = { id: '11111111-1111-4111-8111-111111111111' as TeamId, memberIds: [ann!, bo!] }
  const closed: BusinessHours = { timeZone: 'UTC', days: [null, null, null, null, null, null, null] }
  const rules = { ...DEFAULT_RULES, on: true, capacity: 8 }
  const withTeam = (over: object) => ({ ...rules, teams: { [team.id]: { ...AS_USUAL, ...over } } })

  it('is what holds for everybody, as long as nothing else is said', () => {
    expect(poolOf(rules, team, 0)).toEqual({ isOpen: true, memberIds: [ann, bo], capacity: 8 })
    expect(poolOf({ ...rules, hours: closed }, team, 0).isOpen).toBe(false)
    expect(poolOf(rules, null, 0)).toEqual({ isOpen: true, memberIds: null, capacity: 8 })
  })
  it('is its own number, its own hours and its own people where they are given', () => {
    expect(poolOf(withTeam({ capacity: 2, leftOutIds: [ann] }), team, 0)).toMatchObject({
      memberIds: [bo],
      capacity: 2,
    })
    expect(poolOf({ ...withTeam({ hours: null }), hours: closed }, team, 0).isOpen).toBe(true)
    expect(poolOf(withTeam({ hours: closed }), team, 0).isOpen).toBe(false)
    expect(poolOf(withTeam({ on: false }), team, 0).isOpen).toBe(false)
  })
  it('keeps what is to be looked at open, for as long as one team is', () => {
    const night = { ...rules, hours: closed }
    expect(isOpenAnywhere(rules, 0)).toBe(true)
    expect(isOpenAnywhere(night, 0)).toBe(false)
    expect(isOpenAnywhere({ ...withTeam({ hours: null }), hours: closed }, 0)).toBe(true)
    expect(isOpenAnywhere({ ...withTeam({ hours: null, on: false }), hours: closed }, 0)).toBe(false)
  })
  it('was nothing before there were such rules', () => {
    const { teams: _teams, ...before } = rules
    expect(AssignmentRules.parse(before)).toEqual(rules)
  })
})
