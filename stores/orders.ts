/** What the open contact ordered, as the connected stores say now. Kept for as long as it is looked at. */
import type { ContactId, StoreId } from '@/domain/ids'
import type { Buyer, OrdersInStore } from '@/domain/store-person'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { askHub } from '@/services/hub-client/ask'
import { useSessionStore } from './session'

export const useOrdersStore = defineStore('orders', () => {
  const session = useSessionStore()
  const contactId = ref<ContactId | null>(null)
  /** null: not answered yet. */
  const stores = shallowRef<OrdersInStore[] | null>(null)
  /** Why the hub or a store could not say; null: it could. */
  const problem = shallowRef<unknown>(null)

  /** Whatever comes back for somebody who is no longer looked at is nobody's to see. */
  async function load() {
    const asked = contactId.value
    const of = session.identity
    if (!asked) return
    const isStill = () => contactId.value === asked && session.identity === of
    try {
      const answer = await askHub('contactOrders', { params: { contactId: asked } })
      if (!isStill()) return
      stores.value = answer.stores
      problem.value = null
    } catch (error) {
      if (isStill()) problem.value = error
    }
  }
  function open(id: ContactId | null) {
    if (contactId.value !== id) stores.value = problem.value = null
    contactId.value = id
    void load() // what is shown stays until the stores have said it anew
  }
  watch(
    () => session.identity,
    () => open(null),
  )

  const buyers = computed<Buyer[]>(() => stores.value?.flatMap((store) => store.buyers) ?? [])
  /** Those who are the contact beyond doubt. */
  const sure = computed(() => buyers.value.filter(({ match }) => match.isConfirmed))
  const latest = computed(
    () => sure.value.flatMap(({ orders }) => orders).toSorted((a, b) => b.placedAt - a.placedAt)[0] ?? null,
  )
  const since = computed(() => {
    const told = sure.value.flatMap(({ customer }) => customer.since ?? [])
    return told.length === 0 ? null : Math.min(...told)
  })
  /** null: not every store says how many there are. */
  const count = computed(() => {
    const told = sure.value.map(({ customer }) => customer.orderCount)
    return told.length === 0 || told.includes(null) ? null : told.reduce<number>((sum, n) => sum + (n ?? 0), 0)
  })

  const link = async (params: { contactId: ContactId; storeId: StoreId; customerId: string }, isSo: boolean) => {
    await askHub(isSo ? 'linkCustomer' : 'unlinkCustomer', { params })
    await load()
  }
  return { contactId, stores, problem, latest, since, count, open, load, link }
})
