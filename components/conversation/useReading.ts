/**
 * How far the open conversation has been read. The team is told what stood at the end, in a window somebody was looking
 * at; and what this agent has had time to take in goes with what they send (the send guard).
 */
import { useDocumentVisibility, useWindowFocus } from '@vueuse/core'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { useConversationStore } from '@/stores/conversation'
import { useNoticesStore } from '@/stores/notices'
import { useTranscriptStore } from '@/stores/transcript'

/** A message that came while one was writing, and stood there for less than this, has not been taken in. */
const TAKEN_IN_MS = 1_500

export function useReading() {
  const store = useConversationStore()
  const log = useTranscriptStore()
  const notices = useNoticesStore()
  const visibility = useDocumentVisibility()
  const focused = useWindowFocus()
  const atEnd = ref(true)
  const newest = computed(() => log.items.findLast((item) => item.kind === 'message')?.message.position ?? 0)
  /** Notes are read as well, by those they call on. */
  const newestNote = computed(() => log.items.findLast((item) => item.kind === 'note')?.note.position ?? 0)
  const readUpTo = computed(() => (store.isMentioned ? Math.max(newest.value, newestNote.value) : newest.value))
  const isSeen = computed(() => atEnd.value && focused.value && visibility.value === 'visible' && newest.value > 0)

  watch(
    [readUpTo, isSeen, () => store.conversation?.unreadCount, () => store.conversation?.returned],
    () => {
      if (isSeen.value) store.read(readUpTo.value).catch(notices.report)
    },
    { immediate: true },
  )

  /** What was there when the conversation was opened counts as taken in; what comes later, once it has stood there a while. */
  let takenIn: { id: string; position: number } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    [() => store.conversation?.id, newest, isSeen],
    ([id, position, seen]) => {
      clearTimeout(timer)
      if (!id || position === 0) return
      if (takenIn?.id !== id) takenIn = { id, position }
      else if (seen) timer = setTimeout(() => takeIn(position), TAKEN_IN_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  /** Of a conversation whose messages are not here yet, the row in the list is all that was seen. */
  function seenPosition(): number | null {
    const row = store.conversation
    if (!row) return null
    return takenIn?.id === row.id ? takenIn.position : row.lastPosition
  }

  /** It was shown apart, and whoever goes on from there has seen it. */
  function takeIn(position: number) {
    const id = store.conversation?.id
    if (id) takenIn = { id, position: Math.max(position, takenIn?.id === id ? takenIn.position : 0) }
  }

  /** Where the reading began: everything up to there was read before this conversation was opened. null: all of it was. */
  const readTo = ref<number | null>(null)
  watch(
    () => store.conversation?.id,
    () => {
      const row = store.conversation
      readTo.value = row && row.unreadCount > 0 ? row.agentsReadPosition : null
    },
    { immediate: true, flush: 'sync' },
  )

  /** The end of the transcript came into view, or left it. */
  function onEnd(end: boolean) {
    atEnd.value = end
    if (end) log.forgetOlder()
    else log.keepOlder()
  }
  return { onEnd, seenPosition, takeIn, readTo }
}
