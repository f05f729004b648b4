/**
 * The list: what is asked for, the ids in order, and the rows in view. Its first screen comes straight from the
 * database, everything narrowed from the index in a worker. No second copy: rows are a live query on what is in view.
 */
import type { Channel } from '@/domain/channel'
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { ConversationId } from '@/domain/ids'
import type { ListAnswer, ListQuery } from '@/domain/list-query'
import type { Queue } from '@/domain/queue'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { contactsByIds } from '@/data/contacts'
import { conversationsByIds, latestConversations } from '@/data/conversations'
import { db } from '@/data/db'
import { draftPreviews } from '@/data/drafts'
import { readMeta } from '@/data/meta'
import { useLiveQuery } from '@/data/useLiveQuery'
import { request } from '@/services/bus/request'
import { whenIdle } from '@/composables/when-idle'
import { openListIndex } from '@/services/list-index/list-index'
import { useDirectoryStore } from './directory'
import { useConnectionStore } from './connection'
import { useFirstScreenStore } from './first-screen'
import { keepOrder } from './keep-order'

export type ListRow = { conversation: Conversation; contact: Contact | null }

const FIRST_SCREEN = 40
const LIMIT = 1_000
const ROWS_KEPT = 400
const OPEN = ['open', 'snoozed'] as const
const ANY = ['open', 'snoozed', 'resolved'] as const

async function withContacts(conversations: Conversation[]): Promise<ListRow[]> {
  const contacts = await contactsByIds(
    db,
    conversations.map(({ contactId }) => contactId),
  )
  return conversations.map((conversation) => ({ conversation, contact: contacts.get(conversation.contactId) ?? null }))
}

export const useInboxStore = defineStore('inbox', () => {
  const directory = useDirectoryStore()
  const connection = useConnectionStore()
  const firstScreen = useFirstScreenStore()
  const queue = ref<Queue>('all')
  const channels = shallowRef<ReadonlySet<Channel>>(new Set())
  const unreadOnly = ref(false)
  const name = ref('')
  const limit = ref(LIMIT)
  /** Where the list was scrolled to, for coming back. */
  const offset = ref(0)

  const query = computed<ListQuery>(() => ({
    queue: queue.value,
    me: directory.myId,
    channels: [...channels.value],
    unreadOnly: unreadOnly.value,
    name: name.value.trim(),
    // Searching is for finding, so it looks among the resolved too.
    statuses: name.value.trim() ? ANY : OPEN,
    limit: limit.value,
  }))
  const isPlain = computed(
    () => queue.value === 'all' && channels.value.size === 0 && !unreadOnly.value && query.value.name === '',
  )

  const { data: first, ready: firstReady } = useLiveQuery<ListRow[]>(
    async () => {
      if (!isPlain.value) return []
      const newest = await latestConversations(db, { limit: FIRST_SCREEN })
      return withContacts(newest.filter(({ status }) => status !== 'resolved'))
    },
    () => isPlain.value,
    [],
  )
  watch([first, () => directory.agents], ([rows, agents]) => {
    if (isPlain.value && firstReady.value && rows.length > 0) firstScreen.keep(rows, agents)
  })
  const { data: isFilled } = useLiveQuery<boolean>(
    async () => (await readMeta(db, 'cursor')) !== undefined,
    () => null,
    false,
  )
  const { data: drafts } = useLiveQuery<ReadonlyMap<ConversationId, string>>(
    () => draftPreviews(db),
    () => null,
    new Map(),
  )

  // The index answers the latest question only: an answer to an older one would flash the wrong list.
  const answer = shallowRef<ListAnswer | null>(null)
  const answered = shallowRef<ListQuery | null>(null)
  const index = openListIndex()
  let asked = 0
  async function ask() {
    const mine = ++asked
    const wanted = query.value
    try {
      const got = await index.query(wanted)
      if (mine !== asked) return
      answer.value = got
      answered.value = wanted
    } catch (error) {
      console.error('[inbox]', error) // the first screen still comes from the database
    }
  }
  // Filling it reads everything cached, which would make the first screen wait: that is painted first, unless somebody
  // already asks for less than everything.
  const mayAsk = ref(false)
  watch(
    [firstReady, isPlain],
    ([ready, plain]) => {
      if (!plain) mayAsk.value = true
      else if (ready) whenIdle(() => (mayAsk.value = true))
    },
    { immediate: true },
  )
  watch([query, mayAsk], () => void (mayAsk.value && ask()), { immediate: true })
  const stopListening = index.onChange(() => void ask())
  onScopeDispose(() => {
    stopListening()
    index.close()
  })

  const isAnswered = computed(
    () => answered.value === query.value || (answered.value !== null && isSameList(answered.value, query.value)),
  )
  const next = computed<readonly ConversationId[] | null>(() => {
    if (answer.value && isAnswered.value) return answer.value.ids
    if (!isPlain.value) return null
    if (firstReady.value) return first.value.map(({ conversation }) => conversation.id)
    return firstScreen.screen?.rows.map(({ conversation }) => conversation.id) ?? null
  })
  /** Nothing is known yet: the one case for a skeleton. */
  const unknown = computed(
    () => shown.value === null || (shown.value.length === 0 && !isFilled.value && connection.state !== 'offline'),
  )

  // The order stands still while it is held, unless something else was asked for.
  const shown = shallowRef<readonly ConversationId[] | null>(null)
  const waiting = ref(0)
  let isHeld = false
  let listOf: ListQuery | null = null
  function settle() {
    if (!next.value) return
    const sameList = listOf !== null && isSameList(listOf, query.value)
    if (isHeld && sameList && shown.value) {
      const kept = keepOrder(shown.value, next.value)
      shown.value = kept.ids
      waiting.value = kept.waiting
    } else {
      shown.value = next.value
      waiting.value = 0
    }
    listOf = query.value
  }
  watch(next, settle, { immediate: true, flush: 'sync' })
  function hold(held: boolean) {
    isHeld = held
    if (!held) settle()
  }
  function release() {
    isHeld = false
    settle()
  }
  watch(
    [queue, channels, unreadOnly, name],
    () => {
      limit.value = LIMIT
      offset.value = 0
    },
    { flush: 'sync' },
  )

  // Rows of what is in view; those just out of view are kept, so that scrolling back shows no gaps.
  const range = shallowRef<ConversationId[]>([])
  const { data: inView } = useLiveQuery<ListRow[]>(
    async () => withContacts(await conversationsByIds(db, range.value)),
    () => range.value,
    [],
  )
  const rows = shallowRef<ReadonlyMap<ConversationId, ListRow>>(new Map())
  watch([inView, first, () => firstScreen.screen], ([visible, start, before]) => {
    const early = firstReady.value ? [] : (before?.rows ?? [])
    const fresh = new Map([...early, ...start, ...visible].map((row) => [row.conversation.id, row]))
    const kept = [...rows.value].filter(([id]) => !fresh.has(id)).slice(-ROWS_KEPT)
    rows.value = new Map([...kept, ...fresh])
  })
  function setRange(ids: ConversationId[]) {
    if (ids.length !== range.value.length || ids.some((id, at) => id !== range.value[at])) range.value = ids
  }

  // Further down: more of the index, then what the hub has and we do not.
  const loadingOlder = ref(false)
  const hubHasMore = ref(true)
  async function loadOlder() {
    if (answer.value && answer.value.total > limit.value) limit.value += LIMIT
    else if (hubHasMore.value && !loadingOlder.value && connection.state === 'live' && query.value.name === '') {
      loadingOlder.value = true
      try {
        hubHasMore.value = (await request('conversations.loadOlder', null)).more
      } catch (error) {
        console.warn('[inbox]', error) // what is held is shown; scrolling on asks again
      } finally {
        loadingOlder.value = false
      }
    }
  }

  // Names the database does not hold: the hub is asked, and what it finds comes in through the index.
  const searchingHub = ref(false)
  watch(
    () => [query.value.name, answer.value, isAnswered.value] as const,
    ([wanted, , done], _before, onCleanup) => {
      if (!wanted || !done || (answer.value?.total ?? 0) > 0 || connection.state === 'offline') return
      if (askedHub.has(wanted)) return
      const timer = setTimeout(() => void askHub(wanted), 200)
      onCleanup(() => clearTimeout(timer))
    },
  )
  const askedHub = new Set<string>()
  async function askHub(wanted: string) {
    askedHub.add(wanted)
    searchingHub.value = true
    try {
      await request('conversations.search', { name: wanted })
    } catch (error) {
      askedHub.delete(wanted)
      console.warn('[inbox]', error) // the list says that only this browser was searched
    } finally {
      searchingHub.value = false
    }
  }

  function toggleChannel(channel: Channel) {
    const chosen = new Set(channels.value)
    if (!chosen.delete(channel)) chosen.add(channel)
    channels.value = chosen
  }
  function clearFilters() {
    channels.value = new Set()
    unreadOnly.value = false
    name.value = ''
  }

  /** As it is for somebody who comes in. */
  function reset() {
    clearFilters()
    queue.value = 'all'
    rows.value = new Map()
    shown.value = null
    answer.value = null
    hubHasMore.value = true
    askedHub.clear()
    if (mayAsk.value) void ask()
  }

  return {
    reset,
    queue,
    channels,
    unreadOnly,
    name,
    offset,
    ids: computed(() => shown.value ?? []),
    counts: computed(() => answer.value?.counts ?? null),
    unknown,
    /** What is shown answers what is asked: nothing typed since is still to come. */
    isAnswered,
    waiting,
    rows,
    drafts,
    searchingHub,
    loadingOlder,
    hold,
    release,
    setRange,
    loadOlder,
    toggleChannel,
    clearFilters,
  }
})

/** The same question, whatever the limit: more of one list, not another one. */
function isSameList(a: ListQuery, b: ListQuery): boolean {
  return (
    a.queue === b.queue &&
    a.me === b.me &&
    a.unreadOnly === b.unreadOnly &&
    a.name === b.name &&
    a.channels.length === b.channels.length &&
    a.channels.every((channel) => b.channels.includes(channel))
  )
}
