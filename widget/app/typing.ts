/** Who is writing. Both directions end by themselves, since the signal that ends them may be lost. */
import type { Client } from './client'

const TELL_EVERY_MS = 4_000
const MINE_ENDS_MS = 6_000
const THEIRS_ENDS_MS = 10_000

export interface Typing {
  mine(): void
  mineEnded(): void
  theirs(signal: { isTyping: boolean; name: string | null }): void
  theirsEnded(): void
}

export interface TypingOptions {
  client: Pick<Client, 'sendTyping'>
  onTheirs: (theirs: { name: string | null } | null) => void
  signal: AbortSignal
  now?: () => number
}

export function createTyping({ client, onTheirs, signal, now = Date.now }: TypingOptions): Typing {
  let toldAt = -Infinity
  let mineTimer: ReturnType<typeof setTimeout> | undefined
  let theirsTimer: ReturnType<typeof setTimeout> | undefined
  let shown = false

  // A lost typing signal harms nobody, and the next key sends another.
  const tell = (isTyping: boolean) => void client.sendTyping(isTyping).catch(() => {})
  const mineEnded = () => {
    clearTimeout(mineTimer)
    if (toldAt > -Infinity && !signal.aborted) tell(false)
    toldAt = -Infinity
  }
  const theirsEnded = () => {
    clearTimeout(theirsTimer)
    if (shown) onTheirs(null)
    shown = false
  }
  return {
    mineEnded,
    theirsEnded,
    mine() {
      clearTimeout(mineTimer)
      mineTimer = setTimeout(mineEnded, MINE_ENDS_MS)
      if (now() - toldAt < TELL_EVERY_MS) return
      toldAt = now()
      tell(true)
    },
    theirs({ isTyping, name }) {
      theirsEnded()
      if (!isTyping) return
      shown = true
      onTheirs({ name })
      theirsTimer = setTimeout(theirsEnded, THEIRS_ENDS_MS)
    },
  }
}
