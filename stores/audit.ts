/** The workspace's audit log, a page at a time, newest first. */
import type { AuditEntry } from '@/domain/audit'
import type { AgentId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { askHub } from '@/services/hub-client/ask'

export interface AuditFilter {
  subject?: string
  actorId?: AgentId
  fromAt?: number
  toAt?: number
}

export const useAuditStore = defineStore('audit', () => {
  const entries = shallowRef<AuditEntry[] | null>(null)
  const more = ref(false)
  let filter: AuditFilter = {}
  let asked = 0

  async function load(wanted: AuditFilter) {
    filter = wanted
    const mine = ++asked
    const page = await askHub('listAudit', { query: wanted })
    if (mine !== asked) return
    entries.value = page.entries
    more.value = page.more
  }
  async function older() {
    const last = entries.value?.at(-1)
    if (!last) return
    const mine = ++asked
    const page = await askHub('listAudit', { query: { ...filter, before: last.id } })
    if (mine !== asked) return
    entries.value = [...(entries.value ?? []), ...page.entries]
    more.value = page.more
  }
  return { entries, more, load, older }
})
