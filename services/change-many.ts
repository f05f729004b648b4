/** One change to many conversations, in as many requests to the hub as it takes, one after another. */
import type { BulkChange } from '@/domain/bulk'
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { ConversationId } from '@/domain/ids'
import type { Output } from '@/protocol/extension'
import { BULK_MAX } from '@/protocol/hub-api'
import type { HubClient } from './hub-client/client'

type Outcome = Output<'conversations.change'>

export interface ChangeManyDeps {
  hub: Pick<HubClient, 'call'>
  keep: (changed: Conversation[]) => Promise<unknown>
}

/** Throws only when nothing was done: what fails after that is told of each conversation. */
export async function changeMany(
  { hub, keep }: ChangeManyDeps,
  ids: readonly ConversationId[],
  change: BulkChange,
): Promise<Outcome> {
  const outcome: Outcome = { changed: [], refused: [] }
  for (let from = 0; from < ids.length; from += BULK_MAX) {
    const conversationIds = ids.slice(from, from + BULK_MAX)
    try {
      const { conversations, refused } = await hub.call('changeConversations', { body: { conversationIds, change } })
      await keep(conversations)
      outcome.changed.push(...conversations.map(({ id, version }) => ({ id, version })))
      outcome.refused.push(...refused)
    } catch (error) {
      if (!(error instanceof AppError) || outcome.changed.length === 0) throw error
      const { code } = error
      outcome.refused.push(...ids.slice(from).map((conversationId) => ({ conversationId, code })))
      break
    }
  }
  return outcome
}
