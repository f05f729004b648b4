/** When the lines of a conversation were said: people answer within minutes, and the last line is `ago` minutes old. */
import type { DemoConversation, Line } from '../conversations/types'

export type Said = Exclude<Line, { pause: number }>

const MINUTE = 60_000
/** Minutes between lines; taken in turn, so that the same conversation always has the same rhythm. */
const GAPS = [1, 3, 2, 5, 1, 4, 2, 7]

/** The lines with their instants, oldest first. */
export function timeline(conversation: DemoConversation, now: number): { line: Said; at: number }[] {
  let at = now - conversation.ago * MINUTE
  const timed: { line: Said; at: number }[] = []
  for (const [index, line] of [...conversation.lines.entries()].reverse()) {
    if ('pause' in line) {
      at -= line.pause * 60 * MINUTE
      continue
    }
    timed.push({ line, at })
    at -= GAPS[index % GAPS.length]! * MINUTE
  }
  return timed.reverse()
}
