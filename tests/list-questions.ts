/** A question to the list index, and an answer of its. */
import type { ConversationId } from '@/domain/ids'
import type { ListAnswer, ListQuery } from '@/domain/list-query'

export const PLAIN_QUERY: ListQuery = {
  ...{ queue: 'all', shelf: 'open', channels: [], labels: [], teams: [], unreadOnly: false, name: '' },
  ...{ me: null, limit: 10 },
}

/** Somebody writes by `webchat` and `email` only. */
export const answerOf = (...ids: string[]): ListAnswer => ({
  ids: ids as ConversationId[],
  total: ids.length,
  counts: {
    queues: { all: 4, mine: 1, unassigned: 2, bot: 1 },
    shelves: { open: 4, snoozed: 0, resolved: 9 },
    channels: { webchat: 3, messenger: 0, instagram: 0, whatsapp: 0, telegram: 0, line: 0, email: 1 },
    ...{ labels: {}, teams: {}, unread: 2 },
  },
})
