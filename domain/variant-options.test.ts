import { describe, expect, it } from 'vitest'
import type { ProductVariant } from './store-product'
import { chooserOf, firstVariant, reachOf, valuesOf, variantBy } from './variant-options'

const aVariant = (
  externalId: string,
  title: string | null,
  availability: ProductVariant['availability'] = 'in_stock',
) => ({
  ...{ externalId, title, sku: null, price: null, compareAtPrice: null, availability, stock: null, imageUrl: null },
  url: 'https://linen.example/products/jacket',
})
const variants = [
  aVariant('1', 'Red / M'),
  aVariant('2', 'Red / L', 'out_of_stock'),
  aVariant('3', 'Blue / M'),
  aVariant('4', 'Blue / XL'),
]
const names = (chooser: ReturnType<typeof chooserOf>) =>
  chooser?.options.map(({ values }) => values.map(({ name }) => name))

describe('choosing a variant', () => {
  it('splits the titles where nothing else is known', () => {
    expect(names(chooserOf({ variants }))).toEqual([
      ['Red', 'Blue'],
      ['M', 'L', 'XL'],
    ])
  })

  it('is one choice where the titles have different shapes', () => {
    expect(names(chooserOf({ variants: [aVariant('1', 'Red / M'), aVariant('2', 'Gift')] }))).toEqual([
      ['Red / M', 'Gift'],
    ])
  })

  it('goes by the options the store names, also where a value holds the separator', () => {
    const options = [
      { name: 'Colour', values: ['Black / White', 'Black', 'Green'].map((name) => ({ name, colour: null })) },
      { name: 'Size', values: [{ name: 'M', colour: null }] },
    ]
    const chooser = chooserOf({ options, variants: [aVariant('1', 'Black / White / M'), aVariant('2', 'Black / M')] })
    expect(chooser?.options.map(({ name }) => name)).toEqual(['Colour', 'Size'])
    expect(names(chooser)).toEqual([['Black / White', 'Black'], ['M']])
    expect(valuesOf(chooser!, '1')).toEqual(['Black / White', 'M'])
  })

  it('has nothing to choose in a product of one form', () => {
    expect(chooserOf({ variants: [aVariant('1', null)] })).toBeNull()
    expect(chooserOf({ variants: [] })).toBeNull()
  })

  it('knows what is sold out, and what is not made', () => {
    const chooser = chooserOf({ variants })!
    expect(reachOf(chooser, ['Red', 'M'], 1, 'L')).toBe('sold_out')
    expect(reachOf(chooser, ['Blue', 'M'], 1, 'L')).toBe('none')
    expect(reachOf(chooser, ['Red', 'M'], 0, 'Blue')).toBe('there')
  })

  it('takes the nearest variant of a value', () => {
    const chooser = chooserOf({ variants })!
    expect(variantBy(chooser, ['Red', 'M'], 0, 'Blue')?.externalId).toBe('3')
    expect(variantBy(chooser, ['Red', 'M'], 1, 'XL')?.externalId).toBe('4')
  })

  it('begins with the one the page names, else with the first that can be bought', () => {
    expect(firstVariant({ variants }, '2')?.externalId).toBe('2')
    expect(firstVariant({ variants: variants.slice(1) }, null)?.externalId).toBe('3')
    expect(firstVariant({ variants: [] }, null)).toBeNull()
  })
})
