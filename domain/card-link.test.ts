import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCard } from '@/tests/factories'
import { appliesDiscount, cardDestination } from './card-link'
import { StoreId } from './ids'
import type { CardSource } from './product'

const shopify = { platform: 'shopify', address: 'https://linen.myshopify.com' } as const
const woo = { platform: 'woocommerce', address: 'https://wool.example/shop' } as const
const source = (over: Partial<CardSource> = {}): CardSource => ({
  storeId: StoreId.parse('01980000-0000-7000-8000-000000000001'),
  externalId: '11',
  variantId: '77',
  quantity: 2,
  discountCode: null,
  opens: 'product',
  ...over,
})
const card = (over: Partial<CardSource> = {}) =>
  aCard({ url: 'https://linen.example/de/products/shirt', source: source(over) })
const MARKS = 'utm_source=alongside&utm_medium=chat&utm_content=t0'

describe('where a card’s link leads', () => {
  it('at Shopify, to the page of the product with its variant', () => {
    expect(cardDestination(card(), shopify, 't0')).toBe(`https://linen.example/de/products/shirt?variant=77&${MARKS}`)
    expect(cardDestination(card({ variantId: null }), shopify, null)).toBe('https://linen.example/de/products/shirt')
  })

  it('at Shopify, with a code, through the address that applies it', () => {
    const url = new URL(cardDestination(card({ discountCode: 'SAVE 10/ü' }), shopify, 't0'))
    expect(url.origin + url.pathname).toBe('https://linen.myshopify.com/discount/SAVE%2010%2F%C3%BC')
    expect(url.searchParams.get('redirect')).toBe(`/de/products/shirt?variant=77&${MARKS}`)
  })

  it('at Shopify, to the checkout with quantity, code and the mark in the cart', () => {
    const url = new URL(cardDestination(card({ opens: 'checkout', discountCode: 'SAVE10' }), shopify, 't0'))
    expect(url.origin + url.pathname).toBe('https://linen.myshopify.com/cart/77:2')
    expect(url.searchParams.get('discount')).toBe('SAVE10')
    expect(url.searchParams.get('attributes[alongside]')).toBe('t0')
  })

  it('at WooCommerce, to the page, or to the checkout of the folder WordPress is in', () => {
    expect(cardDestination(card(), woo, 't0')).toBe(`https://linen.example/de/products/shirt?${MARKS}`)
    expect(cardDestination(card({ opens: 'checkout', discountCode: 'A' }), woo, 't0')).toBe(
      `https://wool.example/shop/checkout-link/?products=77%3A2&coupon=A&${MARKS}`,
    )
  })

  it('to the product’s page, where no variant is chosen to check out with, or no store is behind it', () => {
    const page = `https://linen.example/de/products/shirt?${MARKS}`
    for (const store of [shopify, woo])
      expect(cardDestination(card({ opens: 'checkout', variantId: null }), store, 't0')).toBe(page)
    expect(cardDestination(card({ opens: 'checkout' }), null, 't0')).toBe(page)
    expect(cardDestination({ ...card(), source: null }, shopify, 't0')).toBe(page)
  })

  it('a code is applied by every link but the one to a page of WooCommerce', () => {
    expect([appliesDiscount(shopify, 'product'), appliesDiscount(shopify, 'checkout')]).toEqual([true, true])
    expect([appliesDiscount(woo, 'product'), appliesDiscount(woo, 'checkout')]).toEqual([false, true])
  })
})

const aSource = fc.record({
  variantId: fc.option(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' })),
  quantity: fc.integer({ min: 1, max: 99 }),
  discountCode: fc.option(fc.string({ minLength: 1, maxLength: 255, unit: 'grapheme' })),
  opens: fc.constantFrom('product' as const, 'checkout' as const),
})
const aPage = fc.webUrl({ withFragments: true })

describe('whatever a card says', () => {
  it('its link stays at the store or at the card’s own page, and carries the mark exactly once', () => {
    fc.assert(
      fc.property(aSource, aPage, fc.constantFrom(shopify, woo, null), (over, page, store) => {
        const shown = aCard({ url: page, source: source(over) })
        const url = new URL(cardDestination(shown, store, 't0'))
        expect([new URL(page).origin, new URL(store?.address ?? page).origin]).toContain(url.origin)
        const inner = url.searchParams.get('redirect')
        if (inner !== null) expect(new URL(inner, url).origin).toBe(url.origin)
        const marks = inner !== null ? new URL(inner, url).searchParams : url.searchParams
        expect(marks.getAll('utm_content')).toEqual(['t0'])
        expect(marks.getAll('utm_source')).toEqual(['alongside'])
      }),
    )
  })

  it('a link that is not marked says nothing of where it came from', () => {
    fc.assert(
      fc.property(aSource, fc.constantFrom(shopify, woo, null), (over, store) => {
        expect(cardDestination(card(over), store, null)).not.toMatch(/utm_|alongside/)
      }),
    )
  })
})
