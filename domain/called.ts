/**
 * What waits for one agent in particular. Free of zod, for pages; rows that an older version kept may lack these fields.
 */
import type { Conversation, Returned } from './conversation'
import type { AgentId } from './ids'

/** Does a note call on this agent that they have not read? */
export function isMentioned({ mentioned }: Partial<Pick<Conversation, 'mentioned'>>, me: AgentId | null): boolean {
  return (mentioned ?? []).some(({ agentId }) => agentId === me)
}

/** Why it came back by itself, if it did, for this agent or for anybody. */
export function returnedFor(
  { returned }: Partial<Pick<Conversation, 'returned'>>,
  me: AgentId | null,
): Returned['reason'] | null {
  return returned && (returned.agentId ?? me) === me ? returned.reason : null
}
