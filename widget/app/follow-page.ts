/**
 * Follows the conversation while somebody may be looking. A browser allows six connections to one HTTP/1.1 host for all
 * its tabs together, so of the tabs in the background only one keeps its stream; the others resume when looked at.
 */
import { follow, type StreamOptions } from './stream'

/** Switching tabs back and forth should not reconnect. */
const HIDDEN_MS = 10_000

export function followWhileLookedAt(inbox: string, signal: AbortSignal, options: Omit<StreamOptions, 'signal'>): void {
  let current: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Gives the background tabs' one place to another tab. */
  let leave: (() => void) | null = null

  const stop = () => {
    current?.abort()
    current = null
  }
  const go = () => {
    if (current || signal.aborted) return
    current = new AbortController()
    void follow({ ...options, signal: current.signal })
  }
  const claim = (lock: Lock | null) => {
    if (document.visibilityState === 'visible') return
    if (!lock) return stop()
    return new Promise<void>((resolve) => (leave = resolve))
  }
  const onVisibility = () => {
    clearTimeout(timer)
    leave?.()
    leave = null
    if (document.visibilityState === 'visible') return go()
    timer = setTimeout(() => {
      // Without locks (a shop on plain http) every tab in the background lets go.
      if (navigator.locks) void navigator.locks.request(`alongside.${inbox}.background`, { ifAvailable: true }, claim)
      else stop()
    }, HIDDEN_MS)
  }
  document.addEventListener('visibilitychange', onVisibility, { signal })
  // A page with an open connection is kept out of the back-forward cache.
  addEventListener('pagehide', () => (leave?.(), stop()), { signal })
  addEventListener('pageshow', () => go(), { signal })
  signal.addEventListener('abort', () => (clearTimeout(timer), leave?.(), stop()), { once: true })
  go()
  if (document.visibilityState !== 'visible') onVisibility()
}
