/** A conversation's new row together with what its history says of the change: they are written by one event. */
import { activitiesOf, happenings, type Actor, type AssignmentReason, type Happening } from '@/domain/activity'
import type { Conversation } from '@/domain/conversation'
import type { SyncedRows } from '@/protocol/events'

export interface Recording {
  actor: Actor
  now: number
  /** Why it was assigned, when it was a rule that did it. */
  reason?: AssignmentReason
  /** What happened besides, which the row does not tell. */
  besides?: Happening[]
}

/** `after.version` is the entry's own number. */
export function recorded(
  before: Conversation,
  after: Conversation,
  { actor, now, reason, besides = [] }: Recording,
): SyncedRows {
  const what = [...besides, ...happenings(before, after, reason)]
  const activities = activitiesOf(after.id, what, { seq: after.version, actor, now })
  return { conversations: [after], ...(activities.length > 0 ? { activities } : {}) }
}
