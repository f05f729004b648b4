/** Cards that are on their way and can still be taken back: each sending is one, to however many people it goes. */
import type { ConversationId, MessageId } from '@/domain/ids'
import { computed, shallowRef } from 'vue'
import { AppError } from '@/domain/errors'
import { request } from '@/services/bus/request'

export type HeldCard = {
  /** Of its first message. */
  key: MessageId
  messageIds: readonly MessageId[]
  conversationIds: readonly ConversationId[]
  /** Their names, in the order they were chosen. */
  recipients: readonly string[]
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

export function useHeldCards() {
  /** The newest last. Each can be taken back until it goes, however many follow it. */
  const cards = shallowRef<readonly HeldCard[]>([])
  const held = computed(() => cards.value.at(-1) ?? null)
  const timers = new Map<MessageId, ReturnType<typeof setTimeout>>()
  const standing = new Map<MessageId, ReturnType<typeof setInterval>>()

  /** It has left, or was taken back: there is nothing to undo any more. */
  function forget(key: MessageId) {
    clearTimeout(timers.get(key))
    timers.delete(key)
    clearInterval(standing.get(key))
    standing.delete(key)
    cards.value = cards.value.filter((card) => card.key !== key)
  }
  function forgetWhenGone({ key, sendsAt }: HeldCard) {
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => forget(key), Math.max(0, sendsAt - Date.now())),
    )
  }
  function hold(card: HeldCard) {
    cards.value = [...cards.value, card]
    forgetWhenGone(card)
  }

  /** Somebody points at what can be undone, or has the focus on it: its clock stands still until they leave it. */
  async function stopClock(key: MessageId) {
    const card = cards.value.find((each) => each.key === key)
    if (!card || card.stoppedMs !== null) return
    const stoppedMs = Math.max(0, card.sendsAt - Date.now())
    change(key, { stoppedMs })
    clearTimeout(timers.get(key))
    const stand = () => postpone(card, Math.max(stoppedMs, STANDS_FOR_MS))
    standing.set(
      key,
      setInterval(() => void stand(), STANDS_EVERY_MS),
    )
    await stand()
  }
  async function startClock(key: MessageId) {
    const card = cards.value.find((each) => each.key === key)
    if (!card || card.stoppedMs === null) return
    clearInterval(standing.get(key))
    standing.delete(key)
    await postpone(card, card.stoppedMs)
    const going = change(key, { stoppedMs: null })
    if (going) forgetWhenGone(going)
  }
  async function postpone({ key, messageIds }: HeldCard, leftMs: number) {
    try {
      const all = await Promise.all(
        messageIds.map((messageId) => request('outbox.postpone', { messageId, leftMs: Math.round(leftMs) })),
      )
      change(key, { sendsAt: Math.min(...all.map(({ sendsAt }) => sendsAt)) })
    } catch (error) {
      forget(key) // it has left, or was taken back
      if (!(error instanceof AppError && error.code === 'nothing_to_undo')) throw error
    }
  }
  function change(key: MessageId, part: Partial<HeldCard>): HeldCard | undefined {
    cards.value = cards.value.map((card) => (card.key === key ? { ...card, ...part } : card))
    return cards.value.find((card) => card.key === key)
  }

  /** Takes the newest sending back, from everybody. Throws `nothing_to_undo` when it may have left. */
  async function undo() {
    const card = held.value
    if (!card) return
    forget(card.key)
    const outcomes = await Promise.allSettled(card.messageIds.map((messageId) => request('outbox.undo', { messageId })))
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw failed.reason
  }

  /** The same card is on its way to the same person: a second press, of a double click say, means the first. */
  const isOnItsWay = (conversationId: ConversationId, url: string) =>
    cards.value.some((card) => card.conversationIds.includes(conversationId) && card.url === url)

  function reset() {
    for (const { key } of cards.value) forget(key)
  }
  return { held, hold, forget, stopClock, startClock, undo, isOnItsWay, reset }
}
