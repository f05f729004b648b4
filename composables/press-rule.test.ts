import { describe, expect, it } from 'vitest'
import { mayPress, SEEN_FOR_BLINDLY_MS, SEEN_FOR_MS, type PressFacts } from './press-rule'

const seen: PressFacts = {
  isTrusted: true,
  isFramed: true,
  isPlacedByUs: true,
  visibleSinceMs: SEEN_FOR_MS,
  isJudgedBlindly: false,
}

describe('a press on a button that sends', () => {
  it('counts when a person presses what has been in sight', () => expect(mayPress(seen)).toBe(true))

  it.each([
    ['made by a script', { isTrusted: false }],
    ['on what cannot be seen now', { visibleSinceMs: null }],
    ['on what was uncovered a moment ago', { visibleSinceMs: SEEN_FOR_MS - 1 }],
    ['in a frame our bridge did not place', { isPlacedByUs: false }],
    ['too soon where covers cannot be seen', { isJudgedBlindly: true, visibleSinceMs: SEEN_FOR_BLINDLY_MS - 1 }],
  ])('does not count %s', (_why, facts) => expect(mayPress({ ...seen, ...facts })).toBe(false))

  it('needs no more than a person in the side panel, where no page can reach', () => {
    const panel = { ...seen, isFramed: false, isPlacedByUs: false, visibleSinceMs: null }
    expect(mayPress(panel)).toBe(true)
    expect(mayPress({ ...panel, isTrusted: false })).toBe(false)
  })
})
