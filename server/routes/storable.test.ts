import { expect, it } from 'vitest'
import { storable } from './storable'

it('drops NUL and replaces half characters, however deep they lie', () => {
  const given = { text: 'a\0b', list: ['\ud83d', { deep: 'x\udc00y' }], n: 1, none: null }
  expect(storable(given)).toEqual({ text: 'ab', list: ['\ufffd', { deep: 'x\ufffdy' }], n: 1, none: null })
})

it('leaves whole characters alone', () => {
  expect(storable('Größe 42 👩‍👧 中文')).toBe('Größe 42 👩‍👧 中文')
})

it('bears nesting as deep as a request may hold', () => {
  const deep: unknown = JSON.parse('['.repeat(100_000) + '"\\u0000"' + ']'.repeat(100_000))
  expect(() => storable(deep)).not.toThrow()
})
