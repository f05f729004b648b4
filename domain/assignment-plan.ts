/** Who gets which waiting conversation. Pure: what it is told is all it knows, and the same gives the same. */
import type { Pool } from './assignment-rules'
import type { AgentId, ConversationId, TeamId } from './ids'

/** Somebody who may be given conversations now: in the workspace, available and connected. */
export interface Candidate {
  id: AgentId
  /** Open conversations they have. */
  load: number
  /** Their own number, before every other; null: they have none. */
  capacity: number | null
  /** When they were last given one; 0: never. */
  assignedAt: number
}

/** In the order of waiting, the longest first. */
export interface Waiting {
  id: ConversationId
  teamId: TeamId | null
}

export interface Given {
  conversationId: ConversationId
  agentId: AgentId
}

/**
 * Each goes to whoever has the least to do; of equals, to whoever was given one the longest ago, which makes it go round.
 * What nobody may have waits on, and holds up nothing behind it.
 */
export function planAssignments(
  waiting: readonly Waiting[],
  candidates: readonly Candidate[],
  /** By what rules each is given. */
  poolOf: (teamId: TeamId | null) => Pool,
): Given[] {
  const people = candidates.map((candidate) => ({ ...candidate }))
  /** Turns given here come after all that were given before. */
  let turn = people.reduce((latest, { assignedAt }) => Math.max(latest, assignedAt), 0)
  const given: Given[] = []
  for (const { id, teamId } of waiting) {
    const pool = poolOf(teamId)
    if (!pool.isOpen) continue
    let next: (typeof people)[number] | null = null
    for (const person of people) {
      if (!mayTake(person, pool)) continue
      if (!next || comesBefore(person, next)) next = person
    }
    if (!next) continue
    given.push({ conversationId: id, agentId: next.id })
    next.load += 1
    next.assignedAt = turn += 1
  }
  return given
}

/** Are they in it, with room for one more? */
export function mayTake({ id, load, capacity }: Candidate, pool: Pool): boolean {
  return load < (capacity ?? pool.capacity) && (pool.memberIds === null || pool.memberIds.includes(id))
}

function comesBefore(a: Candidate, b: Candidate): boolean {
  if (a.load !== b.load) return a.load < b.load
  return a.assignedAt === b.assignedAt ? a.id < b.id : a.assignedAt < b.assignedAt
}
