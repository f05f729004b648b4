/** One change made to several conversations at once, and what takes it back. Free of zod, for pages. */
import type { Conversation } from './conversation'
import type { AgentId, LabelId } from './ids'

/** As the hub takes it (protocol/hub-api.ts): what is left out stays as it is. */
export type BulkChange = {
  status?: Conversation['status']
  snoozedUntilAt?: number | null
  assigneeId?: AgentId | null
  addLabelIds?: LabelId[]
  removeLabelIds?: LabelId[]
  /** Everything in them has been read. */
  read?: true
}

/** What makes a conversation again what it was before; null: nothing does, or nothing was changed. */
export function inverseOf(change: BulkChange, before: Conversation): BulkChange | null {
  const back: BulkChange = {}
  if (change.status !== undefined && change.status !== before.status) {
    back.status = before.status
    if (before.status === 'snoozed') back.snoozedUntilAt = before.snoozedUntilAt
  } else if (change.snoozedUntilAt !== undefined && change.snoozedUntilAt !== before.snoozedUntilAt)
    back.snoozedUntilAt = before.snoozedUntilAt
  if (change.assigneeId !== undefined && change.assigneeId !== before.assigneeId) back.assigneeId = before.assigneeId
  const added = change.addLabelIds?.filter((id) => !before.labelIds.includes(id)) ?? []
  const removed = change.removeLabelIds?.filter((id) => before.labelIds.includes(id)) ?? []
  if (added.length > 0) back.removeLabelIds = added
  if (removed.length > 0) back.addLabelIds = removed
  return Object.keys(back).length > 0 ? back : null
}

export type Undoing<Id> = { ids: Id[]; change: BulkChange }

/** The same taken back from many is one change for all of them. */
export function undoingsOf(change: BulkChange, before: readonly Conversation[]): Undoing<Conversation['id']>[] {
  const groups = new Map<string, Undoing<Conversation['id']>>()
  for (const conversation of before) {
    const back = inverseOf(change, conversation)
    if (!back) continue
    const key = JSON.stringify(back)
    const group = groups.get(key) ?? { ids: [], change: back }
    group.ids.push(conversation.id)
    groups.set(key, group)
  }
  return [...groups.values()]
}
