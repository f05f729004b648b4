import { expect, it } from 'vitest'
import { areInOrder, minuteOf, timeOf, usualHours, weekdays, withDay } from './hours'

it('writes times of day as a form does, and reads them back', () => {
  expect(timeOf(9 * 60 + 5)).toBe('09:05')
  expect(minuteOf('09:05')).toBe(9 * 60 + 5)
  expect(minuteOf('')).toBeNull()
  expect(timeOf(24 * 60)).toBe('23:59')
})
it('calls the days by name, Monday first', () => {
  expect(weekdays('en')[0]).toBe('Monday')
  expect(weekdays('zh-CN')[6]).toBe('星期日')
})
it('opens a closed day with the usual hours, and tells when a day ends before it begins', () => {
  const weekend = withDay(usualHours(), 5, {})
  expect(weekend.days[5]).toEqual({ fromMinute: 540, toMinute: 1020 })
  expect(areInOrder(weekend)).toBe(true)
  expect(areInOrder(withDay(weekend, 5, { toMinute: 500 }))).toBe(false)
  expect(withDay(weekend, 5, null).days[5]).toBeNull()
})
