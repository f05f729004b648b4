/** The page beside the sidebar, and the cards that are on their way from it. */
import type { ConversationId, MessageId } from '@/domain/ids'
import type { PageDescription } from '@/domain/page'
import type { PageProduct } from '@/domain/product'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { cardOf } from '@/domain/card'
import { newId } from '@/domain/new-id'
import { request } from '@/services/bus/request'
import { useConnectionStore } from './connection'
import { useSessionStore } from './session'

/** A card that can still be taken back. */
export type HeldCard = {
  messageId: MessageId
  conversationId: ConversationId
  recipient: string
  url: string
  sendsAt: number
  totalMs: number
}

export const usePageStore = defineStore('page', () => {
  const connection = useConnectionStore()
  const session = useSessionStore()
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

  /** We lie over a page, in a frame our bridge placed: then we can be closed. */
  const isOverPage = computed(() => window !== window.top && tabId.value !== null)
  const close = () => request('sidebar.toggle', { open: false })

  /** The newest last. Each can be taken back until it goes, however many follow it. */
  const cards = shallowRef<readonly HeldCard[]>([])
  const held = computed(() => cards.value.at(-1) ?? null)
  const sending = ref(false)
  const timers = new Map<MessageId, ReturnType<typeof setTimeout>>()

  /** It has left, or was taken back: there is nothing to undo any more. */
  function forget(messageId: MessageId) {
    clearTimeout(timers.get(messageId))
    timers.delete(messageId)
    cards.value = cards.value.filter((card) => card.messageId !== messageId)
  }
  function hold(card: HeldCard) {
    cards.value = [...cards.value, card]
    timers.set(
      card.messageId,
      setTimeout(() => forget(card.messageId), Math.max(0, card.sendsAt - Date.now())),
    )
  }

  /** The same card is on its way to the same person: a second press, of a double click say, means the first. */
  const isOnItsWay = (conversationId: ConversationId, url: string) =>
    cards.value.some((card) => card.conversationId === conversationId && card.url === url)

  async function sendCard(to: { conversationId: ConversationId; recipient: string }, shown: PageProduct) {
    if (sending.value || isOnItsWay(to.conversationId, shown.url)) return
    sending.value = true
    const of = session.identity
    try {
      const askedAt = Date.now()
      const { messageId, sendsAt } = await request('card.send', {
        id: newId(),
        conversationId: to.conversationId,
        card: cardOf(shown),
      })
      if (of === session.identity)
        hold({ ...to, messageId, url: shown.url, sendsAt, totalMs: Math.max(1, sendsAt - askedAt) })
    } finally {
      sending.value = false
    }
  }

  /** Takes the newest card back. Throws `nothing_to_undo` when it may have left. */
  async function undo() {
    const card = held.value
    if (!card) return
    forget(card.messageId)
    await request('outbox.undo', { messageId: card.messageId })
  }

  // Nothing of one person's is left for the next.
  function reset() {
    for (const { messageId } of cards.value) forget(messageId)
  }
  watch(() => session.identity, reset, { flush: 'sync' })
  onScopeDispose(reset)
  return { page, product, host, isOverPage, close, held, sending, find, sendCard, isOnItsWay, undo, forget }
})
