/**
 * Brings the files of a queued message to the hub, part by part. It asks first what has arrived, so whoever comes after
 * a dead worker or a restarted hub goes on where it ended. Until the message itself is sent it can be taken back.
 */
import type { InboxDb } from '@/data/db'
import { showProgress, uploadsOfMessage } from '@/data/uploads'
import type { UploadRow } from '@/data/rows'
import { partRange } from '@/domain/attachment'
import { AppError } from '@/domain/errors'
import type { MessageId } from '@/domain/ids'
import type { HubClient } from '../hub-client/client'

interface Deps {
  db: InboxDb
  hub: HubClient
  signal: AbortSignal
}

/** False: the message was taken back meanwhile. Throws the `AppError` of what did not get through. */
export async function uploadFiles(deps: Deps, messageId: MessageId): Promise<boolean> {
  for (const file of await uploadsOfMessage(deps.db, messageId)) {
    if (file.sentBytes === file.sizeBytes) continue
    if (!(await uploadFile(deps, messageId, file))) return false
  }
  return true
}

async function uploadFile({ db, hub, signal }: Deps, messageId: MessageId, file: UploadRow): Promise<boolean> {
  const { id, conversationId, name, mediaType, sizeBytes, blob } = file
  const begun = await hub.call('createAttachment', { body: { id, conversationId, name, mediaType, sizeBytes } }, signal)
  const arrived = new Set(begun.received)
  const lengthOf = (index: number) => {
    const { from, to } = partRange(index, sizeBytes)
    return to - from
  }
  let sent = [...arrived].reduce((sum, index) => sum + lengthOf(index), 0)
  await showProgress(db, id, sent)
  for (let index = 0; index < begun.parts; index++) {
    if (arrived.has(index)) continue
    if (!(await db.outbox.get(messageId))) return false
    const { from, to } = partRange(index, sizeBytes)
    // Read before it is sent: the file may have been changed or removed on disk, which no network failure is.
    const bytes = await readPart(blob, from, to)
    await hub.call('putAttachmentPart', { params: { attachmentId: id, index }, body: bytes }, signal)
    sent += to - from
    await showProgress(db, id, sent)
  }
  return true
}

async function readPart(blob: Blob, from: number, to: number): Promise<Blob> {
  try {
    return new Blob([await blob.slice(from, to).arrayBuffer()])
  } catch (cause) {
    throw new AppError('attachment_not_found', {}, { cause })
  }
}
