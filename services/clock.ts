/** Time as an argument: real in the background, stepped by hand in tests. */
export interface Clock {
  now(): number
  /** Calls `fn` once after `ms`. Returns how to cancel. */
  after(ms: number, fn: () => void): () => void
}

export const realClock: Clock = {
  now: () => Date.now(),
  after: (ms, fn) => {
    const timer = setTimeout(fn, ms)
    return () => clearTimeout(timer)
  },
}

/** Resolves after `ms`, or at once when `signal` aborts. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const finish = () => {
      cancel()
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const cancel = clock.after(ms, finish)
    signal.addEventListener('abort', finish, { once: true })
  })
}

const FIRST_MS = 500
const LONGEST_MS = 30_000

/** Doubling, capped, and jittered so that a hub coming back is not met by everybody at once. `failures` from 1 on. */
export function backOff(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1))
  return Math.round(ceiling * (0.5 + random() / 2))
}
