import { describe, expect, it } from 'vitest'
import { chosenTime, fieldTime, laterTimes } from './later'

const on = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime()
/** Wednesday, 25 November 2026. */
const at = (hour: number, minute = 0) => on(2026, 10, 25, hour, minute)
const times = (now: number) => Object.fromEntries(laterTimes(now).map((time) => [time.id, time.at]))

describe('later', () => {
  it('is a full hour today, nine tomorrow, nine on Monday', () => {
    expect(times(at(10, 40))).toEqual({
      laterToday: at(13),
      tomorrow: on(2026, 10, 26, 9, 0),
      nextWeek: on(2026, 10, 30, 9, 0),
    })
  })
  it.each([18, 22, 23])('at %i o’clock is not today any more', (hour) => {
    expect(times(at(hour)).laterToday).toBeUndefined()
  })
  it('on a Monday, and on a Sunday, next week is the coming Monday', () => {
    expect(times(on(2026, 10, 30, 8, 0)).nextWeek).toBe(on(2026, 11, 7, 9, 0))
    expect(times(on(2026, 10, 29, 8, 0)).nextWeek).toBe(on(2026, 10, 30, 9, 0))
  })
  it('is what one chose, unless it is past, too far or no time at all', () => {
    const now = at(10)
    expect(chosenTime(fieldTime(at(11, 30)), now)).toBe(at(11, 30))
    for (const field of [fieldTime(at(9)), '2029-01-01T00:00', '', 'soon']) expect(chosenTime(field, now)).toBeNull()
  })
})
