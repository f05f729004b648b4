/** Who wants to hear of rings and signals in this process. One that throws does not keep the others from hearing. */
import type { WorkspaceId } from '@/domain/ids'
import type { BusProblem, RingListener, SignalFrame, SignalListener, Unsubscribe } from './bus'

export interface Listeners {
  onRing: (listener: RingListener) => Unsubscribe
  onSignal: (listener: SignalListener) => Unsubscribe
  ring: (workspaceId: WorkspaceId | null) => void
  signal: (workspaceId: WorkspaceId, frame: SignalFrame) => void
  clear: () => void
}

function subscribe<T>(to: Set<{ call: T }>, call: T): Unsubscribe {
  const entry = { call } // its own object, so the same function may listen twice
  to.add(entry)
  return () => void to.delete(entry)
}

export function createListeners(problem: BusProblem): Listeners {
  const ringing = new Set<{ call: RingListener }>()
  const signalling = new Set<{ call: SignalListener }>()

  function each<T>(set: Set<{ call: T }>, notify: (call: T) => void) {
    for (const { call } of set) {
      try {
        notify(call)
      } catch (error) {
        problem('listener', error)
      }
    }
  }

  return {
    onRing: (listener) => subscribe(ringing, listener),
    onSignal: (listener) => subscribe(signalling, listener),
    ring: (workspaceId) => each(ringing, (call) => call(workspaceId)),
    signal: (workspaceId, frame) => each(signalling, (call) => call(workspaceId, frame)),
    clear() {
      ringing.clear()
      signalling.clear()
    },
  }
}
