import { describe, expect, it } from 'vitest'
import { readDomain } from './allowed-domain'

describe('readDomain', () => {
  it.each([
    ['Shop.Example', 'shop.example'],
    [' https://www.shop.example/products?x=1#top ', 'www.shop.example'],
    ['*.shop.example', '*.shop.example'],
    ['localhost:8080', 'localhost:8080'],
    ['http://127.0.0.1:80/', '127.0.0.1:80'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['shop.example.', 'shop.example'],
    ['*.localhost', '*.localhost'],
    ['my-shop.myshopify.com', 'my-shop.myshopify.com'],
  ])('takes %s for %s', (typed, domain) => {
    expect(readDomain(typed)).toEqual({ domain })
  })

  it.each(['no spaces please', 'shop..', '-shop.example', 'https://', 'a*b.example', 'user@shop.example x'])(
    'takes %s for no domain',
    (typed) => {
      expect(readDomain(typed)).toEqual({ problem: 'shape' })
    },
  )

  it.each(['*', '*.com', '*.myshopify.com'])('refuses %s, which are sites of other people too', (typed) => {
    expect(readDomain(typed)).toEqual({ problem: 'wide' })
  })

  it('says when it is among them already', () => {
    expect(readDomain('https://shop.example', ['shop.example'])).toEqual({ problem: 'held' })
  })
})
