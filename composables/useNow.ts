/** The present, for words like "2 min". One clock for all who look; it stops when nobody does. */
import { onScopeDispose, readonly, ref } from 'vue'

const TICK_MS = 15_000

const now = ref(Date.now())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

export function useNow() {
  if (watchers++ === 0) {
    now.value = Date.now()
    timer = setInterval(() => (now.value = Date.now()), TICK_MS)
  }
  onScopeDispose(() => {
    if (--watchers === 0) clearInterval(timer)
  })
  return readonly(now)
}
