import { describe, expect, it } from 'vitest'
import { fieldOf, isQuiet, minutesOf, quietUntil, UNTIL_OFF } from './quiet'

const at = (hour: number, minute = 0) => new Date(2026, 10, 25, hour, minute).getTime()
const hours = (from: string, to: string, on = true) => ({ on, from: minutesOf(from)!, to: minutesOf(to)! })
const none = hours('22:00', '08:00', false)

describe('do not disturb', () => {
  it('lasts until its moment, and not a minute longer', () => {
    const until = quietUntil('hour', at(10))
    expect(isQuiet({ quietUntil: until, quietHours: none }, at(10, 59))).toBe(true)
    expect(isQuiet({ quietUntil: until, quietHours: none }, at(11))).toBe(false)
    expect(new Date(quietUntil('tomorrow', at(23, 59)))).toEqual(new Date(2026, 10, 26, 9))
    expect(isQuiet({ quietUntil: UNTIL_OFF, quietHours: none }, at(10))).toBe(true)
  })
  it.each([
    ['22:00', '08:00', 23, true],
    ['22:00', '08:00', 7, true],
    ['22:00', '08:00', 8, false],
    ['22:00', '08:00', 12, false],
    ['12:00', '13:00', 12, true],
    ['12:00', '13:00', 13, false],
    ['09:00', '09:00', 9, false],
  ])('from %s to %s, at %i o’clock: %s', (from, to, hour, quiet) => {
    expect(isQuiet({ quietUntil: null, quietHours: hours(from, to) }, at(hour))).toBe(quiet)
    expect(isQuiet({ quietUntil: null, quietHours: hours(from, to, false) }, at(hour))).toBe(false)
  })
  it('reads a time of day, and nothing else', () => {
    expect(fieldOf(minutesOf('07:05')!)).toBe('07:05')
    for (const field of ['24:00', '7:05', '', '12:60']) expect(minutesOf(field)).toBeNull()
  })
})
