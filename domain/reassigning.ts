/** Whose work a change of hands moves. */
import type { Conversation } from './conversation'
import type { AgentId } from './ids'
import type { Permission } from './permissions'

type Holders = Pick<Conversation, 'assigneeId' | 'teamId'>

/** To take what nobody holds, or to let go of one's own, is no reassigning; anything else moves a colleague's work. */
export function reassigns(before: Holders, after: Holders, by: AgentId | null): boolean {
  const mine = [null, by]
  return (
    before.teamId !== after.teamId ||
    (before.assigneeId !== after.assigneeId && !(mine.includes(before.assigneeId) && mine.includes(after.assigneeId)))
  )
}

/** What it takes to bring it from one to the other. */
export const neededToAssign = (before: Holders, after: Holders, by: AgentId | null): Permission[] =>
  reassigns(before, after, by) ? ['conversation.manage', 'conversation.reassign'] : ['conversation.manage']
