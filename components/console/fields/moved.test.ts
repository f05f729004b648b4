import { expect, it } from 'vitest'
import { moved } from './moved'

it.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [1, 1, ['a', 'b', 'c']],
  [9, 0, ['a', 'b', 'c']],
])('moved from %i to %i, the others keep their order', (from, to, after) => {
  expect(moved(['a', 'b', 'c'], from, to)).toEqual(after)
})
