/**
 * The event stream, hub → extension. A logged event carries every row it changed, whole, so applying it twice, or after
 * a newer one, is harmless: a row is written only over a lower `version`. Signals are not stored and may be lost.
 *
 * On the wire (SSE): `id:` is the cursor (only on logged events), `event:` the frame's name, `data:` JSON.
 */
import { z } from 'zod'
import { Activity } from '@/domain/activity'
import { Agent, Inbox, Label, Note, Team, Workspace } from '@/domain/agent'
import { CannedResponse } from '@/domain/canned'
import { Contact, ContactNote, Visit } from '@/domain/contact'
import { ContactField } from '@/domain/contact-field'
import { Conversation } from '@/domain/conversation'
import { AgentId, ContactFieldId, ContactId, ConversationId, Instant, LabelId, Position, TeamId } from '@/domain/ids'
import { Message } from '@/domain/message'

export const EVENT_TYPES = [
  'workspace.changed',
  'agent.changed',
  'team.changed',
  'team.removed',
  'inbox.changed',
  'label.changed',
  'label.removed',
  'canned.changed',
  'contactField.changed',
  'contactField.removed',
  'contact.changed',
  'contact.merged',
  'contact.unmerged',
  'contact.erased',
  'contactNote.changed',
  'conversation.changed',
  'conversation.forgotten', // kept long enough
  'message.received', // the contact wrote
  'message.sent', // an agent or the bot wrote
  'message.taken_back',
  'message.status', // a receipt, or a failure
  'message.outcome', // a card's link was opened, or an order came of it
  'note.added',
  'rating.invited',
  'rating.given',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Every table the hub keeps in step with the extension. The keys are the names of the Dexie tables. */
export const SyncedRows = z.object({
  workspaces: z.array(Workspace).optional(),
  agents: z.array(Agent).optional(),
  teams: z.array(Team).optional(),
  inboxes: z.array(Inbox).optional(),
  labels: z.array(Label).optional(),
  canned: z.array(CannedResponse).optional(),
  contactFields: z.array(ContactField).optional(),
  contacts: z.array(Contact).optional(),
  contactNotes: z.array(ContactNote).optional(),
  conversations: z.array(Conversation).optional(),
  messages: z.array(Message).optional(),
  notes: z.array(Note).optional(),
  activities: z.array(Activity).optional(),
})
export type SyncedRows = z.infer<typeof SyncedRows>
export type SyncedTable = keyof SyncedRows

/** Rows that are gone, by table. */
export const RemovedRows = z.object({
  labels: z.array(LabelId).optional(),
  contactFields: z.array(ContactFieldId).optional(),
  /** Merged into another, or erased; then their conversations are gone with them. */
  contacts: z.array(ContactId).optional(),
  conversations: z.array(ConversationId).optional(),
  teams: z.array(TeamId).optional(),
})
export type RemovedRows = z.infer<typeof RemovedRows>

export const LoggedEvent = z.object({
  seq: Position,
  type: z.enum(EVENT_TYPES),
  at: Instant,
  rows: SyncedRows,
  removed: RemovedRows.optional(),
})
export type LoggedEvent = z.infer<typeof LoggedEvent>

/** Webchat contacts who are on the shop's site now. `full`: the whole list, at the start of a stream; otherwise changes. */
export const PresenceSignal = z.object({
  full: z.boolean(),
  online: z.array(ContactId),
  offline: z.array(ContactId),
})
export const TypingSignal = z.object({
  conversationId: ConversationId,
  /** null: the contact. */
  agentId: AgentId.nullable(),
  isTyping: z.boolean(),
})
/** Which agents are connected, by any browser of theirs; `full` as above. */
export const AgentsSignal = z.object({ full: z.boolean(), online: z.array(AgentId), offline: z.array(AgentId) })
/** Which conversation a colleague has open; null when they closed it. */
export const LookingSignal = z.object({ agentId: AgentId, conversationId: ConversationId.nullable() })
export const VisitSignal = Visit

export const StreamFrame = z.discriminatedUnion('frame', [
  z.object({ frame: z.literal('log'), data: LoggedEvent }),
  /**
   * `seq` is the newest logged event written to this stream so far: a client that holds less has missed something and
   * reconnects. One heartbeat follows the backlog at once, so that the client knows it is up to date; then every
   * HEARTBEAT_MS.
   */
  z.object({ frame: z.literal('heartbeat'), data: z.object({ at: Instant, seq: Position }) }),
  z.object({ frame: z.literal('presence'), data: PresenceSignal }),
  z.object({ frame: z.literal('agents'), data: AgentsSignal }),
  z.object({ frame: z.literal('typing'), data: TypingSignal }),
  z.object({ frame: z.literal('looking'), data: LookingSignal }),
  z.object({ frame: z.literal('visit'), data: VisitSignal }),
])
export type StreamFrame = z.infer<typeof StreamFrame>

export const HEARTBEAT_MS = 15_000
