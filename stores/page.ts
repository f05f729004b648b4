/** The page beside the sidebar, and the cards that are on their way from it. */
import type { ConversationId, MessageId } from '@/domain/ids'
import type { PageDescription } from '@/domain/page'
import type { PageProduct } from '@/domain/product'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { adminPageOf } from '@/domain/admin-page'
import { cardOf } from '@/domain/card'
import { AppError } from '@/domain/errors'
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
  /** So much was left when somebody began to look at it: until they look away its clock stands still. */
  stoppedMs: number | null
}

/** While a clock stands, the background is told so this often; a page that dies tells nobody, and the card goes. */
const STANDS_EVERY_MS = 1_000
/** Held at least so long at each telling, whatever is left of it, so that the next one comes in time. */
const STANDS_FOR_MS = 3_000

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
  /** An order's or a customer's, in the admin of some store. */
  const isOfPerson = computed(() => page.value !== null && adminPageOf(page.value.url) !== null)
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
  /** In the tab beside us, so that the page that is looked for takes the place of the one that was looked at. */
  const go = (url: string) => request('page.go', { url, tabId: tabId.value })
  const close = () => request('sidebar.toggle', { open: false })

  /** The newest last. Each can be taken back until it goes, however many follow it. */
  const cards = shallowRef<readonly HeldCard[]>([])
  const held = computed(() => cards.value.at(-1) ?? null)
  const sending = ref(false)
  const timers = new Map<MessageId, ReturnType<typeof setTimeout>>()
  const standing = new Map<MessageId, ReturnType<typeof setInterval>>()

  /** It has left, or was taken back: there is nothing to undo any more. */
  function forget(messageId: MessageId) {
    clearTimeout(timers.get(messageId))
    timers.delete(messageId)
    clearInterval(standing.get(messageId))
    standing.delete(messageId)
    cards.value = cards.value.filter((card) => card.messageId !== messageId)
  }
  function forgetWhenGone({ messageId, sendsAt }: HeldCard) {
    clearTimeout(timers.get(messageId))
    timers.set(
      messageId,
      setTimeout(() => forget(messageId), Math.max(0, sendsAt - Date.now())),
    )
  }
  function hold(card: HeldCard) {
    cards.value = [...cards.value, card]
    forgetWhenGone(card)
  }

  /** Somebody points at what can be undone, or has the focus on it: its clock stands still until they leave it. */
  async function stopClock(messageId: MessageId) {
    const card = cards.value.find((each) => each.messageId === messageId)
    if (!card || card.stoppedMs !== null) return
    const stoppedMs = Math.max(0, card.sendsAt - Date.now())
    change(messageId, { stoppedMs })
    clearTimeout(timers.get(messageId))
    const stand = () => postpone(messageId, Math.max(stoppedMs, STANDS_FOR_MS))
    standing.set(
      messageId,
      setInterval(() => void stand(), STANDS_EVERY_MS),
    )
    await stand()
  }
  async function startClock(messageId: MessageId) {
    const card = cards.value.find((each) => each.messageId === messageId)
    if (!card || card.stoppedMs === null) return
    clearInterval(standing.get(messageId))
    standing.delete(messageId)
    await postpone(messageId, card.stoppedMs)
    const going = change(messageId, { stoppedMs: null })
    if (going) forgetWhenGone(going)
  }
  async function postpone(messageId: MessageId, leftMs: number) {
    try {
      const { sendsAt } = await request('outbox.postpone', { messageId, leftMs: Math.round(leftMs) })
      change(messageId, { sendsAt })
    } catch (error) {
      forget(messageId) // it has left, or was taken back
      if (!(error instanceof AppError && error.code === 'nothing_to_undo')) throw error
    }
  }
  function change(messageId: MessageId, part: Partial<HeldCard>): HeldCard | undefined {
    cards.value = cards.value.map((card) => (card.messageId === messageId ? { ...card, ...part } : card))
    return cards.value.find((card) => card.messageId === messageId)
  }

  /** The same card is on its way to the same person: a second press, of a double click say, means the first. */
  const isOnItsWay = (conversationId: ConversationId, url: string) =>
    cards.value.some((card) => card.conversationId === conversationId && card.url === url)

  async function sendCard(
    { seenPosition, ...to }: { conversationId: ConversationId; recipient: string; seenPosition: number | null },
    shown: PageProduct,
  ) {
    if (sending.value || isOnItsWay(to.conversationId, shown.url)) return
    sending.value = true
    const of = session.identity
    try {
      const askedAt = Date.now()
      const { messageId, sendsAt } = await request('card.send', {
        id: newId(),
        conversationId: to.conversationId,
        card: cardOf(shown),
        seenPosition,
      })
      if (of === session.identity)
        hold({
          ...to,
          ...{ messageId, url: shown.url, sendsAt, totalMs: Math.max(1, sendsAt - askedAt), stoppedMs: null },
        })
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
  return {
    ...{ page, product, isOfPerson, host, isOverPage, go, close, held, sending, find },
    ...{ sendCard, isOnItsWay, undo, forget, stopClock, startClock },
  }
})
