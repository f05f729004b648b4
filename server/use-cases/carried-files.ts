/** The files a message carries: finished uploads of its own author, each carried once, as the hub knows them. */
import { refusalOf } from '@/domain/attachment'
import type { Channel } from '@/domain/channel'
import { AppError } from '@/domain/errors'
import type { MessageId } from '@/domain/ids'
import type { MessageContent } from '@/domain/message'
import type { Decision } from '../store/commit'
import type { Loaded } from '../store/loaded'

type Statement = NonNullable<Decision<unknown>['also']>[number]

export function filesOf(content: MessageContent): string[] {
  return content.kind === 'attachments' ? content.attachments.map((file) => file.id) : []
}

/**
 * The content with every file's name, type and size as they are stored: what a client says of them counts for nothing.
 * One that is unknown, or of somebody else, is `attachment_not_found`, so that ids cannot be tried out.
 */
export function asStored(
  rows: Loaded,
  content: MessageContent,
  author: { kind: 'contact' | 'agent'; id: string },
): MessageContent {
  if (content.kind !== 'attachments') return content
  const attachments = content.attachments.map(({ id }) => {
    const upload = rows.upload(id)
    if (!upload || upload.authorKind !== author.kind || upload.authorId !== author.id)
      throw new AppError('attachment_not_found', { attachmentId: id })
    if (upload.mediaType === null) throw new AppError('attachment_incomplete', { attachmentId: id })
    return { id, name: upload.name, mediaType: upload.mediaType, sizeBytes: upload.sizeBytes }
  })
  return { ...content, attachments }
}

/** Ties them to the message. Call last: from here on no other message of the batch may carry them. */
export function carry(
  rows: Loaded,
  content: MessageContent,
  message: { workspaceId: string; id: MessageId; channel: Channel },
): Statement[] {
  if (content.kind !== 'attachments') return []
  const ids = filesOf(content)
  if (new Set(ids).size < ids.length) throw new AppError('invalid_request', { where: 'content.attachments' })
  for (const file of content.attachments) {
    if (rows.upload(file.id)?.messageId) throw new AppError('attachment_in_use', { attachmentId: file.id })
    const refusal = refusalOf(message.channel, file)
    if (refusal) throw new AppError(refusal, { attachmentId: file.id })
  }
  for (const id of ids) rows.use(id, message.id)
  return [
    {
      text: 'UPDATE attachments SET message_id = $2 WHERE workspace_id = $1 AND id = ANY($3)',
      values: [message.workspaceId, message.id, ids],
    },
  ]
}
