import { expect, it } from 'vitest'
import { hoursInWords } from './hours-in-words'

const nine = { fromMinute: 540, toMinute: 1020 }
const ten = { fromMinute: 600, toMinute: 840 }

it('joins days of the same hours that follow each other', () => {
  const days = [nine, nine, nine, nine, nine, ten, null]
  expect(hoursInWords({ timeZone: 'America/New_York', days }, 'en')).toBe(
    'Mon – Fri 09:00–17:00, Sat 10:00–14:00 · America/New York',
  )
})

it('says so when it is closed on every day', () => {
  expect(hoursInWords({ timeZone: 'Europe/Oslo', days: Array(7).fill(null) }, 'en')).toBe('– · Europe/Oslo')
})
