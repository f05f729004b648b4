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

it('while rows are awaited those of before wait for them, no longer', () => {
  const before = slotsNext(new Map(), rows('a', 'b', 'c'))
  const awaiting = slotsNext(before, rows('d'), 1)
  expect([...awaiting]).toEqual([
    ['d', 0],
    ['b', 1],
  ])
  expect([...slotsNext(awaiting, rows('d', 'e'))]).toEqual([
    ['d', 0],
    ['e', 1],
  ])
  expect([...slotsNext(awaiting, rows('d'))]).toEqual([['d', 0]])
})

it('whatever is scrolled to, a row that stays keeps its element, none is drawn by two, and no more are made than rows are seen', () => {
  const screen = fc.record({
    wanted: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
    spare: fc.nat(4),
  })
  fc.assert(
    fc.property(fc.array(screen, { maxLength: 12 }), (screens) => {
      let before: ReadonlyMap<number, number> = new Map()
      let most = 0
      for (const { wanted, spare } of screens) {
        const after = slotsNext(before, wanted, spare)
        most = Math.max(most, wanted.length)
        expect([...after.keys()].slice(0, wanted.length)).toEqual(wanted)
        expect(after.size).toBeLessThanOrEqual(wanted.length + spare)
        expect(new Set(after.values()).size).toBe(after.size)
        for (const [id, slot] of before) if (after.has(id)) expect(after.get(id)).toBe(slot)
        expect(Math.max(-1, ...after.values())).toBeLessThan(most)
        before = after
      }
    }),
  )
})
