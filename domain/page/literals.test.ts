import fc from 'fast-check'
import { expect, it } from 'vitest'
import { literalsIn } from './literals'

it('reads objects as scripts write them, and leaves out what is no value', () => {
  expect(literalsIn(`push({name: 'Jacket', "price": 89.5, tags: ['a', "b",], at: Date.now(), ok: true})`)).toEqual([
    { name: 'Jacket', price: 89.5, tags: ['a', 'b'], ok: true },
  ])
})

it('nothing of a script becomes what an object is made of', () => {
  const [read] = literalsIn(`x = {"__proto__": {"price": "1.00"}, name: 'Jacket'}`) as [Record<string, unknown>]
  expect(read.price).toBeUndefined()
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
})

it('an object that is JSON is read as JSON says, whatever stands behind it', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }))
  const plain = fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    value,
  )
  fc.assert(
    fc.property(plain, fc.string({ maxLength: 200 }), (object, noise) => {
      expect(literalsIn(`data = ${JSON.stringify(object)};${noise}`)[0]).toEqual({ ...object })
    }),
  )
})

it('whatever is written, it ends', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}[]:,"\'=a1\\/*\n '), maxLength: 300 }),
      (text) => void literalsIn(text),
    ),
  )
})
