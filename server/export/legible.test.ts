import { expect, it } from 'vitest'
import { legible } from './legible'

it('writes moments as dates, and notes whose and what the ids are', () => {
  const used = new Set<string>()
  const names = new Map([
    ['a1', 'Mia'],
    ['f1', 'Club number'],
    ['a2', 'Nobody in it'],
  ])
  const row = { created_at: 0, invitedAt: 1_000, spent_ms: 5, author_id: 'a1', fields: { f1: 'C-1' }, removed_at: null }
  expect(JSON.parse(JSON.stringify(row, legible(names, used)))).toEqual({
    ...row,
    created_at: '1970-01-01T00:00:00.000Z',
    invitedAt: '1970-01-01T00:00:01.000Z',
  })
  expect([...used].toSorted()).toEqual(['a1', 'f1'])
})
