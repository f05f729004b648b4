import { describe, expect, it } from 'vitest'
import { cardOfStoreProduct } from './card'
import type { ProductVariant, StoreProduct } from './store-product'

const aVariant = (amount: string | null, changes: Partial<ProductVariant> = {}): ProductVariant => ({
  externalId: amount ?? 'none',
  title: amount,
  sku: null,
  price: amount === null ? null : { amount, currency: 'EUR' },
  compareAtPrice: null,
  availability: 'in_stock',
  stock: null,
  imageUrl: null,
  url: 'https://shop.example/products/shirt',
  ...changes,
})
const aProduct = (variants: ProductVariant[]): StoreProduct => ({
  externalId: '1',
  handle: 'shirt',
  title: 'Linen shirt',
  url: 'https://shop.example/products/shirt',
  imageUrl: null,
  options: [],
  variants,
  changedAt: 1,
})

describe('the card of a store’s product', () => {
  it('has the price of the cheapest variant, by number and not by letters', () => {
    const card = cardOfStoreProduct(aProduct([aVariant('100.00'), aVariant('9.50'), aVariant(null)]))
    expect(card).toMatchObject({ title: 'Linen shirt', variant: null, price: { amount: '9.50', currency: 'EUR' } })
  })

  it('passes over variants that are sold out while another one is there', () => {
    const soldOut = aVariant('5.00', { availability: 'out_of_stock' })
    const there = aVariant('7.00', { compareAtPrice: { amount: '8.00', currency: 'EUR' } })
    expect(cardOfStoreProduct(aProduct([soldOut, there]))).toMatchObject({
      price: { amount: '7.00' },
      compareAtPrice: { amount: '8.00' },
      availability: 'in_stock',
    })
    expect(cardOfStoreProduct(aProduct([soldOut]))).toMatchObject({ availability: 'out_of_stock' })
  })

  it('is shown with a variant’s picture when the product has none, and without a price when there is none', () => {
    const pictured = aVariant(null, { imageUrl: 'https://cdn.example/a.jpg' })
    expect(cardOfStoreProduct(aProduct([pictured]))).toMatchObject({
      imageUrl: 'https://cdn.example/a.jpg',
      price: null,
    })
    expect(cardOfStoreProduct(aProduct([]))).toMatchObject({ price: null, availability: 'unknown' })
  })
})
