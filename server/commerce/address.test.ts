import { describe, expect, it } from 'vitest'
import { shopAddress, storeAddresses } from './address'

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
    expect(storeAddresses('shopify', entered, nothingNamed)).toEqual([address])
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
    expect(() => shopAddress(entered, nothingNamed)).toThrowError(
      expect.objectContaining({ code: 'store_address_wrong', details: expect.objectContaining({ field: 'address' }) }),
    )
  })

  it.each([
    ['wool.example', 'https://wool.example'],
    ['https://wool.example/', 'https://wool.example'],
    ['https://wool.example:8443/blog/', 'https://wool.example:8443/blog'],
    ['https://wool.example/wp-admin/admin.php?page=wc-settings', 'https://wool.example'],
    ['https://wool.example/blog/wp-json/wc/v3', 'https://wool.example/blog'],
  ])('on WooCommerce, %s, is %s', (entered, address) => {
    expect(storeAddresses('woocommerce', entered, nothingNamed)[0]).toBe(address)
  })

  it('on WooCommerce may be a folder or a page of the site, so the nearest is asked first', () => {
    expect(storeAddresses('woocommerce', 'https://wool.example/en/shop/', nothingNamed)).toEqual([
      'https://wool.example/en/shop',
      'https://wool.example/en',
      'https://wool.example',
    ])
    expect(storeAddresses('woocommerce', 'https://wool.example/1/2/3/4/5/6', nothingNamed)).toHaveLength(5)
  })

  it('is in the clear only where the operator of the hub has named it', () => {
    expect(() => storeAddresses('woocommerce', 'http://wool.example', nothingNamed)).toThrow()
    expect(storeAddresses('woocommerce', 'http://localhost:8080/', named)).toEqual(['http://localhost:8080'])
    expect(shopAddress('http://localhost:8080/', named)).toBe('http://localhost:8080')
  })
})
