/** Managing the workspace's own fields of contacts. The fields are synced; how much each is used is asked. */
import type { ContactField, FieldKind } from '@/domain/contact-field'
import type { ContactFieldId } from '@/domain/ids'
import { newId } from '@/domain/new-id'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { allContactFields } from '@/data/workspace'
import { askHub } from '@/services/hub-client/ask'

export interface FieldUses {
  contacts: number
  /** Inboxes whose forms ask for it. */
  forms: number
}

export const useContactFieldsStore = defineStore('contact-fields', () => {
  const { data: held, ready } = useLiveQuery<ContactField[]>(
    () => allContactFields(db),
    () => null,
    [],
  )
  /** As somebody has just put them, until the hub's answer comes by the log. */
  const wanted = shallowRef<ContactFieldId[] | null>(null)
  watch(held, () => (wanted.value = null))
  const fields = computed(() => {
    const order = wanted.value
    return order ? [...held.value].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) : held.value
  })

  /** null: not known yet. */
  const uses = shallowRef<ReadonlyMap<string, FieldUses> | null>(null)
  async function countUses() {
    const answer = await askHub('countContactFieldUses', {})
    uses.value = new Map(answer.uses.map(({ id, ...counts }) => [id, counts]))
  }

  /** At the end of them. */
  async function create(field: { name: string; kind: FieldKind; choices: string[] }) {
    const rank = Math.max(-1, ...held.value.map((each) => each.rank)) + 1
    const { id } = await askHub('createContactField', { body: { id: newId(), rank, ...field } })
    uses.value = new Map(uses.value ?? []).set(id, { contacts: 0, forms: 0 })
  }
  const change = (contactFieldId: ContactFieldId, body: { name: string; choices: string[] }) =>
    askHub('changeContactField', { params: { contactFieldId }, body })
  async function order(ids: ContactFieldId[]) {
    wanted.value = ids
    try {
      await askHub('orderContactFields', { body: { ids } })
    } catch (error) {
      wanted.value = null
      throw error
    }
  }
  async function remove(contactFieldId: ContactFieldId) {
    await askHub('removeContactField', { params: { contactFieldId } })
  }
  return { fields, ready, uses, countUses, create, change, order, remove }
})
