/** Waiting, in tests, for what comes soon. */
import { vi } from 'vitest'

/**
 * Tries until nothing is thrown. On a quiet machine most of it holds at the first or second try; beside linter and compiler
 * the one second that vitest waits by itself is at times too short. `timeout` in milliseconds.
 */
export function eventually<T>(assertion: () => T | Promise<T>, timeout = 20_000): Promise<T> {
  return vi.waitFor(assertion, { timeout, interval: 25 })
}
