/** Tells the contact's side that we are writing: at once, again while it lasts, and that we stopped. */
import { onScopeDispose } from 'vue'

/** Receivers forget a signal after six seconds. */
const AGAIN_MS = 3_000
const IDLE_MS = 5_000

/** A signal names its conversation, so that "stopped" goes to the one we left, not to the one we are in now. */
export function useTypingSignal<Id>(tell: (conversation: Id, isTyping: boolean) => void) {
  let told: { conversation: Id; at: number } | null = null
  let idle: ReturnType<typeof setTimeout> | undefined

  function stopped() {
    clearTimeout(idle)
    if (told) tell(told.conversation, false)
    told = null
  }
  function wrote(conversation: Id) {
    if (told && told.conversation !== conversation) stopped()
    const now = performance.now()
    if (!told || now - told.at >= AGAIN_MS) {
      told = { conversation, at: now }
      tell(conversation, true)
    }
    clearTimeout(idle)
    idle = setTimeout(stopped, IDLE_MS)
  }
  onScopeDispose(stopped)
  return { wrote, stopped }
}
