/** Fetches what the stream does not bring: older messages, older conversations, contacts not seen yet. */
import { latestConversations } from '@/data/conversations'
import type { InboxDb } from '@/data/db'
import { saveVisits } from '@/data/contacts'
import { historyOf } from '@/data/histories'
import { readMeta } from '@/data/meta'
import { latestMessages } from '@/data/messages'
import { applyFetched, applyOlderConversations, applyTranscriptPage, missingContacts } from '@/data/sync'
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { ContactId, ConversationId } from '@/domain/ids'
import type { Clock } from './clock'
import type { HubClient } from './hub-client/client'

const PAGE = 50
/** Enough to fill a sidebar, so that opening a conversation seldom shows less than a screen. */
const SCREENFUL = 20

export function createTranscripts({ db, hub, clock }: { db: InboxDb; hub: HubClient; clock: Clock }) {
  const loading = new Map<ConversationId, Promise<boolean>>()

  async function fetchPage(conversationId: ConversationId): Promise<boolean> {
    const [cursor, history] = await Promise.all([readMeta(db, 'cursor'), historyOf(db, conversationId)])
    if (!cursor) throw new AppError('not_signed_in')
    if (history?.complete) return false
    const before = history?.from ?? null
    const query = { limit: PAGE, ...(before === null ? {} : { before }) }
    const page = await hub.call('listMessages', { params: { conversationId }, query })
    await applyTranscriptPage(db, { fill: cursor.fill, before, page: { conversationId, ...page }, now: clock.now() })
    return page.more
  }

  /** The page before what is held. Asked twice at once, it is fetched once. Answers whether there is more. */
  function loadOlder(conversationId: ConversationId): Promise<boolean> {
    const underway = loading.get(conversationId) ?? fetchPage(conversationId)
    loading.set(conversationId, underway)
    return underway.finally(() => loading.delete(conversationId))
  }

  /** Sees to it that a screenful is held, or all there is. */
  async function prefetch(conversationId: ConversationId): Promise<void> {
    const history = await historyOf(db, conversationId)
    if (history?.complete) return
    const held = history ? await latestMessages(db, conversationId, { limit: SCREENFUL, from: history.from }) : []
    if (held.length < SCREENFUL) await loadOlder(conversationId)
  }

  /** The next older page of the list. */
  async function loadOlderConversations(limit = PAGE): Promise<boolean> {
    const [cursor, list] = await Promise.all([readMeta(db, 'cursor'), readMeta(db, 'list')])
    if (!cursor) throw new AppError('not_signed_in')
    if (!list || !('beforeId' in list)) return false
    const { beforeAt, beforeId } = list
    const page = await hub.call('listConversations', { query: { beforeAt, beforeId, limit } })
    await applyOlderConversations(db, cursor.fill, page)
    return page.more
  }

  /** A conversation may be in the list whose contact never came along: an entry carries only the rows it changed. */
  async function fetchMissingContacts(conversations: readonly Conversation[]): Promise<void> {
    const cursor = await readMeta(db, 'cursor')
    if (!cursor) return
    for (const contactId of await missingContacts(db, conversations)) {
      const contact = await hub.call('getContact', { params: { contactId } })
      await applyFetched(db, cursor.fill, { contacts: [contact] })
    }
  }

  async function loadVisits(contactId: ContactId): Promise<void> {
    const { first, visits } = await hub.call('listVisits', { params: { contactId }, query: {} })
    await saveVisits(db, first ? [first, ...visits] : visits)
  }

  /** After a snapshot: the list down to `conversations`, and the transcripts an agent is likeliest to open next. */
  async function warm({ conversations, transcripts }: { conversations: number; transcripts: number }): Promise<void> {
    const newest = await latestConversations(db, { limit: transcripts })
    await fetchMissingContacts(newest)
    for (const { id } of newest) if (!(await historyOf(db, id))) await prefetch(id)
    while ((await db.conversations.count()) < conversations && (await loadOlderConversations(200))) continue
  }

  return { loadOlder, prefetch, loadOlderConversations, fetchMissingContacts, loadVisits, warm }
}
export type Transcripts = ReturnType<typeof createTranscripts>
