import { expect, it } from 'vitest'
import { changesOf } from './card-changes'
import type { ProductCard } from './product'

const card: ProductCard = {
  ...{
    productId: null,
    title: 'Rain jacket',
    variant: 'M',
    imageUrl: null,
    url: 'https://linen.example/products/jacket',
  },
  ...{ price: { amount: '89.0', currency: 'USD' }, compareAtPrice: null, availability: 'in_stock', source: null },
}

it('the same price in other digits, and another picture, are no change', () => {
  const now = { ...card, price: { amount: '89.00', currency: 'USD' }, imageUrl: 'https://cdn.example/1.jpg' }
  expect(changesOf(card, now)).toEqual([])
})

it('price, stock and words are told with what they were', () => {
  const now: ProductCard = { ...card, price: { amount: '95.00', currency: 'USD' }, availability: 'out_of_stock' }
  expect(changesOf(card, now)).toEqual([
    { what: 'price', before: card.price, after: now.price },
    { what: 'availability', before: 'in_stock', after: 'out_of_stock' },
  ])
  expect(changesOf(card, { ...card, variant: 'Medium' })).toEqual([{ what: 'variant', before: 'M', after: 'Medium' }])
})
