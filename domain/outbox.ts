/** What an agent wrote and the hub has not confirmed yet. Its id is the message's (or note's) id and idempotency key. */
import type { ErrorCode } from './errors'
import type { AgentId, ConversationId, MessageId, NoteId, WorkspaceId } from './ids'
import type { SentContent } from './message'

/**
 * `pending`: waiting (for its turn, the network, or `sendsAt`). `sending`: on its way. `failed`: refused for good. `held`:
 * a colleague answered first, and its author decides what becomes of it.
 */
export type OutboxState = 'pending' | 'sending' | 'failed' | 'held'

export type OutboxPayload =
  | {
      kind: 'message'
      content: SentContent
      quotedId: MessageId | null
      /** Up to where its author had seen the conversation: it is held if a colleague has answered since. */
      seenPosition?: number | null
    }
  | { kind: 'note'; text: string; mentions?: AgentId[] }

export type OutboxEntry = {
  id: MessageId | NoteId
  workspaceId: WorkspaceId
  conversationId: ConversationId
  payload: OutboxPayload
  state: OutboxState
  /** Also the order of the queue: strictly increasing. A retry moves an entry to the end. */
  createdAt: number
  /** Held back until then, so that it can be undone; null: goes at once. */
  sendsAt: number | null
  /** How often it was handed to the network. Above 0 the hub may already have it. */
  attempts: number
  /** Why it failed, or why the last attempt did not get through; null if nothing went wrong yet. */
  failure: ErrorCode | null
}

/** May it still be taken back without the contact ever seeing it? */
export function isUndoable(entry: OutboxEntry): boolean {
  return isStopped(entry) || (entry.state === 'pending' && entry.attempts === 0)
}

/** It does not go by itself any more: its author must say what becomes of it. */
export function isStopped({ state }: Pick<OutboxEntry, 'state'>): boolean {
  return state === 'failed' || state === 'held'
}

/** The entry of each conversation whose turn it is: strictly in order, stopped ones do not hold up the rest. */
export function nextInLine(queue: readonly OutboxEntry[]): OutboxEntry[] {
  const first = new Map<ConversationId, OutboxEntry>()
  for (const entry of queue) {
    if (!isStopped(entry) && !first.has(entry.conversationId)) first.set(entry.conversationId, entry)
  }
  return [...first.values()]
}
