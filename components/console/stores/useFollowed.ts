/** What changes by itself is asked for again and again while somebody looks at it, one question after the other. */
import { onScopeDispose, watch } from 'vue'

/** Does it after so many milliseconds, unless what comes back is called before. */
export type Later = (work: () => void, ms: number) => () => void
const byTimer: Later = (work, ms) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** `pace`: milliseconds to the next question; null: nothing is moving. */
export function useFollowed(pace: () => number | null, ask: () => Promise<unknown>, later = byTimer) {
  let cancel = () => {}
  let isOver = false
  function next() {
    cancel()
    const ms = pace()
    if (!isOver && ms !== null) cancel = later(() => void ask().finally(next), ms)
  }
  watch(pace, next, { immediate: true })
  onScopeDispose(() => {
    isOver = true
    cancel()
  })
}
