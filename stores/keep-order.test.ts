import { describe, expect, it } from 'vitest'
import { keepOrder } from './keep-order'

const order = (shown: string, next: string) => {
  const { ids, waiting } = keepOrder([...shown], [...next])
  return `${ids.join('')} +${waiting}`
}

describe('keepOrder', () => {
  it.each([
    ['nothing came', 'abc', 'abc', 'abc +0'],
    ['a new one waits', 'abc', 'xabc', 'abc +1'],
    ['one that moved up stays where it was', 'abc', 'cab', 'abc +1'],
    ['one that went stays until it is let go', 'abc', 'bc', 'abc +0'],
    ['older ones join below', 'abc', 'abcde', 'abcde +0'],
    ['both at once', 'abc', 'xyabcd', 'abcd +2'],
    ['nothing of it is left', 'abc', 'xyz', 'xyz +0'],
  ])('%s', (_name, shown, next, expected) => {
    expect(order(shown, next)).toBe(expected)
  })
})
