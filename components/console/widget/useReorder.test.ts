import { expect, it } from 'vitest'
import { placeAt } from './useReorder'

const rows = [0, 40, 80].map((top) => ({ top, bottom: top + 40 }))

it('puts a dragged row where its middle is passed, and no further than the ends', () => {
  expect([-20, 10, 30, 70, 110, 400].map((y) => placeAt(y, rows))).toEqual([0, 0, 1, 2, 2, 2])
})
