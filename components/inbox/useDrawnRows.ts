/** Which of the rows in view are drawn: thrown far down a list, not all of them in one frame. */
import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'

/** Twenty new rows at once take a slow machine longer than a frame may; a turn of the wheel brings four. */
const NEW_A_FRAME = 5

/** What is drawn already stays; of what is new, so many come. */
export function drawnNext<Id>(before: ReadonlySet<Id>, wanted: readonly Id[], news: number): ReadonlySet<Id> {
  const fresh = wanted.filter((id) => !before.has(id)).slice(0, news)
  return new Set([...wanted.filter((id) => before.has(id)), ...fresh])
}

/** `wanted`: the rows in view of which everything is known. Another list (`listNumber`) is drawn at once: it was asked for. */
export function useDrawnRows<Id>(wanted: () => readonly Id[], listNumber: () => number): ComputedRef<ReadonlySet<Id>> {
  const frame = ref(0)
  let listOf: number | null = null
  const drawn = computed<ReadonlySet<Id>>((before) => {
    void frame.value
    const now = wanted()
    const isSame = listOf === listNumber()
    if (now.length > 0) listOf = listNumber()
    return before && isSame ? drawnNext(before, now, NEW_A_FRAME) : new Set(now)
  })

  let asked: number | undefined
  watch(
    () => drawn.value.size < wanted().length,
    function goOn(isBehind) {
      if (!isBehind || asked !== undefined) return
      asked = requestAnimationFrame(() => {
        asked = undefined
        frame.value += 1
        goOn(drawn.value.size < wanted().length)
      })
    },
    { immediate: true },
  )
  onScopeDispose(() => asked !== undefined && cancelAnimationFrame(asked))
  return drawn
}
