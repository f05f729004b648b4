import { describe, expect, it } from 'vitest'
import { cardOfChoice, type Choice, type ShopOf } from './card-choice'
import type { Discount } from './discount'
import type { StoreId } from './ids'
import { ProductCard } from './product'
import type { ProductVariant, Sold } from './store-product'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const aVariant = (externalId: string, changes: Partial<ProductVariant> = {}): ProductVariant => ({
  ...{ externalId, title: 'Blue / M', sku: null, price: usd('89.00'), compareAtPrice: usd('119.00') },
  ...{ availability: 'in_stock', stock: 24, imageUrl: null },
  url: `https://linen.example/products/jacket?variant=${externalId}`,
  ...changes,
})
const jacket: Sold = {
  ...{ externalId: '7', title: 'Rain jacket', url: 'https://linen.example/products/jacket' },
  imageUrl: 'https://cdn.example/jacket.jpg',
  variants: [aVariant('71'), aVariant('72', { title: 'Moss / M', imageUrl: 'https://cdn.example/moss.jpg' })],
}
const shop: ShopOf = { id: '8f0b7f6e-2f0c-4d53-9a57-0a8d3f6f3c11' as StoreId, platform: 'shopify' }
const site: ShopOf = { ...shop, platform: 'woocommerce' }
const code: Discount = {
  ...{ code: 'RAIN 10', off: { kind: 'percent', percent: 10 }, least: null, isForSome: false, endsAt: null },
}
const choice = (changes: Partial<Choice> = {}): Choice => ({
  ...{ variantId: '71', quantity: 1, opens: 'checkout', discount: null },
  ...changes,
})

describe('the card of what was chosen', () => {
  it('is of the variant, and knows where it is from', () => {
    const card = cardOfChoice(jacket, shop, choice({ variantId: '72', opens: 'product', quantity: 2 }), null)
    expect(ProductCard.parse(card)).toEqual({
      ...{ productId: null, title: 'Rain jacket', variant: 'Moss / M', imageUrl: 'https://cdn.example/moss.jpg' },
      ...{ url: 'https://linen.example/products/jacket?variant=72', price: usd('89.00') },
      ...{ compareAtPrice: usd('119.00'), availability: 'in_stock' },
      source: {
        ...{ storeId: shop.id, externalId: '7', variantId: '72', quantity: 2 },
        ...{ discountCode: null, opens: 'product' },
      },
    })
  })

  it('has the price of the code where the link brings it along', () => {
    const card = cardOfChoice(jacket, shop, choice({ quantity: 2, discount: code }), null)
    expect(card).toMatchObject({ price: usd('80.10'), compareAtPrice: usd('119.00') })
    expect(card.source).toMatchObject({ discountCode: 'RAIN 10', opens: 'checkout' })
    expect(cardOfChoice(jacket, site, choice({ discount: code }), null)).toMatchObject({ price: usd('80.10') })
  })

  it('keeps its price where the link does not', () => {
    const card = cardOfChoice(jacket, site, choice({ opens: 'product', discount: code }), null)
    expect(card).toMatchObject({ price: usd('89.00'), source: { discountCode: 'RAIN 10', opens: 'product' } })
  })

  it('cannot lead to the checkout while no variant is chosen', () => {
    const card = cardOfChoice(jacket, shop, choice({ variantId: null }), null)
    expect(card).toMatchObject({ url: jacket.url, variant: null, source: { variantId: null, opens: 'product' } })
  })
})
