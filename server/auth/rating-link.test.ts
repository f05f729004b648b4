import { RatingId, WorkspaceId } from '@/domain/ids'
import { RATING_OPEN_MS } from '@/domain/rating'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createRatingLinks } from './rating-link'

const key = Buffer.from('one key for this purpose')
let now = 1_800_000_000_000
const links = createRatingLinks(key, () => now)
const ratingId = RatingId.parse(randomUUID())
const workspaceId = WorkspaceId.parse('ours')
const opens = (token: string, by = links) => by.read(token)?.isOf(workspaceId) ?? false

it('opens to the invitation it was made for, until a month has passed', () => {
  const token = links.issue(workspaceId, ratingId)
  expect(token.length).toBeLessThan(60)
  expect(opens(token)).toBe(true)
  expect(links.read(token)).toMatchObject({ ratingId, expired: false })
  now += RATING_OPEN_MS
  expect(links.read(token)).toMatchObject({ ratingId, expired: true })
})

it('does not open when any part of it was changed, cut, lengthened or signed with another key', () => {
  const token = links.issue(workspaceId, ratingId)
  for (let i = 0; i < token.length; i += 1) {
    const other = token[i] === 'A' ? 'B' : 'A'
    expect(opens(token.slice(0, i) + other + token.slice(i + 1)), `character ${i}`).toBe(false)
  }
  for (const forged of ['', 'x', token.slice(1), token.slice(0, -1), `${token}A`, `${token}=`, ` ${token}`])
    expect(opens(forged)).toBe(false)
  expect(
    opens(
      token,
      createRatingLinks(Buffer.from('another key'), () => now),
    ),
  ).toBe(false)
})

it('is of one workspace: the same id in another does not make it theirs', () => {
  expect(links.read(links.issue(workspaceId, ratingId))?.isOf(WorkspaceId.parse('theirs'))).toBe(false)
})
