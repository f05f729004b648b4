import { expect, it } from 'vitest'
import { RATING_OPEN_MS, ratingState } from './rating'

const rated = (ratedAt: number) => ({ stars: 4, comment: '', ratedAt })

it('is answered only by a rating that came after the invitation', () => {
  expect(ratingState({ ratingInvitedAt: null, rating: null }, 100)).toBe('none')
  expect(ratingState({ ratingInvitedAt: 100, rating: null }, 100)).toBe('asked')
  expect(ratingState({ ratingInvitedAt: 100, rating: rated(150) }, 200)).toBe('rated')
  expect(ratingState({ ratingInvitedAt: 180, rating: rated(150) }, 200)).toBe('asked')
})

it('can no longer be answered after a month', () => {
  expect(ratingState({ ratingInvitedAt: 100, rating: null }, 99 + RATING_OPEN_MS)).toBe('asked')
  expect(ratingState({ ratingInvitedAt: 100, rating: null }, 100 + RATING_OPEN_MS)).toBe('lapsed')
})
