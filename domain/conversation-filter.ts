/** Which conversations somebody wants to see: the same question in an address, in a saved view, at the hub and in an export. */
import { z } from 'zod'
import { CHANNELS } from './channel'
import type { Conversation } from './conversation'
import { hostingOf } from './hosting'
import { AgentId, InboxId, Instant, LabelId, TeamId } from './ids'

export const STATES = ['bot', 'unassigned', 'assigned', 'snoozed', 'resolved'] as const
export type ConversationState = (typeof STATES)[number]

export function stateOf(conversation: Conversation): ConversationState {
  return conversation.status === 'open' ? hostingOf(conversation) : conversation.status
}

/** Said for "nobody", where people can be chosen. */
export const NOBODY = 'none'
const CHOSEN_MAX = 50
const LETTERS_MAX = 4_000

/** Several of one kind, separated by commas, as an address writes them. Any of them will do. */
const anyOf = <T extends z.ZodType<unknown, string>>(one: T) =>
  z
    .string()
    .max(LETTERS_MAX)
    .optional()
    .transform((text) => (text ?? '').split(',').filter(Boolean))
    .pipe(z.array(one).max(CHOSEN_MAX))

/** Every kind narrows further; a kind left out does not narrow. */
export const ConversationFilter = z.object({
  /** In what was said, or in the contact's name. */
  text: z.string().trim().max(200).default(''),
  channel: anyOf(z.enum(CHANNELS)),
  inbox: anyOf(InboxId),
  label: anyOf(LabelId),
  agent: anyOf(z.union([z.literal(NOBODY), AgentId])),
  team: anyOf(TeamId),
  state: anyOf(z.enum(STATES)),
  /** Stars, or nobody rated it. */
  rating: anyOf(z.enum([NOBODY, '1', '2', '3', '4', '5'])),
  reviewed: z.enum(['yes', 'no']).optional(),
  /** Last active from this moment, and before that one. */
  fromAt: z.coerce.number().pipe(Instant).optional(),
  toAt: z.coerce.number().pipe(Instant).optional(),
})
export type ConversationFilter = z.output<typeof ConversationFilter>
/** As an address carries it. */
export type FilterQuery = z.input<typeof ConversationFilter>

/**
 * Could this conversation be among those wanted, as far as its own row tells? What was said in it, and whether it was
 * reviewed, only the hub knows.
 */
export function couldMatch(filter: ConversationFilter, conversation: Conversation): boolean {
  const within = <T>(wanted: readonly T[], has: T) => wanted.length === 0 || wanted.includes(has)
  return (
    within(filter.channel, conversation.channel) &&
    within(filter.inbox, conversation.inboxId) &&
    (filter.label.length === 0 || filter.label.some((id) => conversation.labelIds.includes(id))) &&
    within<string>(filter.agent, conversation.assigneeId ?? NOBODY) &&
    (filter.team.length === 0 || (conversation.teamId !== null && filter.team.includes(conversation.teamId))) &&
    within(filter.state, stateOf(conversation)) &&
    within<string>(filter.rating, conversation.rating ? String(conversation.rating.stars) : NOBODY) &&
    (filter.fromAt === undefined || conversation.lastActivityAt >= filter.fromAt) &&
    (filter.toAt === undefined || conversation.lastActivityAt < filter.toAt)
  )
}
