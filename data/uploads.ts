/**
 * Files chosen to be sent: kept with their bytes from the moment they are chosen until the hub has the message that
 * carries them, so neither a restart nor a dead worker loses one. `messageId` is null while they wait in the composer.
 */
import { LARGEST_FILE_BYTES } from '@/domain/attachment'
import type { ConversationId, MessageId } from '@/domain/ids'
import type { Attachment } from '@/domain/message'
import type { InboxDb } from './db'
import { keepFile } from './files'
import type { UploadRow } from './rows'

/** Everything of a conversation that is not at the hub yet, in the order it was chosen. */
export async function uploadsOf(db: InboxDb, conversationId: ConversationId): Promise<UploadRow[]> {
  const rows = await db.uploads.where('conversationId').equals(conversationId).toArray()
  return rows.sort((a, b) => a.createdAt - b.createdAt)
}

export async function uploadsOfMessage(db: InboxDb, messageId: MessageId): Promise<UploadRow[]> {
  const rows = await db.uploads.where('messageId').equals(messageId).toArray()
  return rows.sort((a, b) => a.createdAt - b.createdAt)
}

/** Throws a RangeError for what no channel could carry: it must have been refused before. */
export async function addUpload(db: InboxDb, row: Omit<UploadRow, 'messageId' | 'sentBytes'>): Promise<void> {
  if (row.sizeBytes > LARGEST_FILE_BYTES) throw new RangeError('too large to be sent')
  await db.uploads.put({ ...row, messageId: null, sentBytes: 0 })
}

/** Only what still waits in the composer: what a message carries goes with it. */
export async function dropUpload(db: InboxDb, id: string): Promise<void> {
  await db.uploads.filter((row) => row.id === id && row.messageId === null).delete()
}

export async function showProgress(db: InboxDb, id: string, sentBytes: number): Promise<void> {
  await db.uploads.update(id, { sentBytes })
}

/** Those of `ids` that wait in this conversation's composer, as a message names them. */
export async function waitingFiles(
  db: InboxDb,
  conversationId: ConversationId,
  ids: readonly string[],
): Promise<Attachment[]> {
  const rows = await db.uploads.bulkGet([...ids])
  return rows.flatMap((row) =>
    row && row.conversationId === conversationId && row.messageId === null
      ? [{ id: row.id, name: row.name, mediaType: row.mediaType, sizeBytes: row.sizeBytes }]
      : [],
  )
}

/** The message is at the hub: its files need not be fetched from there, for here they are. */
export async function finishUploads(
  db: InboxDb,
  messageId: string,
  files: readonly Attachment[],
  now: number,
): Promise<void> {
  for (const { id } of files) {
    const held = await db.uploads.get(id)
    if (held) await keepFile(db, { id, blob: held.blob, sizeBytes: held.sizeBytes, usedAt: now })
  }
  await db.uploads.where('messageId').equals(messageId).delete()
}
