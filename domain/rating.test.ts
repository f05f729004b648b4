import { expect, it } from 'vitest'
import type { ConversationId } from './ids'
import { meanOf, RATING_OPEN_MS, ratingsOf, ratingState } from './rating'

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

it('is listed once, the newest first, also when it came after the list', () => {
  const [one, two] = ['one', 'two'] as ConversationId[]
  const [first, second, third] = [rated(100), { ...rated(200), stars: 2 }, { ...rated(300), stars: 5 }]
  const listed = [
    { conversationId: one!, ...second },
    { conversationId: one!, ...first },
  ]
  const held = [
    { id: one!, rating: second },
    { id: two!, rating: third },
    { id: 'three' as ConversationId, rating: null },
  ]
  const all = ratingsOf(listed, held)
  expect(all.map(({ conversationId, stars }) => [conversationId, stars])).toEqual([
    [two, 5],
    [one, 2],
    [one, 4],
  ])
  expect(meanOf(all)).toBeCloseTo(11 / 3)
  expect(meanOf([])).toBeNull()
})
