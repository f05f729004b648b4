/** What one row of the list shows, made of rows of the database. */
import type { Channel } from '@/domain/channel'
import type { Conversation, Preview } from '@/domain/conversation'
import type { Hosting } from '@/domain/hosting'
import type { ConversationId } from '@/domain/ids'

export type RowView = {
  id: ConversationId
  name: string
  hue: number
  channel: Channel
  /** null: this channel tells nothing of it. */
  online: boolean | null
  unread: number
  hosting: Hosting
  assignee: { name: string; hue: number; me: boolean } | null
  preview: Preview | null
  /** Something of ours has not gone out, and waits for us to say what becomes of it. */
  unsent: boolean
  /** A note calls on this agent that they have not read. */
  mentioned: boolean
  /** It came back by itself, and nobody has looked at it since. */
  returned: 'snoozed' | 'follow_up' | null
  /** The beginning of what is being written to them. */
  draft: string | null
  status: Conversation['status']
  snoozedUntilAt: number | null
  at: number
  /** Searched for, and not in this browser before. */
  fromHub: boolean
}

/** Rows read again are new objects; what says the same as before is the same view, and its row is not drawn anew. */
export function keepSame(before: RowView | undefined, now: RowView): RowView {
  return before && saysSame(before, now) ? before : now
}

function saysSame<T>(a: T, b: T): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return (Object.keys(b) as (keyof T)[]).every((key) => saysSame(a[key], b[key]))
}
