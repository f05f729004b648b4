/** Tells the hub which messages have arrived here and which the visitor has seen. Positions only ever move forward. */
import type { WidgetMessage } from '@/protocol/widget-api'
import type { Client } from './client'

/** Several messages at once make one receipt. */
const GATHER_MS = 250

export interface Receipts {
  delivered(position: number): void
  read(position: number): void
  /** Tells again what the hub has not confirmed, e.g. after the connection came back. */
  flush(): void
  unread(messages: readonly WidgetMessage[]): number
}

export function createReceipts(client: Pick<Client, 'sendReceipt'>, signal: AbortSignal): Receipts {
  const wanted = { delivered: 0, read: 0 }
  let told = { delivered: 0, read: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined

  const send = async () => {
    timer = undefined
    const receipt = { ...wanted }
    try {
      await client.sendReceipt(receipt)
      told = receipt
    } catch {
      // told again by the next one, or by flush() when the connection is back
    }
  }
  const flush = () => {
    if (timer || signal.aborted || (wanted.delivered <= told.delivered && wanted.read <= told.read)) return
    timer = setTimeout(() => void send(), GATHER_MS)
  }
  return {
    flush,
    delivered(position) {
      wanted.delivered = Math.max(wanted.delivered, position)
      flush()
    },
    read(position) {
      wanted.read = Math.max(wanted.read, position)
      wanted.delivered = Math.max(wanted.delivered, position)
      flush()
    },
    unread: (messages) =>
      messages.filter((m) => m.author.kind !== 'contact' && m.status !== 'read' && m.position > wanted.read).length,
  }
}
