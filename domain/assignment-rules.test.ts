import { describe, expect, it } from 'vitest'
import { AssignmentRules, DEFAULT_RULES, isOpenAt, type BusinessHours } from './assignment-rules'

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
