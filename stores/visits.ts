/** Which pages of the shop the open contact looked at, live from the local database. */
import type { Visit } from '@/domain/contact'
import type { ContactId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { visitsOf } from '@/data/contacts'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { request } from '@/services/bus/request'

export const useVisitsStore = defineStore('visits', () => {
  const contactId = ref<ContactId | null>(null)
  const { data: visits } = useLiveQuery<Visit[]>(
    async () => (contactId.value ? visitsOf(db, contactId.value) : []),
    () => contactId.value,
    [],
  )
  function open(id: ContactId | null) {
    contactId.value = id
    if (!id) return
    // What is held is shown; the hub's come in through the database. Offline there is nothing to add.
    request('visits.load', { contactId: id }).catch((error: unknown) => console.warn('[visits]', error))
  }
  return { visits, open }
})
