/** What pages ask for about conversations: everything said goes by the outbox, everything fetched into the database. */
import { conversationsByIds } from '@/data/conversations'
import { db } from '@/data/db'
import { touchHistory } from '@/data/histories'
import { readMeta } from '@/data/meta'
import { applyAnswer, applyFetched } from '@/data/sync'
import type { Rows } from '@/data/apply'
import { keepFetched, trimFiles } from '@/data/files'
import { uploadsOfMessage, waitingFiles } from '@/data/uploads'
import { AppError } from '@/domain/errors'
import { CARD_UNDO_MS } from '@/protocol/extension'
import type { Handlers } from '@/services/bus/listen'
import { changeMany } from '@/services/change-many'
import { findFurther } from '@/services/further'
import { dismiss } from '@/services/notifications/notify'
import type { Openings } from '@/services/openings'
import type { Sessions } from './session'

type ConversationRequest =
  | 'message.send'
  | 'files.send'
  | 'file.load'
  | 'card.send'
  | 'note.add'
  | 'outbox.undo'
  | 'outbox.postpone'
  | 'outbox.retry'
  | 'outbox.sendAnyway'
  | 'outbox.edit'
  | 'message.takeBack'
  | 'conversation.opened'
  | 'conversation.hold'
  | 'conversation.read'
  | 'conversation.change'
  | 'conversations.change'
  | 'conversation.typing'
  | 'rating.invite'
  | 'history.load'
  | 'conversations.find'

export function createConversationHandlers(
  { signedIn }: Pick<Sessions, 'signedIn'>,
  openings: Openings,
): Pick<Handlers, ConversationRequest> {
  /** The hub's answer is applied at once; the stream brings the same row again, which changes nothing. */
  async function keep(rows: Rows): Promise<null> {
    const cursor = await readMeta(db, 'cursor')
    if (cursor) await applyFetched(db, cursor.fill, rows)
    return null
  }

  return {
    async 'message.send'({ id, conversationId, text, quotedId, seenPosition }) {
      const { outbox } = await signedIn()
      const payload = { kind: 'message', content: { kind: 'text', text }, quotedId, seenPosition } as const
      await outbox.add({ id, conversationId, payload, sendsAt: null }, { conversationId, mode: 'reply', quotedId })
      return { messageId: id }
    },
    async 'files.send'({ id, conversationId, text, quotedId, seenPosition, uploadIds }) {
      const { outbox } = await signedIn()
      const attachments = await waitingFiles(db, conversationId, uploadIds)
      // Asked a second time, they are the message's already.
      if (attachments.length === 0 && (await uploadsOfMessage(db, id)).length > 0) return { messageId: id }
      if (attachments.length !== uploadIds.length) throw new AppError('attachment_not_found', { conversationId })
      const content = { kind: 'attachments', text, attachments } as const
      const payload = { kind: 'message', content, quotedId, seenPosition } as const
      await outbox.add({ id, conversationId, payload, sendsAt: null }, { conversationId, mode: 'reply', quotedId })
      return { messageId: id }
    },
    async 'file.load'({ id }) {
      const { hub } = await signedIn()
      const owner = await readMeta(db, 'owner')
      const blob = await hub.call('getAttachment', { params: { attachmentId: id } })
      await keepFetched(db, owner, { id, blob, sizeBytes: blob.size, usedAt: Date.now() })
      await trimFiles(db)
      return null
    },
    async 'card.send'({ id, conversationId, card, seenPosition }) {
      const { outbox } = await signedIn()
      const payload = { kind: 'message', content: { kind: 'card', card }, quotedId: null, seenPosition } as const
      const held = Date.now() + CARD_UNDO_MS
      const { sendsAt } = await outbox.add({ id, conversationId, payload, sendsAt: held }, null)
      return { messageId: id, sendsAt: sendsAt ?? held }
    },
    async 'note.add'({ id, conversationId, text, mentions }) {
      const { outbox } = await signedIn()
      const payload = { kind: 'note', text, mentions } as const
      const place = { conversationId, mode: 'note', quotedId: null } as const
      await outbox.add({ id, conversationId, payload, sendsAt: null }, place)
      return { noteId: id }
    },
    async 'outbox.undo'({ messageId }) {
      const { outbox } = await signedIn()
      await outbox.undo(messageId)
      return null
    },
    async 'outbox.postpone'({ messageId, leftMs }) {
      const { outbox } = await signedIn()
      return { messageId, sendsAt: await outbox.postpone(messageId, leftMs) }
    },
    async 'outbox.retry'({ messageId }) {
      const { outbox } = await signedIn()
      await outbox.retry(messageId)
      return null
    },
    async 'outbox.sendAnyway'({ messageId, seenPosition }) {
      const { outbox } = await signedIn()
      await outbox.sendAnyway(messageId, seenPosition)
      return null
    },
    async 'outbox.edit'({ messageId }) {
      const { outbox } = await signedIn()
      return outbox.edit(messageId)
    },

    async 'message.takeBack'({ conversationId, messageId }) {
      const { hub } = await signedIn()
      const message = await hub.call('takeBackMessage', { params: { conversationId, messageId } })
      const owner = await readMeta(db, 'owner')
      if (owner) await applyAnswer(db, owner, { messages: [message] }, Date.now())
      return null
    },
    async 'conversation.opened'({ conversationId }, { pageKey }) {
      const { transcripts } = await signedIn()
      await openings.set(pageKey, conversationId)
      if (!conversationId) return null
      await touchHistory(db, conversationId, Date.now())
      await dismiss(conversationId)
      try {
        await transcripts.prefetch(conversationId)
      } catch (error) {
        // What is held can be read without the hub; the rest is fetched as soon as the connection is back.
        if (!(error instanceof AppError) || error.code !== 'hub_unreachable') throw error
      }
      return null
    },
    async 'conversation.hold'({ conversationId }) {
      const { hub, transcripts } = await signedIn()
      const [held] = await conversationsByIds(db, [conversationId])
      if (!held) await keep(await hub.call('getConversation', { params: { conversationId } }))
      await touchHistory(db, conversationId, Date.now())
      await transcripts.prefetch(conversationId)
      return null
    },
    async 'conversation.read'({ conversationId, position }) {
      const { read } = await signedIn()
      await read(conversationId, position)
      return null
    },
    async 'conversation.change'({ conversationId, change }) {
      const { hub } = await signedIn()
      return keep({
        conversations: [await hub.call('changeConversation', { params: { conversationId }, body: change })],
      })
    },
    async 'conversations.change'({ ids, change }) {
      const { hub } = await signedIn()
      return changeMany({ hub, keep: (conversations) => keep({ conversations }) }, ids, change)
    },
    async 'rating.invite'({ conversationId, ...body }) {
      const { hub } = await signedIn()
      return keep({ conversations: [await hub.call('inviteToRate', { params: { conversationId }, body })] })
    },
    async 'conversation.typing'({ conversationId, isTyping }) {
      const { hub } = await signedIn()
      return hub.call('sendTyping', { params: { conversationId }, body: { isTyping } })
    },

    async 'history.load'({ conversationId }) {
      const { transcripts } = await signedIn()
      return { more: await transcripts.loadOlder(conversationId) }
    },
    async 'conversations.find'({ filter, after }) {
      const { hub } = await signedIn()
      return findFurther({ db, hub }, filter, after)
    },
  }
}
