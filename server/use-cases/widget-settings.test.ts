import { expect, it } from 'vitest'
import { originAllowed } from './widget-settings'

it.each([
  ['https://shop.example', ['shop.example'], true],
  ['https://shop.example:8443', ['shop.example'], true], // without a port, any
  ['https://shop.example:8443', ['shop.example:8443'], true],
  ['https://shop.example', ['shop.example:8443'], false],
  ['https://www.shop.example', ['*.shop.example'], true],
  ['https://shop.example', ['*.shop.example'], false],
  ['https://notshop.example', ['*.shop.example', 'shop.example'], false],
  ['https://shop.example.evil.example', ['shop.example'], false],
  ['chrome-extension://shop.example', ['shop.example'], false],
  ['null', ['shop.example'], false],
  [undefined, ['shop.example'], false],
  ['https://shop.example', [], false],
])('a page of %s, where %j may, is allowed: %s', (origin, domains, allowed) => {
  expect(originAllowed(origin, domains)).toBe(allowed)
})
