import { describe, expect, it } from 'vitest'
import { daysAgo, formatDay, formatDuration, formatLocalTime, formatMoney, formatRowTime } from './useFormat'

const noon = new Date(2026, 4, 20, 12, 0).getTime()
const minutesBefore = (n: number) => noon - n * 60_000

describe('formatRowTime', () => {
  it.each([
    ['en', 2, '2 min'],
    ['zh-CN', 2, '2分钟'],
    ['en', 0, '12:00'],
    ['en', 90, '10:30'],
    ['en', 24 * 60, 'Yesterday'],
    ['zh-CN', 24 * 60, '昨天'],
    ['en', 3 * 24 * 60, 'Sun'],
    ['en', 20 * 24 * 60, 'Apr 30'],
    ['en', -2 * 24 * 60, 'Fri 12:00'],
  ])('in %s, %d minutes before noon is %s', (locale, minutes, written) => {
    expect(formatRowTime(locale, minutesBefore(minutes), noon)).toBe(written)
  })
})

describe('formatDay', () => {
  it('counts days by the calendar, not by 24 hours', () => {
    const justAfterMidnight = new Date(2026, 4, 20, 0, 5).getTime()
    expect(daysAgo(justAfterMidnight - 10 * 60_000, justAfterMidnight)).toBe(1)
  })
  it.each([
    [0, 'Today'],
    [1, 'Yesterday'],
    [3, 'Sunday'],
    [400, 'April 15, 2025'],
  ])('%d days ago is %s', (days, written) => {
    expect(formatDay('en', noon - days * 86_400_000, noon)).toBe(written)
  })
})

describe('formatDuration', () => {
  it.each([
    [0, '0:00'],
    [192_000, '3:12'],
    [3_849_000, '1:04:09'],
  ])('%d ms is %s', (ms, written) => {
    expect(formatDuration(ms)).toBe(written)
  })
})

describe('formatMoney', () => {
  it.each([
    [{ amount: '89.00', currency: 'USD' }, '$89.00'],
    [{ amount: '5400', currency: 'JPY' }, '¥5,400'],
    [{ amount: '89', currency: 'CAD' }, 'CA$89.00'],
    [{ amount: '12.5', currency: 'KWD' }, 'KWD 12.500'],
  ])('%o is %s', (money, written) => {
    expect(formatMoney('en', money).replace(/\s/g, ' ')).toBe(written)
  })
})

it('a Chinese agent reads yen and yuan apart', () => {
  expect(formatMoney('zh-CN', { amount: '5400', currency: 'JPY' })).toBe('JP¥5,400')
  expect(formatMoney('zh-CN', { amount: '5400', currency: 'CNY' })).toBe('¥5,400.00')
})

describe('formatLocalTime', () => {
  it('says nothing for a time zone nobody knows', () => {
    expect(formatLocalTime('en', 'Mars/Olympus', noon)).toBeNull()
  })
})
