/** What our scripts in one page share: they run in a world of their own, which no page sees. */
import type { readFacts } from '@/domain/page/read-facts'

export const world = globalThis as {
  /** The bridge is there already. */
  alongside?: boolean
  /** There once the reader has been brought (entrypoints/reader.ts). */
  alongsideRead?: typeof readFacts
}
