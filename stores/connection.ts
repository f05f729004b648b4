/** What the hub and we agree on right now, and who is there: pushed by the background, held nowhere else. */
import type { PageDescription } from '@/domain/page'
import type { Push, SyncState } from '@/protocol/extension'
import { openPort } from '@/services/bus/port'
import { request } from '@/services/bus/request'
import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'

/** A typing signal that is not repeated ends by itself: the one saying "stopped" may be lost. */
const TYPING_MS = 6_000

export const useConnectionStore = defineStore('connection', () => {
  const state = ref<SyncState>('catching-up')
  /** When it became so. */
  const since = ref(Date.now())
  const behind = ref<number | null>(null)
  /** Contacts on the shop's website now. */
  const online = shallowRef<ReadonlySet<string>>(new Set())
  /** Agents who are connected; null: not known yet. */
  const agentsOnline = shallowRef<ReadonlySet<string> | null>(null)
  /** conversationId → who is writing in it (an agent's id, or null for the contact). */
  const typing = shallowRef<ReadonlyMap<string, ReadonlySet<string | null>>>(new Map())
  /** agentId → the conversation they have open. */
  const looking = shallowRef<ReadonlyMap<string, string>>(new Map())
  /** tabId → what that tab's page is about. */
  const pages = shallowRef<ReadonlyMap<number, PageDescription | null>>(new Map())

  /** A conversation somebody asked to see by pressing its notification; a new object each time. */
  const wanted = shallowRef<{ conversationId: string } | null>(null)

  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  function setTyping(conversationId: string, agentId: string | null, isTyping: boolean) {
    const who = new Set(typing.value.get(conversationId))
    if (isTyping) who.add(agentId)
    else who.delete(agentId)
    typing.value = new Map(typing.value).set(conversationId, who)
    const key = `${conversationId}|${agentId ?? ''}`
    clearTimeout(timers.get(key))
    timers.delete(key)
    if (isTyping)
      timers.set(
        key,
        setTimeout(() => setTyping(conversationId, agentId, false), TYPING_MS),
      )
  }

  function setLooking(agentId: string, conversationId: string | null) {
    const next = new Map(looking.value)
    if (conversationId) next.set(agentId, conversationId)
    else next.delete(agentId)
    looking.value = next
  }

  const take: { [K in Push['kind']]: (push: Extract<Push, { kind: K }>) => void } = {
    sync: (push) => {
      state.value = push.state
      since.value = push.since
      behind.value = push.behind
    },
    presence: (push) => (online.value = new Set(push.online)),
    agents: (push) => (agentsOnline.value = push.online && new Set(push.online)),
    typing: (push) => setTyping(push.conversationId, push.agentId, push.isTyping),
    looking: (push) => setLooking(push.agentId, push.conversationId),
    open: (push) => (wanted.value = { conversationId: push.conversationId }),
    page: (push) => (pages.value = new Map(pages.value).set(push.tabId, push.page)),
  }

  const closing = new AbortController()
  openPort((push) => (take[push.kind] as (push: Push) => void)(push), closing.signal)
  onScopeDispose(() => {
    closing.abort()
    for (const timer of timers.values()) clearTimeout(timer)
  })

  /** Makes the background compare notes with the hub at once: after sleep, coming online, or a look at the page. */
  async function reconcile() {
    try {
      await request('sync.now', null)
    } catch (error) {
      console.warn('[connection]', error) // the background reports its state over the port as soon as it is back
    }
  }
  useEventListener(window, 'online', reconcile)
  useEventListener(window, 'focus', reconcile)
  useEventListener(document, 'visibilitychange', () => {
    if (!document.hidden) void reconcile()
  })

  return { state, since, behind, online, agentsOnline, typing, looking, pages, wanted, reconcile }
})
