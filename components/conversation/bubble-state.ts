/** How far a message of ours has come, as the bubble draws it. */
import type { ErrorCode } from '@/domain/errors'
import type { DeliveryStatus } from '@/domain/message'
import type { TranscriptItem } from '@/domain/transcript'
import { isErrorCode } from '@/domain/errors'
import { isUndoable } from '@/domain/outbox'

export type BubbleState =
  | { kind: 'delivery'; status: Exclude<DeliveryStatus, 'failed'> }
  /** Not at the hub yet. `upload`: its files go first; `share` of them (0–1) is there. */
  | { kind: 'queued'; waits: 'undo' | 'network' | 'turn' | 'upload'; cancellable: boolean; share?: number }
  /** A colleague answered first; the send guard says so, and what can be done. */
  | { kind: 'held' }
  /** `retry`: it is still ours to send again. */
  | { kind: 'failed'; code: ErrorCode; retry: boolean }

export function bubbleState(
  item: TranscriptItem,
  { online, now, uploaded = null }: { online: boolean; now: number; uploaded?: number | null },
): BubbleState | null {
  if (item.kind === 'note' || item.kind === 'activity') return null
  if (item.kind === 'message') {
    const { author, status, failure } = item.message
    if (author.kind === 'contact') return null
    if (status !== 'failed') return { kind: 'delivery', status }
    const code = failure && isErrorCode(failure.code) ? failure.code : 'channel_rejected_message'
    return { kind: 'failed', code, retry: false }
  }
  const { entry } = item
  if (entry.state === 'failed') return { kind: 'failed', code: entry.failure ?? 'unexpected', retry: true }
  if (entry.state === 'held') return { kind: 'held' }
  const held = entry.sendsAt !== null && entry.sendsAt > now && entry.attempts === 0
  return {
    kind: 'queued',
    waits: held ? 'undo' : !online ? 'network' : uploaded !== null && uploaded < 1 ? 'upload' : 'turn',
    cancellable: isUndoable(entry),
    ...(uploaded === null ? {} : { share: uploaded }),
  }
}
