/** Whose order or customer page is beside us, and which contacts that is. Read anew with every page; it moves nothing. */
import type { ContactId } from '@/domain/ids'
import type { PersonOfPage } from '@/domain/store-person'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { adminPageOf } from '@/domain/admin-page'
import { AppError } from '@/domain/errors'
import { askHub } from '@/services/hub-client/ask'
import { useConnectionStore } from './connection'
import { usePageStore } from './page'
import { useSessionStore } from './session'

export const usePagePersonStore = defineStore('page-person', () => {
  const page = usePageStore()
  const session = useSessionStore()
  const connection = useConnectionStore()
  const address = computed(() => page.page?.url ?? null)
  const admin = computed(() => (address.value ? adminPageOf(address.value) : null))
  /** Which page of whose session: a page that only says more of itself is the same. */
  const key = computed(() => {
    const { admin: place, kind, externalId } = admin.value ?? {}
    return place && session.status === 'signed-in' ? [session.identity, place, kind, externalId].join(' ') : null
  })
  const found = shallowRef<PersonOfPage | null>(null)
  /** Why the hub or a store could not say; null: it could. */
  const problem = shallowRef<unknown>(null)

  async function load() {
    const [asked, query] = [key.value, admin.value]
    if (!asked || !query) return
    try {
      const answer = await askHub('personOfPage', { query })
      if (key.value !== asked) return
      found.value = answer
      problem.value = null
    } catch (error) {
      if (key.value === asked) problem.value = error
    }
  }
  watch(
    key,
    () => {
      found.value = problem.value = null
      void load()
    },
    { immediate: true },
  )
  watch(
    () => connection.state,
    (state) => state === 'live' && isUnreachable(problem.value) && void load(),
  )

  /** That a contact is, or is not, the customer of this page. */
  async function link(contactId: ContactId, isSo: boolean) {
    const { store, customer } = found.value ?? {}
    if (!store || !customer?.externalId) return
    const params = { contactId, storeId: store.id, customerId: customer.externalId }
    await askHub(isSo ? 'linkCustomer' : 'unlinkCustomer', { params })
    await load()
  }
  return { admin, found, problem, link }
})

const isUnreachable = (error: unknown) => error instanceof AppError && error.code === 'hub_unreachable'
