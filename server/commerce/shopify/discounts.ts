/** A discount code of a Shopify shop: what it takes off, and whether it is for this product. Takes `read_discounts`. */
import { z } from 'zod'
import type { Discount, DiscountAnswer } from '@/domain/discount'
import { moneyOf } from '../price'
import type { DiscountedItem } from '../store-client'
import type { AdminApi } from './admin-api'
import { COLLECTIONS_OF, DISCOUNT } from './documents'

const MoneyV2 = z.object({ amount: z.string(), currencyCode: z.string() })
const Ids = z.object({ nodes: z.array(z.object({ id: z.string() })) })
const Terms = z.object({
  status: z.enum(['ACTIVE', 'EXPIRED', 'SCHEDULED']),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  usageLimit: z.number().nullable(),
  asyncUsageCount: z.number(),
  context: z.object({ __typename: z.string() }),
})
type Terms = z.infer<typeof Terms>
/** Of numbers of 64 bits, Shopify makes strings. */
const Least = z
  .object({
    greaterThanOrEqualToSubtotal: MoneyV2.optional(),
    greaterThanOrEqualToQuantity: z.coerce.number().int().optional(),
  })
  .nullable()
const Value = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('DiscountPercentage'), percentage: z.number() }),
  z.object({ __typename: z.literal('DiscountAmount'), amount: MoneyV2, appliesOnEachItem: z.boolean() }),
  z.object({ __typename: z.literal('DiscountOnQuantity') }),
])
const Items = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('AllDiscountItems') }),
  z.object({ __typename: z.literal('DiscountProducts'), products: Ids, productVariants: Ids }),
  z.object({ __typename: z.literal('DiscountCollections'), collections: Ids }),
])
type Items = z.infer<typeof Items>
const Code = z.discriminatedUnion('__typename', [
  Terms.extend({
    __typename: z.literal('DiscountCodeBasic'),
    minimumRequirement: Least,
    customerGets: z.object({ value: Value, items: Items }),
  }),
  Terms.extend({ __typename: z.literal('DiscountCodeFreeShipping'), minimumRequirement: Least }),
  Terms.extend({ __typename: z.literal('DiscountCodeBxgy') }),
  Terms.extend({ __typename: z.literal('DiscountCodeApp') }),
])
type Code = z.infer<typeof Code>
const Found = z.object({ codeDiscountNodeByCode: z.object({ codeDiscount: Code }).nullable() })
const Collected = z.object({ product: z.object({ collections: Ids }).nullable() })

export function createDiscounts(api: AdminApi) {
  async function isFor(items: Items, { externalId, variantId }: DiscountedItem): Promise<boolean> {
    if (items.__typename === 'AllDiscountItems') return true
    const product = `gid://shopify/Product/${externalId}`
    if (items.__typename === 'DiscountProducts') {
      const ids = [...items.products.nodes, ...items.productVariants.nodes].map(({ id }) => id)
      return ids.includes(product) || ids.includes(`gid://shopify/ProductVariant/${variantId}`)
    }
    const wanted = new Set(items.collections.nodes.map(({ id }) => id))
    const { product: found } = await api.ask(COLLECTIONS_OF, { id: product }, Collected)
    return found?.collections.nodes.some(({ id }) => wanted.has(id)) ?? false
  }

  return async (code: string, item: DiscountedItem): Promise<DiscountAnswer> => {
    const { codeDiscountNodeByCode: node } = await api.ask(DISCOUNT, { code }, Found)
    if (node === null) return { is: 'refused', why: 'unknown' }
    const found = node.codeDiscount
    if (found.status === 'EXPIRED') return { is: 'refused', why: 'expired' }
    if (found.status === 'SCHEDULED') return { is: 'refused', why: 'not_begun' }
    if (isUsedUp(found)) return { is: 'refused', why: 'used_up' }
    if (found.__typename === 'DiscountCodeBasic' && !(await isFor(found.customerGets.items, item)))
      return { is: 'refused', why: 'other_products' }
    return { is: 'good', discount: toDiscount(code, found) }
  }
}

/** The count follows the orders with some delay: at the edge, the checkout knows better. */
const isUsedUp = ({ usageLimit, asyncUsageCount }: Terms) => usageLimit !== null && asyncUsageCount >= usageLimit

function toDiscount(code: string, found: Code): Discount {
  return {
    code,
    off: offOf(found),
    least: 'minimumRequirement' in found ? leastOf(found.minimumRequirement) : null,
    isForSome: found.context.__typename !== 'DiscountBuyerSelectionAll',
    endsAt: found.endsAt === null ? null : Date.parse(found.endsAt),
  }
}

function offOf(found: Code): Discount['off'] {
  if (found.__typename === 'DiscountCodeFreeShipping') return { kind: 'shipping' }
  if (found.__typename !== 'DiscountCodeBasic') return { kind: 'other' }
  const { value } = found.customerGets
  if (value.__typename === 'DiscountPercentage') {
    // A share of one, as a float: 0.15 is 15 %.
    const percent = Math.round(value.percentage * 10_000) / 100
    return percent > 0 && percent <= 100 ? { kind: 'percent', percent } : { kind: 'other' }
  }
  if (value.__typename === 'DiscountOnQuantity') return { kind: 'other' }
  const amount = moneyOf(value.amount.amount, value.amount.currencyCode)
  return amount ? { kind: 'amount', amount, each: value.appliesOnEachItem } : { kind: 'other' }
}

function leastOf(least: z.infer<typeof Least>): Discount['least'] {
  const subtotal = least?.greaterThanOrEqualToSubtotal
  const amount = subtotal ? moneyOf(subtotal.amount, subtotal.currencyCode) : null
  if (amount) return { kind: 'subtotal', amount }
  const quantity = least?.greaterThanOrEqualToQuantity
  return quantity === undefined ? null : { kind: 'quantity', quantity }
}
