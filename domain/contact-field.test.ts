import { describe, expect, it } from 'vitest'
import { fits, isCalendarDate } from './contact-field'

describe('a value of a contact field', () => {
  it.each([
    ['text', 'Size M', true],
    ['text', 5, false],
    ['number', 42.5, true],
    ['number', '42', false],
    ['number', Number.NaN, false],
    ['date', '2026-02-28', true],
    ['date', '2026-02-30', false],
    ['date', '28.02.2026', false],
    ['choice', 'Gold', true],
    ['choice', 'gold', false],
    ['choice', 'Platinum', false],
  ] as const)('%s takes %j: %s', (kind, value, taken) => {
    expect(fits({ kind, choices: ['Gold', 'Silver'] }, value)).toBe(taken)
  })

  it('knows leap years', () => {
    expect(isCalendarDate('2024-02-29')).toBe(true)
    expect(isCalendarDate('2023-02-29')).toBe(false)
    expect(isCalendarDate('0000-13-01')).toBe(false)
  })
})
