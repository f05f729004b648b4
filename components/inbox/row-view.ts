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
  /** The beginning of what is being written to them. */
  draft: string | null
  status: Conversation['status']
  snoozedUntilAt: number | null
  at: number
  /** Searched for, and not in this browser before. */
  fromHub: boolean
}
