/** Conversations the hub has and this browser has not: older ones that fit the list's filter, and names nobody here has. */
import { conversationsByIds } from '@/data/conversations'
import type { InboxDb } from '@/data/db'
import { readMeta } from '@/data/meta'
import { applyFetched } from '@/data/sync'
import { AppError } from '@/domain/errors'
import type { AgentId, ConversationId } from '@/domain/ids'
import type { ListFilter } from '@/domain/list-query'
import type { CallInput, HubClient } from './hub-client/client'

const PAGE = 50

/** The last conversation of a page: the next one begins after it. */
export type FurtherPlace = { at: number; id: ConversationId }
/** `fresh`: those that were not held before. `more`: is there another page after `last`? */
export type Further = { fresh: ConversationId[]; last: FurtherPlace | null; more: boolean }

type Query = CallInput<'listConversations'>['query']

function queryOf(
  { queue, shelf, channels, labels, teams, unreadOnly, name }: ListFilter,
  me: AgentId | undefined,
): Query {
  const hosting = { all: null, mine: 'assigned', unassigned: 'unassigned', bot: 'bot' } as const
  return {
    ...(name ? { name } : {}),
    ...(shelf ? { status: shelf } : {}),
    ...(hosting[queue] ? { hosting: hosting[queue] } : {}),
    ...(queue === 'mine' && me ? { assigneeId: me } : {}),
    ...(channels.length > 0 ? { channels: channels.join(',') } : {}),
    ...(labels.length > 0 ? { labelIds: labels.join(',') } : {}),
    ...(teams.length > 0 ? { teamIds: teams.join(',') } : {}),
    ...(unreadOnly ? { unread: 'true' } : {}),
  }
}

/**
 * The next page after `after`; null: after the end of what is held without a gap. They are held from now on, and kept
 * up to date like all others; the list they were found for shows them through its index.
 */
export async function findFurther(
  { db, hub }: { db: InboxDb; hub: HubClient },
  filter: ListFilter,
  after: FurtherPlace | null,
): Promise<Further> {
  const [cursor, list, me] = await Promise.all([readMeta(db, 'cursor'), readMeta(db, 'list'), readMeta(db, 'me')])
  if (!cursor) throw new AppError('not_signed_in')
  // Everything the hub has is here.
  if (!list || !('beforeId' in list)) return { fresh: [], last: null, more: false }
  const { at: beforeAt, id: beforeId } = after ?? { at: list.beforeAt, id: list.beforeId }
  const query = { ...queryOf(filter, me), beforeAt, beforeId, limit: PAGE }
  const { conversations, contacts, more } = await hub.call('listConversations', { query })
  const ids = conversations.map(({ id }) => id)
  const held = new Set((await conversationsByIds(db, ids)).map(({ id }) => id))
  await applyFetched(db, cursor.fill, { conversations, contacts })
  const last = conversations.at(-1)
  return {
    fresh: ids.filter((id) => !held.has(id)),
    last: last ? { at: last.lastActivityAt, id: last.id } : null,
    more,
  }
}
