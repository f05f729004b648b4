/**
 * The conversation before the agent: its row, its contact and what was said in it, read together and shown together. Until
 * the one asked for is read (some milliseconds) the one before it stays, whole: nothing of one ever stands beside something
 * of another.
 */
import type { ConversationId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { db } from '@/data/db'
import { openedConversation, type Opened } from '@/data/opened'
import { useLiveQuery } from '@/data/useLiveQuery'
import { useInboxStore } from './inbox'
import { useNavigationStore } from './navigation'

const PAGE = 50
/** After so long the one before is not waited with any more. */
const LATE_MS = 150

/** `read`: undefined until it is; null if this browser does not hold it. */
type Shown = { id: ConversationId | null; read: Opened | null | undefined }

export const useOpenedStore = defineStore('opened', () => {
  const navigation = useNavigationStore()
  const inbox = useInboxStore()
  const limit = ref(PAGE)
  /** What it was before the older pages were let go of. */
  let shownBefore = PAGE

  const { data, ready } = useLiveQuery<Shown>(
    async () => {
      const id = navigation.conversationId
      return { id, read: id ? await openedConversation(db, id, limit.value) : null }
    },
    () => [navigation.conversationId, limit.value],
    { id: null, read: null },
  )

  /** Read at the press: the live query begins only a frame later. */
  const early = shallowRef<Shown | null>(null)
  /** What stays until the next is read. */
  const staying = shallowRef<Shown | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => navigation.conversationId,
    (id, before) => {
      staying.value = id && before ? latest(before) : null
      limit.value = shownBefore = PAGE
      early.value = null
      clearTimeout(timer)
      if (!id) return
      timer = setTimeout(() => (staying.value = null), LATE_MS)
      openedConversation(db, id, PAGE).then(
        (read) => navigation.conversationId === id && (early.value = { id, read }),
        (error: unknown) => console.warn('[opened]', error), // the live query reads it again, and reports
      )
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(timer))

  const latest = (id: ConversationId | null) =>
    data.value.id === id ? data.value : early.value?.id === id ? early.value : null
  const shown = computed<Shown>(() => {
    const id = navigation.conversationId
    return latest(id) ?? staying.value ?? { id, read: undefined }
  })
  const id = computed(() => shown.value.id)
  /** While it is not read, what its row in the list says of it. */
  const row = computed(() => (id.value && shown.value.read === undefined ? inbox.rows.get(id.value) : shown.value.read))
  const conversation = computed(() => row.value?.conversation ?? null)
  const contact = computed(() => row.value?.contact ?? null)
  const transcript = computed(() => shown.value.read?.transcript ?? null)
  /** It was looked for, and this browser does not hold it. */
  const isGone = computed(() => id.value !== null && shown.value.read === null)

  /** Reads a page more of what is held here. */
  const showMore = () => void (limit.value += PAGE)
  /** Back at the end, the pages further up are let go of: a new message then re-reads one page. */
  function showLess() {
    shownBefore = limit.value
    limit.value = PAGE
  }
  /** Gone up again before they went: they stay, or the place one reads at would go with them. */
  function showAsBefore() {
    if (!ready.value) limit.value = Math.max(limit.value, shownBefore)
  }
  return { id, conversation, contact, transcript, isGone, showMore, showLess, showAsBefore }
})
