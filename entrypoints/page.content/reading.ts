/** Reads the page a few milliseconds at a time, whenever the browser has nothing better to do. */
import type { PageFacts } from '@/domain/page/facts'
import type { Steps } from '@/domain/page/steps'

/** A frame of a smooth page leaves less than this to spare. */
const SLICE_MS = 4
/** By then it is read even if the page never rests. */
const LATEST_MS = 1_000

/** `begin`: null while there is nothing to read with. Returns what asks for a reading; asked for while one is under way, another follows it. */
export function createReading(
  signal: AbortSignal,
  begin: () => Steps<PageFacts> | null,
  tell: (facts: PageFacts) => void,
): () => void {
  let steps: Steps<PageFacts> | null = null
  let again = false

  const wait = () => requestIdleCallback(slice, { timeout: LATEST_MS })
  function read(): void {
    again = steps !== null
    if (again || signal.aborted) return
    steps = begin()
    if (steps) wait()
  }
  function slice(): void {
    if (!steps || signal.aborted) return
    const end = performance.now() + SLICE_MS
    const going = steps
    steps = null // also should it throw: the next time begins anew
    do {
      const { done, value } = going.next()
      if (!done) continue
      tell(value)
      if (again) read()
      return
    } while (performance.now() < end)
    steps = going
    wait()
  }
  return read
}
