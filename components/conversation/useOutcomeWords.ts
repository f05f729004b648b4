/** What became of a card, in a line: "Clicked twice · Ordered $89.00". The sidebar and the console say it alike. */
import type { CardOutcome } from '@/domain/card-outcome'
import { useI18n } from 'vue-i18n'
import { useFormat } from '@/composables/useFormat'
import { sumsOf } from '@/domain/amounts'

export function useOutcomeWords() {
  const { t } = useI18n()
  const { money, list } = useFormat()
  return ({ clicks, orders }: CardOutcome): string => {
    const kept = orders.filter(({ isCancelled }) => !isCancelled)
    const said = [
      clicks > 0 ? t('card.clicked', { n: clicks }, clicks) : null,
      kept.length > 0 ? t('card.ordered', { sum: list(sumsOf(kept.map(({ total }) => total)).map(money)) }) : null,
      orders.length > kept.length
        ? t('card.cancelled', { n: orders.length - kept.length }, orders.length - kept.length)
        : null,
    ]
    return said.filter((part) => part !== null).join(' · ')
  }
}
