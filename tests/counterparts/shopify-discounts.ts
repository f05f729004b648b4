/** Discounts and options of the invented Shopify shop, in the shapes of Shopify's schema. */
import type { ShopDiscount, ShopProduct, ShopVariant } from './shop-data'

const none = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
const nodes = (type: string, ids: number[]) => ({
  ...none,
  nodes: ids.map((id) => ({ id: `gid://shopify/${type}/${id}` })),
})

export function codeDiscountOf({ off, state, only, least, isForSome }: ShopDiscount, currency: string) {
  const terms = {
    status: state === 'expired' ? 'EXPIRED' : state === 'scheduled' ? 'SCHEDULED' : 'ACTIVE',
    startsAt: '2026-01-01T00:00:00Z',
    endsAt: state === 'expired' ? '2026-02-01T00:00:00Z' : null,
    usageLimit: state === 'used_up' ? 5 : null,
    asyncUsageCount: state === 'used_up' ? 5 : 0,
    context: { __typename: isForSome ? 'DiscountCustomers' : 'DiscountBuyerSelectionAll' },
    minimumRequirement: least
      ? {
          __typename: 'DiscountMinimumSubtotal',
          greaterThanOrEqualToSubtotal: { amount: least, currencyCode: currency },
        }
      : null,
  }
  if (off === 'shipping') return { __typename: 'DiscountCodeFreeShipping', ...terms }
  const value =
    'percent' in off
      ? { __typename: 'DiscountPercentage', percentage: off.percent / 100 }
      : {
          ...{ __typename: 'DiscountAmount', appliesOnEachItem: off.each },
          amount: { amount: off.amount, currencyCode: currency },
        }
  return { __typename: 'DiscountCodeBasic', ...terms, customerGets: { value, items: itemsOf(only) } }
}

function itemsOf(only: ShopDiscount['only']) {
  if (only === undefined) return { __typename: 'AllDiscountItems', allItems: true }
  return 'products' in only
    ? { __typename: 'DiscountProducts', products: nodes('Product', only.products), productVariants: none }
    : { __typename: 'DiscountCollections', collections: nodes('Collection', only.groups) }
}

/** As the titles of the variants say: a product with one variant has Shopify's own “Title”. */
export function optionsOf(variants: ShopVariant[], named: ShopProduct['options'] = []) {
  const values = variants.map(({ title }) => title.split(' / '))
  return values[0]!.map((_, n) => ({
    name: named[n]?.name ?? (values[0]!.length === 1 ? 'Title' : `Option ${n + 1}`),
    optionValues: [...new Set(values.map((each) => each[n] ?? ''))].map((name) => {
      const color = named[n]?.colours?.[name]
      return { name, swatch: color ? { color } : null }
    }),
  }))
}
