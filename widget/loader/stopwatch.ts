/** How long a page was in view: runs while it is visible, stands still while it is not. */

/** Between two readings no more than this counts: a laptop that slept for the night was not read for the night. */
const LONGEST_STEP_MS = 20_000

/** `now` is a clock in ms that never goes back, e.g. `performance.now`. Has to be read at least every 20 s to miss nothing. */
export function createStopwatch(now: () => number) {
  let total = 0
  let since: number | null = null
  /** Whole ms in view so far. */
  const read = () => {
    if (since !== null) {
      const at = now()
      total += Math.min(at - since, LONGEST_STEP_MS)
      since = at
    }
    return Math.round(total)
  }
  return {
    read,
    run() {
      since ??= now()
    },
    stop() {
      read()
      since = null
    },
    reset() {
      total = 0
      since = null
    },
  }
}
