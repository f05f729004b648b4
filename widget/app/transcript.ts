/** What was said, as far as this browser knows: each message once, the newest version of it, in the hub's order. */
import type { WidgetMessage } from '@/protocol/widget-api'

/** Idempotent and independent of order: a page of history, a replayed frame or the answer to a send may come twice, or late. */
export function merge(known: readonly WidgetMessage[], incoming: readonly WidgetMessage[]): WidgetMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of incoming) {
    const held = byId.get(message.id)
    if (!held || message.version > held.version) byId.set(message.id, message)
  }
  return [...byId.values()].sort((a, b) => a.position - b.position)
}

/** Position of the last message that is not the visitor's own; 0: none. */
export function lastHeard(messages: readonly WidgetMessage[]): number {
  return messages.findLast((message) => message.author.kind !== 'contact')?.position ?? 0
}
