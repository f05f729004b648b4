import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { describePage } from '@/domain/page/describe'
import { readFacts } from '@/domain/page/read-facts'
import { atOnce } from '@/domain/page/steps'
import { ARTICLES, COLLECTIONS } from '../catalogue/pages'
import { PRODUCTS } from '../catalogue/products'
import type { Language, Product } from '../catalogue/types'
import { layout, type Page } from './layout'
import { articlePage, cartPage, collectionPage, homePage } from './pages'
import { productPage } from './product-page'
import type { PageContext } from './context'

const ORIGIN = 'http://shop.example'

function read(language: Language, path: string, make: (page: PageContext) => Page) {
  const page: PageContext = { language, origin: ORIGIN, path, widget: null }
  const url = ORIGIN + (language === 'zh' ? '/zh' : '') + path
  const { document } = parseHTML(layout(page, make(page)))
  return describePage(atOnce(readFacts(document, url)))
}

const EVIDENCE = (product: Product) =>
  product.markup.startsWith('json-ld') ? 'json-ld' : (product.markup as 'microdata' | 'rdfa' | 'opengraph')

const compares = (product: Product) => product.was !== null && /group|graph|specification/.test(product.markup)

describe.each(['en', 'zh'] as const)('a product page of the demo shop (%s)', (language) => {
  it.each(PRODUCTS.map((product) => [product.handle, product.markup, product] as const))(
    '%s says by %s what it is',
    (handle, _markup, product) => {
      const found = read(language, `/products/${handle}`, (page) => productPage(page, product))
      const [amount, currency] = language === 'en' ? [product.price.usd, 'USD'] : [product.price.cny, 'CNY']
      expect(found?.kind).toBe('product')
      expect(found?.product).toMatchObject({ evidence: EVIDENCE(product), price: { currency } })
      expect(Number(found?.product?.price?.amount)).toBe(amount)
      expect(found?.product?.name).toContain(product.name[language])
      expect(found?.product?.imageUrl).toMatch(/\.jpg$/)
      if (compares(product)) expect(found?.product?.compareAtPrice).not.toBeNull()
      if (product.markup !== 'opengraph') expect(found?.product?.availability).toBe(product.stock)
    },
  )
})

it('pages that sell nothing by themselves are no products', () => {
  const kinds = [
    read('en', '/', homePage),
    read('en', '/cart', cartPage),
    ...COLLECTIONS.map((one) => read('en', `/collections/${one.handle}`, (page) => collectionPage(page, one))),
    ...ARTICLES.map((one) => read('zh', `/journal/${one.slug}`, (page) => articlePage(page, one))),
  ].map((found) => found?.kind)
  expect(new Set(kinds)).toEqual(new Set(['other']))
})

it('uses every kind of markup', () => {
  expect(new Set(PRODUCTS.map(EVIDENCE))).toEqual(new Set(['json-ld', 'microdata', 'rdfa', 'opengraph']))
})
