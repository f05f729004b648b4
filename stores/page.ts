/**
 * The page beside the sidebar, the card of what it sells, and cards on their way. Where a connected store has the page's
 * product, the store's own words are shown and sent; otherwise what the page claims.
 */
import type { ConversationId, MessageId } from '@/domain/ids'
import type { PageDescription } from '@/domain/page'
import type { ProductCard } from '@/domain/product'
import type { Place } from '@/protocol/page-bridge'
import type { FoundProduct } from '@/protocol/product-api'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { adminPageOf } from '@/domain/admin-page'
import { cardOf } from '@/domain/card'
import { newId } from '@/domain/new-id'
import { request } from '@/services/bus/request'
import { cardOfPage, findOnPage } from './catalogue'
import { checkCard, type Checked } from './check-card'
import { useConnectionStore } from './connection'
import { useHeldCards } from './held-cards'
import { useSessionStore } from './session'

/** To whom a card goes, and how far of theirs the sender has read. */
export type Recipient = { conversationId: ConversationId; recipient: string; seenPosition: number | null }

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
    place.value = current.place
  }
  const place = shallowRef<Place | null>(null)
  /** The conversation beside the page that was in this tab before, if the same person had it open in the same workspace. */
  const openBefore = computed(() =>
    place.value && place.value.identity === session.identity ? place.value.conversationId : null,
  )
  async function keepPlace(conversationId: ConversationId | null) {
    const { identity } = session
    place.value = conversationId && identity ? { conversationId, identity } : null
    if (isOverPage.value) await request('sidebar.place', place.value)
  }

  /** What the catalogue has of the page's product, and the card the store makes of it. null: nothing, or not yet. */
  const found = shallowRef<FoundProduct | null>(null)
  const ofStore = shallowRef<ProductCard | null>(null)
  let asked = 0
  async function look() {
    const mine = ++asked
    found.value = ofStore.value = null
    const here = page.value
    if (session.status !== 'signed-in' || here?.kind !== 'product') return
    const answer = await findOnPage(here)
    if (mine !== asked) return
    found.value = answer?.found ?? null
    ofStore.value = answer && cardOfPage(here, answer)
  }
  watch(
    () => {
      const { kind, url, product: claim } = page.value ?? {}
      return JSON.stringify([session.identity, session.status, kind, url, claim?.url, claim?.sku, claim?.variant])
    },
    () => void look().catch((error: unknown) => console.warn('[page]', error)), // what the page claims is still there
    { immediate: true },
  )

  /** What is shown, and would be sent. */
  const card = computed(() => ofStore.value ?? (product.value ? cardOf(product.value) : null))
  /** It was shown that the store could not be asked about this one: pressed again, it goes as it is shown. */
  let unasked: string | null = null

  /** We lie over a page, in a frame our bridge placed: then we can be closed. */
  const isOverPage = computed(() => window !== window.top && tabId.value !== null)
  /** In the tab beside us, so that the page that is looked for takes the place of the one that was looked at. */
  const go = (url: string) => request('page.go', { url, tabId: tabId.value })
  const close = () => request('sidebar.toggle', { open: false })

  const sending = ref(false)
  const { held, hold, forget, stopClock, startClock, undo, isOnItsWay, reset: forgetHeld } = useHeldCards()

  /** To each as a message of its own; what can be taken back is all of them together. */
  async function sendCards(to: readonly Recipient[], shown: ProductCard) {
    const waiting = to.filter(({ conversationId }) => !isOnItsWay(conversationId, shown.url))
    if (sending.value || waiting.length === 0) return
    sending.value = true
    try {
      await put(waiting, shown)
    } finally {
      sending.value = false
    }
  }
  async function put(to: readonly Recipient[], shown: ProductCard) {
    const of = session.identity
    const askedAt = Date.now()
    const queued: { messageId: MessageId; sendsAt: number; to: Recipient }[] = []
    try {
      for (const each of to) {
        const { conversationId, seenPosition } = each
        const entry = await request('card.send', { id: newId(), conversationId, card: shown, seenPosition })
        queued.push({ ...entry, to: each })
      }
    } finally {
      const [one] = queued
      const sendsAt = Math.min(...queued.map((each) => each.sendsAt))
      if (one && of === session.identity)
        hold({
          ...{ key: one.messageId, messageIds: queued.map(({ messageId }) => messageId) },
          conversationIds: queued.map((each) => each.to.conversationId),
          recipients: queued.map((each) => each.to.recipient),
          ...{ url: shown.url, sendsAt, totalMs: Math.max(1, sendsAt - askedAt), stoppedMs: null },
        })
    }
  }

  /**
   * One press, if the store still says what was shown. Otherwise nothing goes: what is shown then is the new. null: it means
   * nothing, as it is on its way already, or somebody else has signed in meanwhile.
   */
  async function sendCard(to: Recipient, shown: ProductCard): Promise<Checked | null> {
    if (sending.value || isOnItsWay(to.conversationId, shown.url)) return null
    sending.value = true
    const beside = page.value?.url
    const of = session.identity
    const isAccepted = unasked === JSON.stringify(shown)
    unasked = null
    try {
      const checked: Checked = isAccepted ? { is: 'same', card: shown } : await checkCard(shown)
      if (of !== session.identity) return null
      if (checked.is === 'same') await put([to], checked.card)
      // By now another page may be beside us, which it is nothing of.
      else if (checked.is === 'changed' && beside === page.value?.url) ofStore.value = checked.card
      else if (checked.is === 'unasked') unasked = JSON.stringify(shown)
      return checked
    } finally {
      sending.value = false
    }
  }

  // Nothing of one person's is left for the next.
  function reset() {
    forgetHeld()
    unasked = null
  }
  watch(() => session.identity, reset, { flush: 'sync' })
  onScopeDispose(reset)
  return {
    ...{ page, product, card, found, isOfPerson, host, isOverPage, go, close, held, sending },
    ...{ find, openBefore, keepPlace },
    ...{ sendCard, sendCards, isOnItsWay, undo, forget, stopClock, startClock },
  }
})
