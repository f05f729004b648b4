import { describe, expect, it } from 'vitest'
import { siteName, sitePattern } from './sites'

describe('sitePattern', () => {
  it.each([
    ['catalog.example', 'https://catalog.example/*'],
    [' https://www.catalog.example/a?b ', 'https://www.catalog.example/*'],
    ['http://localhost:3000', 'http://localhost/*'],
    ['catalog', null],
    ['file:///etc/passwd', null],
    ['chrome://settings', null],
    ['*.example.com', null],
    ['', null],
  ])('%s → %s', (typed, pattern) => {
    expect(sitePattern(typed)).toBe(pattern)
  })
  it('is shown by its name', () => {
    expect(siteName('https://catalog.example/*')).toBe('catalog.example')
    expect(siteName('*://*.shop.example/*')).toBe('*.shop.example')
  })
})
