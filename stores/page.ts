/** The page beside the sidebar, and the card that is on its way from it. */
import type { ConversationId, MessageId } from '@/domain/ids'
import type { PageDescription } from '@/domain/page'
import type { PageProduct } from '@/domain/product'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { cardOf } from '@/domain/card'
import { newId } from '@/domain/new-id'
import { request } from '@/services/bus/request'
import { useConnectionStore } from './connection'

/** A card that can still be taken back. */
export type HeldCard = {
  messageId: MessageId
  conversationId: ConversationId
  recipient: string
  sendsAt: number
  totalMs: number
}

export const usePageStore = defineStore('page', () => {
  const connection = useConnectionStore()
  const tabId = ref<number | null>(null)
  const first = shallowRef<PageDescription | null>(null)
  const host = ref<string | null>(null)
  const page = computed(() => {
    const id = tabId.value
    return id !== null && connection.pages.has(id) ? (connection.pages.get(id) ?? null) : first.value
  })
  const product = computed(() => page.value?.product ?? null)

  /** Which tab we stand in: the background knows it from us; the side panel names its window. */
  async function find(windowId: number | null) {
    const current = await request('page.current', { windowId })
    tabId.value = current.tabId
    first.value = current.page
    host.value = current.host
  }

  const held = shallowRef<HeldCard | null>(null)
  const sending = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function sendCard(to: { conversationId: ConversationId; recipient: string }, shown: PageProduct) {
    if (sending.value) return
    sending.value = true
    try {
      const askedAt = Date.now()
      const { messageId, sendsAt } = await request('card.send', {
        id: newId(),
        conversationId: to.conversationId,
        card: cardOf(shown),
      })
      held.value = { messageId, sendsAt, totalMs: Math.max(1, sendsAt - askedAt), ...to }
      clearTimeout(timer)
      timer = setTimeout(
        () => {
          if (held.value?.messageId === messageId) held.value = null
        },
        Math.max(0, sendsAt - Date.now()),
      )
    } finally {
      sending.value = false
    }
  }

  /** Takes the card back. Throws `nothing_to_undo` when it may have left. */
  async function undo() {
    const card = held.value
    if (!card) return
    held.value = null
    await request('outbox.undo', { messageId: card.messageId })
  }
  return { page, product, host, held, sending, find, sendCard, undo }
})
