/**
 * The history of a conversation: what became of it, who did it and when. Written by the hub in the transaction that makes
 * the change, never changed afterwards, and seen by agents only.
 */
import { z } from 'zod'
import { CONVERSATION_STATUSES, Rating, type Conversation } from './conversation'
import { ActivityId, AgentId, ConversationId, Instant, LabelId, Position, TeamId, Version } from './ids'

export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agent'), agentId: AgentId }),
  z.object({ kind: z.literal('contact') }),
  z.object({ kind: z.literal('bot') }),
  /** Alongside itself, by a rule somebody set. */
  z.object({ kind: z.literal('system') }),
])
export type Actor = z.infer<typeof Actor>

const Holder = z.object({ agentId: AgentId.nullable(), teamId: TeamId.nullable() })
export type Holder = z.infer<typeof Holder>

/** Why Alongside itself gave a conversation to somebody, or took it away. */
export const ASSIGNMENT_REASONS = ['queue', 'owner_away', 'owner_left'] as const
export type AssignmentReason = (typeof ASSIGNMENT_REASONS)[number]

/** One kind of change each. A new one gets its line in components/conversation/activity-line.ts. */
export const Happening = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('assigned'),
    from: Holder,
    to: Holder,
    /** null: somebody chose it. */
    reason: z.enum(ASSIGNMENT_REASONS).nullable(),
  }),
  z.object({
    kind: z.literal('status'),
    from: z.enum(CONVERSATION_STATUSES),
    to: z.enum(CONVERSATION_STATUSES),
    snoozedUntilAt: Instant.nullable(),
  }),
  /** It is to come back then, if the contact has not written. */
  z.object({ kind: z.literal('follow_up'), at: Instant }),
  z.object({ kind: z.literal('labels'), added: z.array(LabelId), removed: z.array(LabelId) }),
  z.object({ kind: z.literal('hosting'), on: z.boolean() }),
  /** The contact and another, of that name, are one person; or are two again. */
  z.object({ kind: z.literal('merged'), name: z.string().nullable(), undone: z.boolean() }),
  /** `again`: the contact had been asked before. */
  z.object({ kind: z.literal('rating_invited'), again: z.boolean() }),
  /** Before the chat, or instead of it. `label`: null for what every contact has, such as an email. */
  z.object({
    kind: z.literal('form_answered'),
    form: z.enum(['pre_chat', 'offline']),
    answers: z.array(z.object({ key: z.string(), label: z.string().nullable(), value: z.string() })),
  }),
  z.object({ kind: z.literal('rated'), ...Rating.pick({ stars: true, comment: true }).shape }),
])
export type Happening = z.infer<typeof Happening>

export const Activity = z.object({
  id: ActivityId,
  version: Version,
  position: Position,
  conversationId: ConversationId,
  actor: Actor,
  what: Happening,
  createdAt: Instant,
})
export type Activity = z.infer<typeof Activity>

const holderOf = ({ assigneeId, teamId }: Conversation): Holder => ({ agentId: assigneeId, teamId })

/** What is different between two states of a conversation, in words of the history. Empty: nothing anybody tells of. */
export function happenings(
  before: Conversation,
  after: Conversation,
  reason: AssignmentReason | null = null,
): Happening[] {
  const found: Happening[] = []
  if (before.assigneeId !== after.assigneeId || before.teamId !== after.teamId)
    found.push({ kind: 'assigned', from: holderOf(before), to: holderOf(after), reason })
  if (before.status !== after.status || before.snoozedUntilAt !== after.snoozedUntilAt)
    found.push({ kind: 'status', from: before.status, to: after.status, snoozedUntilAt: after.snoozedUntilAt })
  if (after.followUpAt !== null && before.followUpAt !== after.followUpAt)
    found.push({ kind: 'follow_up', at: after.followUpAt })
  const added = after.labelIds.filter((id) => !before.labelIds.includes(id))
  const removed = before.labelIds.filter((id) => !after.labelIds.includes(id))
  if (added.length + removed.length > 0) found.push({ kind: 'labels', added, removed })
  if (before.hostedByBot !== after.hostedByBot) found.push({ kind: 'hosting', on: after.hostedByBot })
  if (after.ratingId && before.ratingId !== after.ratingId)
    found.push({ kind: 'rating_invited', again: before.ratingId !== null })
  if (after.rating && before.rating?.ratedAt !== after.rating.ratedAt)
    found.push({ kind: 'rated', stars: after.rating.stars, comment: after.rating.comment })
  return found
}

/** The rows for one entry of the log. It tells of a conversation once, so the ids made of both are nobody else's. */
export function activitiesOf(
  conversationId: ConversationId,
  what: readonly Happening[],
  { seq, actor, now }: { seq: number; actor: Actor; now: number },
): Activity[] {
  return what.map((happening, index) => ({
    id: ActivityId.parse(`${conversationId}.${seq}.${index}`),
    version: seq,
    position: seq,
    conversationId,
    actor,
    what: happening,
    createdAt: now,
  }))
}
