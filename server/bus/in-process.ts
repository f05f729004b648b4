/** The bus of a hub that is one process: a function call. */
import type { Bus, BusProblem } from './bus'
import { createListeners } from './listeners'

export function inProcessBus(problem: BusProblem): Bus {
  const listeners = createListeners(problem)
  return {
    ring: listeners.ring,
    signal: listeners.signal,
    onRing: listeners.onRing,
    onSignal: listeners.onSignal,
    isConnected: () => true,
    async close() {
      listeners.clear()
    },
  }
}
