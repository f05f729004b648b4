/** A coupon of a WooCommerce site: https://woocommerce.github.io/woocommerce-rest-api-docs/#coupon-properties */
import { z } from 'zod'
import type { Discount, DiscountAnswer } from '@/domain/discount'
import { moneyOf } from '../price'
import type { DiscountedItem } from '../store-client'
import type { RestApi } from './rest-api'

const ids = z.array(z.number())
const Coupon = z.object({
  amount: z.string(),
  discount_type: z.string(),
  free_shipping: z.boolean(),
  /** Without a zone: it is UTC. */
  date_expires_gmt: z.string().nullable(),
  usage_limit: z.number().nullable(),
  usage_count: z.number(),
  product_ids: ids,
  excluded_product_ids: ids,
  product_categories: ids,
  excluded_product_categories: ids,
  exclude_sale_items: z.boolean(),
  minimum_amount: z.string(),
  email_restrictions: z.array(z.string()),
})
type Coupon = z.infer<typeof Coupon>
const FIELDS = Object.keys(Coupon.shape).join(',')
const Item = z.object({ on_sale: z.boolean(), categories: z.array(z.object({ id: z.number() })).default([]) })

export function createCoupons(api: RestApi, currency: string, now: () => number) {
  async function isFor(coupon: Coupon, { externalId, variantId }: DiscountedItem): Promise<boolean> {
    const own = [externalId, variantId].filter((id) => id !== null).map(Number)
    const isOne = (of: number[]) => own.some((id) => of.includes(id))
    if (isOne(coupon.excluded_product_ids)) return false
    if (coupon.product_ids.length > 0 && !isOne(coupon.product_ids)) return false
    const asksMore = coupon.product_categories.length + coupon.excluded_product_categories.length > 0
    if (!asksMore && !coupon.exclude_sale_items) return true
    const product = await api.get(`/products/${externalId}`, { _fields: 'on_sale,categories' }, Item)
    const variation =
      coupon.exclude_sale_items && variantId !== null && variantId !== externalId
        ? await api.get(`/products/${externalId}/variations/${variantId}`, { _fields: 'on_sale' }, Item)
        : product
    if (product === null || (coupon.exclude_sale_items && variation?.value.on_sale)) return false
    const categories = product.value.categories.map(({ id }) => id)
    if (categories.some((id) => coupon.excluded_product_categories.includes(id))) return false
    const wanted = coupon.product_categories
    return wanted.length === 0 || categories.some((id) => wanted.includes(id))
  }

  return async (code: string, item: DiscountedItem): Promise<DiscountAnswer> => {
    const answer = await api.get('/coupons', { code, _fields: FIELDS }, z.array(Coupon))
    const coupon = answer?.value[0]
    if (!coupon) return { is: 'refused', why: 'unknown' }
    const endsAt = coupon.date_expires_gmt === null ? null : Date.parse(`${coupon.date_expires_gmt}Z`)
    if (endsAt !== null && endsAt <= now()) return { is: 'refused', why: 'expired' }
    if (coupon.usage_limit !== null && coupon.usage_limit > 0 && coupon.usage_count >= coupon.usage_limit)
      return { is: 'refused', why: 'used_up' }
    if (!(await isFor(coupon, item))) return { is: 'refused', why: 'other_products' }
    const least = Number(coupon.minimum_amount) > 0 ? moneyOf(coupon.minimum_amount, currency) : null
    const isForSome = coupon.email_restrictions.length > 0
    const discount: Discount = {
      ...{ code, off: offOf(coupon, currency), isForSome, endsAt },
      least: least && { kind: 'subtotal', amount: least },
    }
    return { is: 'good', discount }
  }
}

function offOf({ amount, discount_type: type, free_shipping: isFree }: Coupon, currency: string): Discount['off'] {
  if (Number(amount) === 0 && isFree) return { kind: 'shipping' }
  const percent = Number(amount)
  if (type === 'percent') return percent > 0 && percent <= 100 ? { kind: 'percent', percent } : { kind: 'other' }
  const money = moneyOf(amount, currency)
  if (money === null || (type !== 'fixed_product' && type !== 'fixed_cart')) return { kind: 'other' }
  return { kind: 'amount', amount: money, each: type === 'fixed_product' }
}
