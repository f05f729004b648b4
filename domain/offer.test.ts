import { describe, expect, it } from 'vitest'
import type { ProductId, StoreId } from './ids'
import { offerOfCard, offerOfProduct, variantNamed, withoutRepeats } from './offer'
import type { ProductVariant, StoredProduct } from './store-product'

const eur = (amount: string) => ({ amount, currency: 'EUR' })
const aVariant = (externalId: string, title: string, price: string, stock: number | null): ProductVariant => ({
  ...{ externalId, title, sku: `SKU-${externalId}`, price: eur(price), compareAtPrice: null },
  ...{
    availability: 'in_stock',
    stock,
    imageUrl: null,
    url: `https://linen.example/products/shirt?variant=${externalId}`,
  },
})
const shirt: StoredProduct = {
  ...{
    productId: 'p-1' as ProductId,
    externalId: '1',
    storeId: 's-1' as StoreId,
    handle: 'shirt',
    title: 'Linen shirt',
  },
  ...{ variant: null, imageUrl: null, url: 'https://linen.example/products/shirt', price: eur('1.00') },
  ...{ compareAtPrice: null, availability: 'unknown', source: null },
  variants: [aVariant('11', 'Red / M', '20.00', 3), aVariant('12', 'Red / L', '22.00', null)],
}

describe('what can be recommended', () => {
  it('shows the variant that was named, else the cheapest price of the product', () => {
    expect(offerOfProduct(shirt, '12')).toMatchObject({
      card: { variant: 'Red / L', price: eur('22.00') },
      stock: null,
    })
    expect(offerOfProduct(shirt, null)).toMatchObject({ card: { variant: null, price: eur('20.00') }, stock: null })
    expect(offerOfProduct(shirt, '11')).toMatchObject({ stock: 3, variantId: '11', key: 'product/p-1' })
  })

  it('is the row itself where no store stands behind the catalogue', () => {
    const mug: StoredProduct = { ...shirt, storeId: null, variants: [], variant: 'Pine', price: eur('9.00') }
    expect(offerOfProduct(mug, null).card).toMatchObject({ variant: 'Pine', price: eur('9.00'), source: null })
  })

  it('stands once, in the first section that has it', () => {
    const [a, b] = [offerOfProduct(shirt, null), offerOfCard(shirt)]
    const sections = withoutRepeats([{ offers: [a] }, { offers: [offerOfProduct(shirt, '11'), b] }])
    expect(sections.map(({ offers }) => offers)).toEqual([[a], [b]])
  })

  it('is found on a page by its number of the stock or its name', () => {
    expect(variantNamed(shirt, { sku: 'SKU-12', variant: null })).toBe('12')
    expect(variantNamed(shirt, { sku: null, variant: 'Red / M' })).toBe('11')
    expect(variantNamed(shirt, { sku: 'other', variant: null })).toBeNull()
  })
})
