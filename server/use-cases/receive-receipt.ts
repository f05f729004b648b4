/** The widget says which messages arrived, and which were seen. */
import { nextStatus, type Message } from '@/domain/message'
import type { Visitor } from '../auth/visitor-token'
import type { Change } from '../store/commit'

export interface Receipt {
  visitor: Pick<Visitor, 'contactId' | 'inboxId'>
  /** Positions up to which messages to the visitor have arrived, have been seen. */
  delivered: number
  read: number
}

/** One event for all messages it moves; none when it is late or repeated. */
export function receiveReceipt({ visitor, delivered, read }: Receipt): Change<null> {
  const { contactId: handle, inboxId } = visitor
  return {
    needs: { undelivered: [{ handle, inboxId, upTo: Math.max(delivered, read) }] },
    decide(rows, seq) {
      const moved = rows.all('messages').flatMap((message): Message[] => {
        const conversation = rows.get('conversations', message.conversationId)
        const isTheirs = conversation?.contactHandle === handle && conversation.inboxId === inboxId
        if (!isTheirs || message.author.kind === 'contact') return []
        const received = message.position <= read ? 'read' : message.position <= delivered ? 'delivered' : 'sent'
        const status = nextStatus(message.status, received)
        return status === message.status ? [] : [{ ...message, version: seq, status }]
      })
      return moved.length === 0
        ? { value: null }
        : { value: null, event: { type: 'message.status', rows: { messages: moved } } }
    },
  }
}
