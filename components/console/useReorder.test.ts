import { expect, it } from 'vitest'
import { moved, placeAt } from './useReorder'

const rows = [0, 40, 80].map((top) => ({ top, bottom: top + 40 }))

it('puts a dragged row where its middle is passed, and no further than the ends', () => {
  expect([-20, 10, 30, 70, 110, 400].map((y) => placeAt(y, rows))).toEqual([0, 0, 1, 2, 2, 2])
})

it.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [2, -1, ['c', 'a', 'b']],
  [0, 9, ['b', 'c', 'a']],
  [1, 1, ['a', 'b', 'c']],
  [9, 0, ['a', 'b', 'c']],
])('moved from %i to %i, the others keep their order', (from, to, after) => {
  expect(moved(['a', 'b', 'c'], from, to)).toEqual(after)
})
