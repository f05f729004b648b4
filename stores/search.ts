/**
 * The console's table: what the address asks, answered by the hub. What is shown stays until the next answer is there, and
 * rows do not move by themselves: what has changed meanwhile is counted.
 */
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import { ConversationFilter, couldMatch, type FilterQuery } from '@/domain/conversation-filter'
import type { ConversationId } from '@/domain/ids'
import type { ConversationFacts } from '@/protocol/console-api'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { activeSince, latestConversations } from '@/data/conversations'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { askHub } from '@/services/hub-client/ask'

export interface FoundRow {
  conversation: Conversation
  contact: Contact | null
  facts: ConversationFacts | null
}

export const useSearchStore = defineStore('search', () => {
  const rows = shallowRef<FoundRow[] | null>(null)
  const total = ref<number | null>(null)
  const more = ref(false)
  const loading = ref(false)
  /** When what is shown was answered, and the newest activity known then, by the hub's own clock. */
  const answeredAt = ref(0)
  const knownUpTo = ref<number | null>(null)
  const asking = shallowRef<FilterQuery>({})
  let asked = 0

  async function ask(query: FilterQuery, after: Conversation | null) {
    const mine = ++asked
    loading.value = true
    try {
      const at = Date.now()
      const page = await askHub('searchConversations', {
        query: { ...query, ...(after ? { beforeAt: after.lastActivityAt, beforeId: after.id } : {}) },
      })
      if (mine !== asked) return
      const contacts = new Map(page.contacts.map((contact) => [contact.id, contact]))
      const facts = new Map(page.facts.map((fact) => [fact.id, fact]))
      const found = page.conversations.map((conversation) => ({
        conversation,
        contact: contacts.get(conversation.contactId) ?? null,
        facts: facts.get(conversation.id) ?? null,
      }))
      asking.value = query
      rows.value = after ? [...(rows.value ?? []), ...found] : found
      if (page.total !== null) total.value = page.total
      more.value = page.more
      if (after) return
      const [newest] = await latestConversations(db, { limit: 1 })
      if (mine !== asked) return
      answeredAt.value = at
      knownUpTo.value = Math.max(newest?.lastActivityAt ?? 0, page.conversations[0]?.lastActivityAt ?? 0)
    } finally {
      if (mine === asked) loading.value = false
    }
  }
  const search = (query: FilterQuery) => ask(query, null)
  const older = () => ask(asking.value, rows.value?.at(-1)?.conversation ?? null)

  /** What was submitted here shows at once. */
  function reviewed(id: ConversationId, score: number | null) {
    rows.value =
      rows.value?.map((row) =>
        row.conversation.id === id && row.facts
          ? { ...row, facts: { ...row.facts, review: { score, at: Date.now() } } }
          : row,
      ) ?? null
  }

  const { data: active } = useLiveQuery<Conversation[]>(
    async () => (knownUpTo.value === null ? [] : activeSince(db, knownUpTo.value)),
    () => knownUpTo.value,
    [],
  )
  /** How many of those that could be among the rows have had something happen since. */
  const news = computed(() => {
    const filter = ConversationFilter.safeParse(asking.value)
    return filter.success ? active.value.filter((row) => couldMatch(filter.data, row)).length : 0
  })

  return { rows, total, more, loading, answeredAt, news, search, older, reviewed }
})
