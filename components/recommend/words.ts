/** What the store said about a code, and about what has changed, as sentences. */
import type { CardChange } from '@/domain/card-changes'
import type { Discount } from '@/domain/discount'
import type { Money } from '@/domain/money'
import type { Availability, ProductCard } from '@/domain/product'
import { useI18n } from 'vue-i18n'
import { useFormat } from '@/composables/useFormat'
import { isReached } from '@/domain/reduced-price'

/** Fewer than this are told as what is left. */
const FEW = 5

export function useProductWords() {
  const { t } = useI18n()
  const { money, percent, count } = useFormat()
  const priceOf = (price: Money | null) => (price === null ? t('picker.noPrice') : money(price))

  /** `few`: said with more weight. */
  function stockOf(availability: Availability, stock: number | null): { text: string; tone: Availability | 'few' } {
    if (availability !== 'in_stock' || stock === null || stock <= 0)
      return { text: t(`availability.${availability}`), tone: availability }
    const isFew = stock < FEW
    return { text: t(isFew ? 'picker.left' : 'picker.stock', { n: count(stock) }), tone: isFew ? 'few' : availability }
  }

  function offOf({ off }: Discount): string {
    if (off.kind === 'percent') return t('picker.off.percent', { off: percent(off.percent / 100) })
    if (off.kind === 'amount') return t(off.each ? 'picker.off.amount' : 'picker.off.order', { off: money(off.amount) })
    return t(`picker.off.${off.kind}`)
  }
  /** What the code does for this card. `full`: what it costs without. */
  function discountOf(discount: Discount, card: ProductCard, full: Money | null, quantity: number): string {
    const off = offOf(discount)
    if (discount.isForSome) return t('picker.forSome', { off })
    if (discount.least && full && !isReached(discount, full, quantity)) {
      const { least } = discount
      const n = least.kind === 'quantity' ? least.quantity : 0
      const from = least.kind === 'subtotal' ? money(least.amount) : t('picker.pieces', { n: count(n) }, n)
      return t('picker.least', { off, least: from })
    }
    const isLess = card.price && full && card.price.amount !== full.amount
    return isLess ? t('picker.now', { off, price: money(card.price!) }) : off
  }

  function changeOf(change: CardChange): string {
    const said = (value: CardChange['before']) => {
      if (value === null) return t('picker.change.nothing')
      if (change.what === 'availability') return t(`availability.${value as Availability}`)
      return typeof value === 'string' ? value : money(value)
    }
    const what = t(`picker.change.${change.what}`)
    return t('picker.change.from', { what, before: said(change.before), after: said(change.after) })
  }
  return { priceOf, stockOf, discountOf, changeOf }
}
