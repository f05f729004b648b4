import { describe, expect, it } from 'vitest'
import { storeAddress } from './address'

const nothingNamed = () => false
const named = (url: URL) => url.hostname === 'localhost'

describe('the address of a store', () => {
  it.each([
    ['linen', 'https://linen.myshopify.com'],
    [' Linen.myshopify.com ', 'https://linen.myshopify.com'],
    ['https://linen.myshopify.com/admin/products/1?x=1', 'https://linen.myshopify.com'],
    ['https://admin.shopify.com/store/linen/products/1', 'https://linen.myshopify.com'],
    ['admin.shopify.com/store/linen', 'https://linen.myshopify.com'],
  ])('on Shopify, %s, is %s', (entered, address) => {
    expect(storeAddress('shopify', entered, nothingNamed)).toBe(address)
  })

  it.each([
    'shop.example', // its public name: the Admin API is not there
    'linen.myshopify.com.evil.example',
    'https://linen.myshopify.com:8443',
    'http://linen.myshopify.com', // the token would be read on the way
    'https://me:secret@linen.myshopify.com',
    'https://admin.shopify.com/settings',
    '-linen',
    'ftp://linen.myshopify.com',
    'two words',
    '',
  ])('on Shopify is not %j', (entered) => {
    expect(() => storeAddress('shopify', entered, nothingNamed)).toThrowError(
      expect.objectContaining({ code: 'store_address_wrong', details: expect.objectContaining({ field: 'address' }) }),
    )
  })

  it.each([
    ['wool.example', 'https://wool.example'],
    ['https://wool.example/', 'https://wool.example'],
    ['https://wool.example:8443/blog/', 'https://wool.example:8443/blog'],
    ['https://wool.example/wp-admin/admin.php?page=wc-settings', 'https://wool.example'],
    ['https://wool.example/blog/wp-json/wc/v3', 'https://wool.example/blog'],
    ['https://wool.example/shop/', 'https://wool.example'],
  ])('on WooCommerce, %s, is %s', (entered, address) => {
    expect(storeAddress('woocommerce', entered, nothingNamed)).toBe(address)
  })

  it('is in the clear only where the operator of the hub has named it', () => {
    expect(() => storeAddress('woocommerce', 'http://wool.example', nothingNamed)).toThrow()
    expect(storeAddress('woocommerce', 'http://localhost:8080/', named)).toBe('http://localhost:8080')
    expect(storeAddress('shopify', 'http://localhost:8080/', named)).toBe('http://localhost:8080')
  })
})
