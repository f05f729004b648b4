/** What an agent may make of a conversation: its state, who holds it, its labels, when it comes back. */
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { AgentId, ConversationId } from '@/domain/ids'
import { may, type Powers } from '@/domain/permissions'
import { reassigns } from '@/domain/reassigning'
import type { BulkChange, ConversationChange } from '@/protocol/hub-api'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'
import { recorded } from './recorded'

/** Labels are given whole, or by what comes and goes: then nobody's label is lost who set one meanwhile. */
type Wanted = z.infer<typeof ConversationChange> & Pick<z.infer<typeof BulkChange>, 'addLabelIds' | 'removeLabelIds'>

export interface ChangeConversation {
  conversationId: ConversationId
  change: Wanted
  by: Powers & { agentId: AgentId }
  now: number
}

export function changeConversation({ conversationId, change, by, now }: ChangeConversation): Change<Conversation> {
  return {
    needs: {
      conversations: [conversationId],
      siblings: [conversationId],
      agents: change.assigneeId ? [change.assigneeId] : [],
      teams: change.teamId ? [change.teamId] : [],
      labels: [...(change.labelIds ?? []), ...(change.addLabelIds ?? [])],
    },
    decide(rows, seq) {
      const before = rows.get('conversations', conversationId)
      if (!before) throw new AppError('conversation_not_found', { conversationId })
      const after = withChange(before, change, by.agentId)
      if (isDeepStrictEqual(before, after)) return { value: before }
      mustBeAllowed(before, after, by)
      mustExist(rows, change)
      const other = rows.currentConversation(before)
      if (after.status !== 'resolved' && other && other.id !== before.id)
        throw new AppError('newer_conversation_open', { conversationId: other.id })
      const conversation = { ...after, version: seq }
      const actor = { kind: 'agent', agentId: by.agentId } as const
      const changed = recorded(before, conversation, { actor, now })
      return { value: conversation, event: { type: 'conversation.changed', rows: changed } }
    },
  }
}

function withChange(before: Conversation, wanted: Wanted, by: AgentId): Conversation {
  const { labelIds, addLabelIds, removeLabelIds, ...change } = wanted
  const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const labels = new Set([...(labelIds ?? before.labelIds), ...(addLabelIds ?? [])])
  for (const id of removeLabelIds ?? []) labels.delete(id)
  const after = { ...before, ...defined, labelIds: [...labels] }
  const isSnoozed = after.status === 'snoozed'
  return {
    ...after,
    snoozedUntilAt: isSnoozed ? after.snoozedUntilAt : null,
    snoozedBy: !isSnoozed ? null : change.snoozedUntilAt === undefined ? before.snoozedBy : by,
    followUpBy: after.followUpAt === null ? null : change.followUpAt === undefined ? before.followUpBy : by,
    // Whoever decides something about it has looked at it.
    returned: change.status === undefined && change.followUpAt === undefined ? before.returned : null,
  }
}

function mustBeAllowed(before: Conversation, after: Conversation, by: ChangeConversation['by']): void {
  if (reassigns(before, after, by.agentId) && !may(by, 'conversation.reassign'))
    throw new AppError('permission_denied', { permission: 'conversation.reassign' })
}

function mustExist(rows: Loaded, wanted: Wanted): void {
  const { assigneeId, teamId, labelIds = [], addLabelIds = [] } = wanted
  if (assigneeId && !rows.get('agents', assigneeId)?.active)
    throw new AppError('agent_not_found', { agentId: assigneeId })
  if (teamId && !rows.get('teams', teamId)) throw new AppError('team_not_found', { teamId })
  const unknown = [...labelIds, ...addLabelIds].find((id) => !rows.get('labels', id))
  if (unknown) throw new AppError('label_not_found', { labelId: unknown })
}
