/** Rows read again are new objects; giving back the old one where nothing changed spares every row but the changed. */
import type { TranscriptItem } from '@/domain/transcript'

function isSame(before: TranscriptItem, now: TranscriptItem): boolean {
  if (before.kind === 'message' && now.kind === 'message') return before.message.version === now.message.version
  if (before.kind === 'note' && now.kind === 'note') return before.note.version === now.note.version
  if (before.kind === 'activity' && now.kind === 'activity') return true // written once
  if (before.kind !== 'queued' || now.kind !== 'queued') return false
  const [a, b] = [before.entry, now.entry]
  return a.state === b.state && a.attempts === b.attempts && a.failure === b.failure && a.sendsAt === b.sendsAt
}

export function keepUnchanged(before: readonly TranscriptItem[], now: TranscriptItem[]): TranscriptItem[] {
  const held = new Map(before.map((item) => [item.id, item]))
  return now.map((item) => {
    const same = held.get(item.id)
    return same && isSame(same, item) ? same : item
  })
}
