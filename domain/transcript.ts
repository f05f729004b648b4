/** What the conversation view shows, in order: what the hub confirmed by position, then what is still on its way. */
import type { Activity } from './activity'
import type { Note } from './agent'
import type { Message } from './message'
import type { OutboxEntry } from './outbox'

export type TranscriptItem =
  | { kind: 'message'; id: string; message: Message }
  | { kind: 'note'; id: string; note: Note }
  | { kind: 'activity'; id: string; activity: Activity }
  | { kind: 'queued'; id: string; entry: OutboxEntry }

export type TranscriptParts = { messages: Message[]; notes: Note[]; activities: Activity[]; queue: OutboxEntry[] }

/** An entry the hub has confirmed is shown once, as what the hub says of it. Inputs in any order. */
export function transcriptItems({ messages, notes, activities, queue }: TranscriptParts): TranscriptItem[] {
  const confirmed = [
    ...messages.map((message) => ({
      at: message.position,
      item: { kind: 'message', id: message.id, message } as const,
    })),
    // Of one entry of the log: what was done stands before what was said with it.
    ...activities.map((activity) => ({
      at: activity.position - 0.5,
      item: { kind: 'activity', id: activity.id, activity } as const,
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
