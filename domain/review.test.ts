import { describe, expect, it } from 'vitest'
import { fits, scoreOf, type Judged } from './review'

const scale = (answer: number, weight = 1) => ({ answer, weight })

describe('the score of a review', () => {
  it('is 100 for the highest step everywhere and 0 for the lowest', () => {
    expect(scoreOf([scale(5), scale(5, 3)])).toBe(100)
    expect(scoreOf([scale(1), { answer: 'no', weight: 2 }])).toBe(0)
  })
  it('counts a criterion as often as it weighs', () => {
    expect(scoreOf([scale(5, 3), scale(1, 1)])).toBe(75)
  })
  it('leaves out what did not apply', () => {
    expect(scoreOf([scale(3), { answer: 'not_applicable', weight: 5 }])).toBe(50)
  })
  it('is none when nothing applied', () => {
    expect(scoreOf([{ answer: 'not_applicable', weight: 2 }])).toBeNull()
  })
})

it('an answer fits its criterion’s kind', () => {
  const one: Judged = { id: crypto.randomUUID(), name: 'Speed', kind: 'scale', weight: 1, answer: 3 }
  expect(fits(one)).toBe(true)
  expect(fits({ ...one, answer: 'yes' })).toBe(false)
  expect(fits({ ...one, kind: 'yes_no' })).toBe(false)
})
