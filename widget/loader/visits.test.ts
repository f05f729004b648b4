import { describe, expect, it } from 'vitest'
import { pageOf } from './visits'

describe('which page of the shop it is', () => {
  it.each([
    ['https://a.example/p#reviews', 'https://a.example/p'],
    ['https://a.example/p?x=1#', 'https://a.example/p?x=1'],
    ['https://a.example/#/products/7', 'https://a.example/#/products/7'],
    ['https://a.example/#!cart', 'https://a.example/#!cart'],
  ])('%s is %s', (address, page) => {
    expect(pageOf(address)).toBe(page)
  })
})
