/** What the agent has read while the hub could not be told. */
import type { ConversationId } from '@/domain/ids'
import type { InboxDb } from './db'
import { readMeta, writeMeta } from './meta'

export async function pendingReads(db: InboxDb): Promise<[ConversationId, number][]> {
  return Object.entries((await readMeta(db, 'reads')) ?? {}) as [ConversationId, number][]
}

export async function rememberRead(db: InboxDb, conversationId: ConversationId, position: number): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const reads = { ...(await readMeta(db, 'reads')) }
    reads[conversationId] = Math.max(reads[conversationId] ?? 0, position)
    await writeMeta(db, 'reads', reads)
  })
}

/** The hub knows. A later reading stays. */
export async function forgetRead(db: InboxDb, conversationId: ConversationId, position: number): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const reads = { ...(await readMeta(db, 'reads')) }
    if ((reads[conversationId] ?? Infinity) > position) return
    delete reads[conversationId]
    await writeMeta(db, 'reads', reads)
  })
}
