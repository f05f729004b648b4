import { describe, expect, it } from 'vitest'
import { en } from '../i18n/en'
import { formatDay } from './format'

describe('days', () => {
  const now = new Date(2026, 10, 23, 9, 0).getTime()
  const day = (at: Date) => formatDay(at.getTime(), now, { language: 'en-GB', words: en })
  it.each([
    [new Date(2026, 10, 23, 0, 1), 'Today'],
    [new Date(2026, 10, 22, 23, 59), 'Yesterday'],
    [new Date(2026, 10, 20, 12), '20 November'],
    [new Date(2025, 10, 20, 12), '20 November 2025'],
  ])('%s is %s', (at, shown) => {
    expect(day(at)).toBe(shown)
  })
})
