import type { WidgetRating } from '@/protocol/widget-api'
import { expect, it } from 'vitest'
import { CallFailed } from './client'
import { fakeStorage } from './fake-storage'
import { createKept } from './kept'
import { createRating } from './rating'

const invited = (rating: WidgetRating['rating'] = null, id = 'one') =>
  ({ id, invitedAt: 1_000, rating }) as unknown as WidgetRating
const rated = (stars: number) => ({ stars, comment: '', ratedAt: 2_000 })
const offline = () => Promise.reject(new CallFailed('again', 'hub_unreachable'))

function aRating(giveRating: () => Promise<WidgetRating>, storage = fakeStorage()) {
  const hub = { giveRating }
  const rating = createRating({
    client: hub,
    kept: createKept('inbox', () => storage),
    onChange() {},
    now: () => 1_500,
  })
  return { rating, hub, storage }
}

it('keeps an answer that could not be sent, also across a reload, and sends it when the hub is back', async () => {
  const { rating, storage } = aRating(offline)
  rating.take(invited())
  rating.answer(4, 'Kind')
  await rating.flush()
  expect(rating.view()).toMatchObject({ state: 'sending', stars: 4 })

  const sent: unknown[] = []
  const later = aRating((...answer: unknown[]) => {
    sent.push(...answer)
    return Promise.resolve(invited(rated(4)))
  }, storage)
  later.rating.take(invited())
  await later.rating.flush()
  expect(sent).toEqual([{ id: 'one', stars: 4, comment: 'Kind' }])
  expect(later.rating.view()).toMatchObject({ state: 'rated', stars: 4 })
})

it('is no longer shown when the hub says it is too late', async () => {
  const { rating } = aRating(() => Promise.reject(new CallFailed('refused', 'rating_closed')))
  rating.take(invited())
  rating.answer(1, '')
  await rating.flush()
  expect(rating.view()).toBeNull()
  rating.take(invited(null, 'two'))
  expect(rating.view()).toMatchObject({ id: 'two', state: 'asked' })
})

it('can be put off and taken up again, and is news until it was seen', () => {
  const { rating } = aRating(offline)
  rating.take(invited())
  expect(rating.isNews()).toBe(true)
  rating.see()
  expect(rating.isNews()).toBe(false)
  rating.decline()
  expect(rating.view()?.state).toBe('declined')
  rating.reconsider()
  expect(rating.view()?.state).toBe('asked')
})
