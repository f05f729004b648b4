/** How long to wait before trying a lost connection again: doubling, with jitter so that processes do not come in step. */
export interface Backoff {
  /** Milliseconds for this attempt, 0 being the first. */
  (attempt: number): number
}

export function exponential({ firstMs = 100, longestMs = 10_000, random = Math.random } = {}): Backoff {
  return (attempt) => {
    const whole = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30))
    return whole / 2 + (random() * whole) / 2
  }
}
