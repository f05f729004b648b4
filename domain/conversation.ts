/** Everything between one contact and one inbox, and what an agent may make of it at a glance. */
import { z } from 'zod'
import { CHANNELS } from './channel'
import {
  AgentId,
  ContactId,
  ConversationId,
  InboxId,
  Instant,
  LabelId,
  Position,
  RatingId,
  TeamId,
  Version,
} from './ids'
import { PREVIEW_MAX } from './limits'
import { RATING_COMMENT_MAX } from './rating'

export const CONVERSATION_STATUSES = ['open', 'snoozed', 'resolved'] as const

export { PREVIEW_MAX }

export const Preview = z.object({
  author: z.enum(['contact', 'agent', 'bot']),
  kind: z.enum(['text', 'card', 'attachments', 'taken_back']),
  /** The first characters of the text, or the card's title. */
  text: z.string().max(PREVIEW_MAX),
})
export type Preview = z.infer<typeof Preview>

/** What the contact thought of it. */
export const Rating = z.object({
  stars: z.number().int().min(1).max(5),
  /** Empty: none. */
  comment: z.string().trim().max(RATING_COMMENT_MAX),
  ratedAt: Instant,
})
export type Rating = z.infer<typeof Rating>

export const Returned = z.object({
  reason: z.enum(['snoozed', 'follow_up']),
  at: Instant,
  /** null: nobody's in particular. */
  agentId: AgentId.nullable(),
})
export type Returned = z.infer<typeof Returned>

export const Conversation = z.object({
  id: ConversationId,
  version: Version,
  inboxId: InboxId,
  channel: z.enum(CHANNELS),
  contactId: ContactId,
  /**
   * The contact's address in this inbox: a number, an email, on the website the visitor's id. What is said here goes to it and
   * to no other, whoever the contact is found to be.
   */
  contactHandle: z.string().min(1).max(320),
  status: z.enum(CONVERSATION_STATUSES),
  snoozedUntilAt: Instant.nullable(),
  hostedByBot: z.boolean(),
  assigneeId: AgentId.nullable(),
  teamId: TeamId.nullable(),
  labelIds: z.array(LabelId),
  /** Messages of the contact that no agent has read. */
  unreadCount: z.number().int().nonnegative(),
  /** What the agents, as a team, have read up to. */
  agentsReadPosition: Position,
  lastPosition: Position,
  lastActivityAt: Instant,
  preview: Preview.nullable(),
  /** The newest invitation to rate it; null: the contact was never asked. Older log entries know nothing of ratings. */
  ratingId: RatingId.nullable().default(null),
  ratingInvitedAt: Instant.nullable().default(null),
  /** The newest rating. It may answer an earlier invitation than the newest: domain/rating.ts tells. */
  rating: Rating.nullable().default(null),
  createdAt: Instant,
  /** Who put it aside until `snoozedUntilAt`. */
  snoozedBy: AgentId.nullable().default(null),
  /** It comes back then, if the contact has not written since. */
  followUpAt: Instant.nullable().default(null),
  followUpBy: AgentId.nullable().default(null),
  /** It came back by itself, for this agent, and nobody has looked at it since. */
  returned: Returned.nullable().default(null),
  /** Agents that a note calls on who have not read it yet, with the note's position. */
  mentioned: z.array(z.object({ agentId: AgentId, position: Position })).default([]),
})
export type Conversation = z.infer<typeof Conversation>
