import { describe, expect, it } from 'vitest'
import { linkify } from './linkify'

const links = (text: string) => linkify(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []))

describe('linkify', () => {
  it.each([
    ['see https://shop.example/boots.', ['https://shop.example/boots']],
    ['(https://shop.example/a_(b))', ['https://shop.example/a_(b)']],
    ['看看https://shop.example/商品，好吗？', ['https://shop.example/%E5%95%86%E5%93%81%EF%BC%8C%E5%A5%BD%E5%90%97']],
    ['https://a.example https://b.example!', ['https://a.example/', 'https://b.example/']],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected)
  })

  it.each([
    'javascript:alert(1)',
    'http://plain.example',
    'https://bank.example@evil.example/',
    'data:text/html,x',
    'https://',
  ])('%s stays text', (text) => {
    expect(links(text)).toEqual([])
  })

  it('loses and adds no character', () => {
    const text = 'a https://x.example/?q=1&b=2, b <script> https://y.example…'
    expect(
      linkify(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })
})
