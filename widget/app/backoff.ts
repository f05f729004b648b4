/** How long to wait before the next try. */

const FIRST_MS = 500
const LONGEST_MS = 30_000

/**
 * Full jitter: anything up to twice as long as before, so that a hub that comes back is not met by everybody at once.
 * `attempt` counts from 0; `random` gives 0–1. Never under 250 ms.
 */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.max(250, Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * random())
}

/** Resolves after `ms`, or at once when the connection comes back, the page is looked at again, or the signal aborts. */
export function waitOrWake(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController()
    const wake = () => {
      clearTimeout(timer)
      done.abort()
      resolve()
    }
    const look = () => document.visibilityState === 'visible' && wake()
    const timer = setTimeout(wake, ms)
    addEventListener('online', wake, { signal: done.signal })
    document.addEventListener('visibilitychange', look, { signal: done.signal })
    signal.addEventListener('abort', wake, { signal: done.signal })
    if (signal.aborted) wake()
  })
}
