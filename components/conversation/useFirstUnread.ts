/** The way to the first message nobody had read, while it is further up than what is in view and was not met yet. */
import type { Virtualizer } from '@tanstack/vue-virtual'
import type { Ref } from 'vue'
import type { TranscriptRow } from './transcript-rows'
import { computed, ref, watch } from 'vue'

export function useFirstUnread(
  rows: () => readonly TranscriptRow[],
  virtualizer: Readonly<Ref<Virtualizer<HTMLElement, Element>>>,
) {
  const index = computed(() => rows().findIndex((row) => row.kind === 'new'))
  const firstInView = computed(() => virtualizer.value.range?.startIndex ?? null)
  /** The log stands at its end: from now on what is in view was looked at. */
  const isSettled = ref(false)
  const isMet = ref(false)
  watch([index, firstInView, isSettled], ([at, first, settled]) => {
    if (settled && at >= 0 && first !== null && at >= first) isMet.value = true
  })
  const isAbove = computed(
    () => isSettled.value && !isMet.value && index.value >= 0 && index.value < (firstInView.value ?? 0),
  )
  /** Answers which row it is. */
  function go(): number {
    isMet.value = true
    virtualizer.value.scrollToIndex(index.value, { align: 'start' })
    return index.value + 1
  }
  return { isAbove, go, settle: () => void (isSettled.value = true) }
}
