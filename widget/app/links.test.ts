import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesOf, safeUrl } from './links'

describe('addresses in what people write', () => {
  it.each([
    ['See https://a.example/x.', ['See ', 'https://a.example/x', '.']],
    ['(https://a.example/x)', ['(', 'https://a.example/x', ')']],
    ['https://a.example/x_(y)', ['https://a.example/x_(y)']],
    ['请看 https://a.example/货，谢谢', ['请看 ', 'https://a.example/货，谢谢']],
    ['no address', ['no address']],
  ])('%s', (text, pieces) => {
    expect(piecesOf(text).map((piece) => piece.text)).toEqual(pieces)
  })

  it('change no character of the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', ' java\nscript:x', 'ftp://a.example', '', 'not an address'])(
    'are never %j',
    (address) => {
      expect(safeUrl(address)).toBeNull()
      expect(piecesOf(address).every((piece) => piece.href === null)).toBe(true)
    },
  )
})
