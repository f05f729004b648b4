/** What cards sold, as the hub counts it: the figures of a period, and its cards a page at a time. Kept nowhere. */
import type { Came, Sales, SalesFilter, SoldCard } from '@/domain/card-sales'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { askHub } from '@/services/hub-client/ask'

export const useSalesStore = defineStore('sales', () => {
  const figures = shallowRef<Sales | null>(null)
  const cards = shallowRef<SoldCard[] | null>(null)
  const more = ref(false)
  let wanted: SalesFilter & { came?: Came } = {}
  let asked = 0

  async function load(filter: SalesFilter, came: Came) {
    wanted = { ...filter, came }
    const mine = ++asked
    const [counted, page] = await Promise.all([
      askHub('getSales', { query: filter }),
      askHub('listSoldCards', { query: wanted }),
    ])
    if (mine !== asked) return
    figures.value = counted
    cards.value = page.cards
    more.value = page.more
  }
  async function older() {
    const last = cards.value?.at(-1)
    if (!last) return
    const mine = ++asked
    const page = await askHub('listSoldCards', { query: { ...wanted, beforeAt: last.sentAt, beforeId: last.id } })
    if (mine !== asked) return
    cards.value = [...(cards.value ?? []), ...page.cards]
    more.value = page.more
  }
  return { figures, cards, more, load, older }
})
