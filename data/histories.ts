/**
 * How far back each conversation's transcript is held. Everything from `from` to the newest is there, without a hole:
 * what arrives from further back without its neighbours is not stored.
 */
import type { ConversationId } from '@/domain/ids'
import type { InboxDb } from './db'
import type { History } from './rows'

export async function historyOf(db: InboxDb, conversationId: ConversationId): Promise<History | undefined> {
  return db.histories.get(conversationId)
}

/** Moves the beginning back, never forward. */
export async function extendHistory(db: InboxDb, { conversationId, from, complete, usedAt }: History): Promise<void> {
  const held = await db.histories.get(conversationId)
  await db.histories.put({
    conversationId,
    from: Math.min(from, held?.from ?? from),
    complete: complete || (held?.complete ?? false),
    usedAt: Math.max(usedAt, held?.usedAt ?? 0),
  })
}

/** Trimming counts in days, and each write makes every open view of the transcript read it again. */
const TOUCH_EVERY_MS = 3_600_000

/** Somebody looks at it: it is not to be trimmed soon. */
export async function touchHistory(db: InboxDb, conversationId: ConversationId, usedAt: number): Promise<void> {
  const held = await db.histories.get(conversationId)
  if (held && held.usedAt < usedAt - TOUCH_EVERY_MS) await db.histories.update(conversationId, { usedAt })
}
