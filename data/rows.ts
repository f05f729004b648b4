/** Shapes of the rows that exist only here; the synced tables hold the domain's own types. */
import type { Handle, MergeSummary } from '@/domain/contact-merge'
import type { AgentId, ContactId, ConversationId, MessageId, WorkspaceId } from '@/domain/ids'
import type { ConversationRating } from '@/domain/rating'

export type History = {
  conversationId: ConversationId
  /** Position of the oldest message held. */
  from: number
  /** Nothing older exists. */
  complete: boolean
  /** When it was last looked at or added to; the least used go first when the cache is trimmed. */
  usedAt: number
}

/** What was asked for with a contact's panel, beyond what is synced. */
export type ContactProfileRow = {
  contactId: ContactId
  handles: Handle[]
  merges: MergeSummary[]
  /** Absent in a row from before there were any. */
  ratings?: ConversationRating[]
}

/** A contact or conversation that was removed by the entry `seq` of the log: nothing older may bring it back. */
export type GoneRow = { id: string; seq: number }

export type DraftMode = 'reply' | 'note'
export type DraftPlace = { conversationId: ConversationId; mode: DraftMode; quotedId: MessageId | null }
export type Draft = DraftPlace & { key: string; text: string; updatedAt: number }

export type MetaValues = {
  /** Whose data this is. Another person, hub or workspace must never see it. */
  owner: { hubUrl: string; agentId: AgentId; workspaceId: WorkspaceId }
  /** Up to where the log is applied. `fill` names the snapshot the tables stand on: it changes with every new one. */
  cursor: { workspaceId: WorkspaceId; seq: number; fill: string }
  me: AgentId
  /** The oldest conversation of the contiguous list we hold, and whether the hub has none older. */
  list: { beforeAt: number; beforeId: ConversationId; complete: boolean } | { complete: true }
  /** Conversations the agent has read while the hub could not be told. */
  reads: Record<ConversationId, number>
}

export type MetaRow = { [K in keyof MetaValues]: { key: K; value: MetaValues[K] } }[keyof MetaValues]

export type Translation = {
  /** `translationKey()`. */
  key: string
  text: string
  /** What the engine took the original for; null if it did not say. */
  from: string | null
  engine: string
  usedAt: number
}

/** Which rows of the list one transaction wrote or removed. Its key is a number that only grows. */
export type ListJournalRow = { conversations: ConversationId[]; contacts: ContactId[] }

/** The list index, packed by services/list-index, as of `position` of the journal. */
export type ListCheckpoint = { key: 'list'; fill: string; position: number; packed: unknown }

/** A file that is not at the hub yet (uploads.ts). */
export type UploadRow = {
  id: string
  conversationId: ConversationId
  messageId: MessageId | null
  name: string
  mediaType: string
  sizeBytes: number
  blob: Blob
  /** How much of it has arrived at the hub. */
  sentBytes: number
  createdAt: number
}

/** A file of a message, held to be shown again. */
export type HeldFile = { id: string; blob: Blob; sizeBytes: number; usedAt: number }
