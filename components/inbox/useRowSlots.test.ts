import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slotsNext } from './useRowSlots'

const rows = (...ids: string[]) => ids

it('a row that comes takes the element of one that has gone', () => {
  const before = slotsNext(new Map(), rows('a', 'b', 'c'))
  expect([...before]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ])
  expect([...slotsNext(before, rows('b', 'c', 'd'))]).toEqual([
    ['b', 1],
    ['c', 2],
    ['d', 0],
  ])
})

it('whatever is scrolled to, a row that stays keeps its element, none is drawn by two, and no more are made than rows are seen', () => {
  const screens = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), { maxLength: 12 })
  fc.assert(
    fc.property(screens, (screens) => {
      let before: ReadonlyMap<number, number> = new Map()
      let most = 0
      for (const wanted of screens) {
        const after = slotsNext(before, wanted)
        most = Math.max(most, wanted.length)
        expect([...after.keys()]).toEqual(wanted)
        expect(new Set(after.values()).size).toBe(wanted.length)
        for (const id of wanted) if (before.has(id)) expect(after.get(id)).toBe(before.get(id))
        expect(Math.max(-1, ...after.values())).toBeLessThan(most)
        before = after
      }
    }),
  )
})
