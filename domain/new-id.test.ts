import { expect, it } from 'vitest'
import { newId } from './new-id'

const NOW = Date.UTC(2026, 10, 20, 9)

it('ids of one millisecond sort in the order they were made', () => {
  const made = Array.from({ length: 500 }, () => newId(NOW))
  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})

it('ids sort by the time they are of, whenever they were made', () => {
  const [later, earlier] = [newId(NOW + 1), newId(NOW)]
  expect(earlier < later).toBe(true)
})

it('is a UUID of version 7', () => {
  expect(newId(NOW)).toMatch(/^01a1f82f-1e80-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
