/** Tells the hub how far the team has read: what stood at the end, in a window somebody was looking at. */
import { useDocumentVisibility, useWindowFocus } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { useConversationStore } from '@/stores/conversation'
import { useNoticesStore } from '@/stores/notices'
import { useTranscriptStore } from '@/stores/transcript'

export function useReading() {
  const store = useConversationStore()
  const log = useTranscriptStore()
  const notices = useNoticesStore()
  const visibility = useDocumentVisibility()
  const focused = useWindowFocus()
  const atEnd = ref(true)
  const newest = computed(() => log.items.findLast((item) => item.kind === 'message')?.message.position ?? 0)

  watch(
    [newest, atEnd, visibility, focused, () => store.conversation?.unreadCount],
    () => {
      const isSeen = atEnd.value && focused.value && visibility.value === 'visible' && newest.value > 0
      if (isSeen) store.read(newest.value).catch(notices.report)
    },
    { immediate: true },
  )
  /** The end of the transcript came into view, or left it. */
  function onEnd(end: boolean) {
    atEnd.value = end
    if (end) log.forgetOlder()
  }
  return { onEnd }
}
