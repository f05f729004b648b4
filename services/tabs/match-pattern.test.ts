import { describe, expect, it } from 'vitest'
import { fitsPattern } from './match-pattern'

describe('a match pattern', () => {
  it.each([
    ['https://admin.shopify.com/*', 'https://admin.shopify.com/store/demo', true],
    ['https://admin.shopify.com/*', 'http://admin.shopify.com/', false],
    ['https://admin.shopify.com/*', 'https://admin.shopify.com.evil.example/', false],
    ['https://*.myshopify.com/*', 'https://shop.myshopify.com/products/x?y=1', true],
    ['https://*.myshopify.com/*', 'https://myshopify.com/', true],
    ['https://*.myshopify.com/*', 'https://evilmyshopify.com/', false],
    ['*://*/*', 'http://shop.example/', true],
    ['*://*/*', 'chrome://settings/', false],
    ['<all_urls>', 'http://127.0.0.1:4510/products/1', true],
    ['<all_urls>', 'chrome://settings/', false],
    ['http://127.0.0.1:4510/*', 'http://127.0.0.1:4510/x', true],
    ['http://127.0.0.1:4510/*', 'http://127.0.0.1:4511/x', false],
    ['https://shop.example/a*', 'https://shop.example/b', false],
    ['nonsense', 'https://shop.example/', false],
    ['https://shop.example/*', 'not an address', false],
  ])('%s and %s: %s', (pattern, address, fits) => expect(fitsPattern(pattern, address)).toBe(fits))
})
