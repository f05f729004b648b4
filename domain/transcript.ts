/** What the conversation view shows, in order: what the hub confirmed by position, then what is still on its way. */
import type { Note } from './agent'
import type { Message } from './message'
import type { OutboxEntry } from './outbox'

export type TranscriptItem =
  | { kind: 'message'; id: string; message: Message }
  | { kind: 'note'; id: string; note: Note }
  | { kind: 'queued'; id: string; entry: OutboxEntry }

/** An entry the hub has confirmed is shown once, as what the hub says of it. Inputs in any order. */
export function transcriptItems(messages: Message[], notes: Note[], queue: OutboxEntry[]): TranscriptItem[] {
  const confirmed = [
    ...messages.map((message) => ({
      at: message.position,
      item: { kind: 'message', id: message.id, message } as const,
    })),
    ...notes.map((note) => ({ at: note.position, item: { kind: 'note', id: note.id, note } as const })),
  ].sort((a, b) => a.at - b.at)
  const known = new Set<string>(confirmed.map(({ item }) => item.id))
  const waiting = queue
    .filter((entry) => !known.has(entry.id))
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((entry) => ({ kind: 'queued', id: entry.id, entry }) as const)
  return [...confirmed.map(({ item }) => item), ...waiting]
}
