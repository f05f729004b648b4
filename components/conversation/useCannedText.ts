/** What the variables of a canned response stand for here, and the text in the language that fits the contact. */
import type { CannedResponse } from '@/domain/canned'
import { computed } from 'vue'
import { shortName } from '@/composables/useNames'
import { fillVariables, nearestLanguage, type VariableValues } from '@/domain/canned-text'
import { orderNumberOf } from '@/domain/order-number'
import { useConversationStore } from '@/stores/conversation'
import { useOrdersStore } from '@/stores/orders'
import { usePageStore } from '@/stores/page'
import { useSessionStore } from '@/stores/session'

const first = (name: string | null | undefined) => (name?.trim() ? shortName(name) : null)

export function useCannedText() {
  const session = useSessionStore()
  const conversation = useConversationStore()
  const page = usePageStore()
  const orders = useOrdersStore()

  const lastOrder = computed(() =>
    orders.contactId === conversation.conversation?.contactId ? (orders.latest?.name ?? null) : null,
  )

  const values = computed<VariableValues>(() => ({
    'contact.name': conversation.contact?.name ?? null,
    'contact.first_name': first(conversation.contact?.name),
    'contact.email': conversation.contact?.email ?? null,
    'agent.name': session.me?.name ?? null,
    'agent.first_name': first(session.me?.name),
    'workspace.name': session.workspace?.workspace.name ?? null,
    // The one that is looked at; else the last one the store knows of this very contact.
    'order.number': orderNumberOf(page.page) ?? lastOrder.value,
    'product.title': page.product?.name ?? null,
    'product.url': page.product?.url ?? null,
  }))
  return (row: CannedResponse): { text: string; language: string } => {
    const wanted = [conversation.contact?.language ?? null, session.workspace?.workspace.language ?? null]
    const language = nearestLanguage(row.texts, wanted)
    return { text: fillVariables(row.texts[language] ?? '', values.value), language }
  }
}
