/** From what was said to what stands in the log: day lines, and neighbours of one speaker drawn as one group. */
import type { Activity } from '@/domain/activity'
import { daysAgo } from '@/composables/useFormat'
import type { TranscriptItem } from '@/domain/transcript'

const GROUP_MS = 5 * 60_000

export type Side = 'ours' | 'theirs' | 'note'
/** What somebody said; the rest is history. */
type SaidItem = Exclude<TranscriptItem, { kind: 'activity' }>
export type SaidRow = { kind: 'said'; key: string; item: SaidItem; side: Side; first: boolean; last: boolean }
export type ActivityRow = { kind: 'activity'; key: string; activity: Activity }
/** Above what came since one was here last. */
export type NewRow = { kind: 'new'; key: 'new' }
export type TranscriptRow = NewRow | { kind: 'day'; key: string; at: number } | ActivityRow | SaidRow

export function saidAt(item: SaidItem): number {
  if (item.kind === 'message') return item.message.createdAt
  return item.kind === 'note' ? item.note.createdAt : item.entry.createdAt
}

export function sideOf(item: SaidItem): Side {
  if (item.kind === 'note') return 'note'
  if (item.kind === 'queued') return item.entry.payload.kind === 'note' ? 'note' : 'ours'
  return item.message.author.kind === 'contact' ? 'theirs' : 'ours'
}

/** The same for two rows that one person said. What is queued is ours, and joins our last message. */
function speakerOf(item: SaidItem, me: string | null): string {
  if (item.kind === 'note') return `note:${item.note.authorId}`
  if (item.kind === 'queued') return item.entry.payload.kind === 'note' ? `note:${me}` : `agent:${me}`
  const { author } = item.message
  return author.kind === 'agent' ? `agent:${author.agentId}` : author.kind
}

/** `readTo`: position up to which all was read when the conversation was opened; null: nothing was unread. */
export function transcriptRows(
  items: readonly TranscriptItem[],
  me: string | null,
  readTo: number | null = null,
): TranscriptRow[] {
  const rows: TranscriptRow[] = []
  let before: SaidRow | null = null
  let beforeAt = -Infinity
  let marked = readTo === null
  // While the pages above are not here, nobody knows that it begins with the first one shown.
  let sawRead = false
  const isUnread = (item: SaidItem) =>
    item.kind === 'message' && item.message.author.kind === 'contact' && item.message.position > (readTo ?? 0)
  for (const item of items) {
    const at = item.kind === 'activity' ? item.activity.createdAt : saidAt(item)
    const newDay = beforeAt === -Infinity || daysAgo(beforeAt, at) !== 0
    if (newDay) rows.push({ kind: 'day', key: `day:${item.id}`, at })
    if (item.kind === 'activity') {
      rows.push({ kind: 'activity', key: item.id, activity: item.activity })
      beforeAt = at
      before = null // what is said next stands beneath the line, as a group of its own
      continue
    }
    if (item.kind === 'message' && item.message.position <= (readTo ?? 0)) sawRead = true
    if (!marked && sawRead && isUnread(item)) {
      rows.push({ kind: 'new', key: 'new' })
      marked = true
      before = null
    }
    const joins: boolean =
      before !== null && !newDay && at - beforeAt < GROUP_MS && speakerOf(before.item, me) === speakerOf(item, me)
    if (before && joins) before.last = false
    before = { kind: 'said', key: item.id, item, side: sideOf(item), first: !joins, last: true }
    beforeAt = at
    rows.push(before)
  }
  return rows
}
