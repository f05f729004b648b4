/** Reading for agents. Every page is a fixed number of queries, whatever it holds; pages are keyset, so none skips. */
import type { Channel } from '@/domain/channel'
import type { Activity } from '@/domain/activity'
import type { Note } from '@/domain/agent'
import type { Contact, Visit } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import { AppError } from '@/domain/errors'
import type { AgentId, ContactId, ConversationId, WorkspaceId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import type { ConversationFilter, Snapshot } from '@/protocol/hub-api'
import type { SyncedTable } from '@/protocol/events'
import type pg from 'pg'
import type { z } from 'zod'
import { conditionsOf } from './conversation-filter'
import { fromRow, SELECT, TABLE, type RowOf } from './rows'

export interface ConversationsQuery extends z.output<typeof ConversationFilter> {
  beforeAt?: number | undefined
  beforeId?: ConversationId | undefined
  limit: number
}

const VISIT = `id, url, title, referrer, entered_at AS "enteredAt", spent_ms AS "spentMs"`

export function createReader(pool: pg.Pool) {
  async function rows<T extends SyncedTable>(table: T, rest: string, values: unknown[]): Promise<RowOf[T][]> {
    const text = `SELECT ${SELECT[table]} FROM ${TABLE[table]} ${rest}`
    const result = await pool.query<Record<string, unknown>>(text, values)
    return result.rows.map((row) => fromRow(table, row))
  }

  async function withContacts(workspaceId: WorkspaceId, found: Conversation[], limit: number) {
    const conversations = found.slice(0, limit)
    const ids = [...new Set(conversations.map((conversation) => conversation.contactId))]
    const contacts = await rows('contacts', 'WHERE workspace_id = $1 AND id = ANY($2)', [workspaceId, ids])
    return { conversations, contacts, more: found.length > limit }
  }

  async function listConversations(workspaceId: WorkspaceId, query: ConversationsQuery) {
    const { beforeAt, beforeId, limit, ...filter } = query
    const values: unknown[] = [workspaceId, limit + 1]
    const where = ['conversations.workspace_id = $1']
    if (beforeAt !== undefined) {
      // Without an id: everything strictly older. With it: also those of the same moment that come after it.
      values.push(beforeAt, beforeId ?? '00000000-0000-0000-0000-000000000000')
      where.push('(last_activity_at, conversations.id) < ($3, $4)')
    }
    where.push(...conditionsOf(filter, values))
    const order = 'ORDER BY last_activity_at DESC, conversations.id DESC LIMIT $2'
    const found = await rows('conversations', `WHERE ${where.join(' AND ')} ${order}`, values)
    return withContacts(workspaceId, found, limit)
  }

  return {
    listConversations,

    async getConversation(workspaceId: WorkspaceId, conversationId: ConversationId) {
      const found = await rows('conversations', 'WHERE workspace_id = $1 AND id = $2', [workspaceId, conversationId])
      if (found.length === 0) throw new AppError('conversation_not_found', { conversationId })
      return withContacts(workspaceId, found, 1)
    },

    async channelOf(workspaceId: WorkspaceId, conversationId: ConversationId): Promise<Channel> {
      const { rows: found } = await pool.query<{ channel: Channel }>(
        'SELECT channel FROM conversations WHERE workspace_id = $1 AND id = $2',
        [workspaceId, conversationId],
      )
      if (!found[0]) throw new AppError('conversation_not_found', { conversationId })
      return found[0].channel
    },

    async mustHaveConversation(workspaceId: WorkspaceId, conversationId: ConversationId): Promise<void> {
      const { rowCount } = await pool.query('SELECT FROM conversations WHERE workspace_id = $1 AND id = $2', [
        workspaceId,
        conversationId,
      ])
      if (rowCount === 0) throw new AppError('conversation_not_found', { conversationId })
    },

    /** The cursor is read first: rows read after it may be newer, and the stream brings them once more. */
    async snapshot(workspaceId: WorkspaceId, agentId: AgentId, limit: number): Promise<Snapshot> {
      const counter = await pool.query<{ seq: number }>('SELECT seq FROM workspace_counters WHERE workspace_id = $1', [
        workspaceId,
      ])
      const cursor = counter.rows[0]?.seq
      if (cursor === undefined) throw new AppError('workspace_not_found', { workspaceId })
      const all = 'WHERE workspace_id = $1 ORDER BY name'
      const [workspaces, agents, teams, inboxes, labels, canned, contactFields, page] = await Promise.all([
        rows('workspaces', 'WHERE id = $1', [workspaceId]),
        rows('agents', all, [workspaceId]),
        rows('teams', all, [workspaceId]),
        rows('inboxes', all, [workspaceId]),
        rows('labels', all, [workspaceId]),
        rows('canned', 'WHERE workspace_id = $1 AND NOT archived AND (owner_id IS NULL OR owner_id = $2)', [
          workspaceId,
          agentId,
        ]),
        rows('contactFields', all, [workspaceId]),
        listConversations(workspaceId, { limit }),
      ])
      const me = agents.find((agent) => agent.id === agentId)
      if (!me) throw new AppError('agent_not_found', { agentId })
      return { cursor, me, workspaces, agents, teams, inboxes, labels, canned, contactFields, ...page }
    },

    /** Oldest first, ending before `before`; the notes and the history between its first and last message come along. */
    async transcript(
      workspaceId: WorkspaceId,
      conversationId: ConversationId,
      { before, limit }: { before?: number | undefined; limit: number },
    ): Promise<{ messages: Message[]; notes: Note[]; activities: Activity[]; more: boolean }> {
      const newest = Number.MAX_SAFE_INTEGER
      const where = 'WHERE workspace_id = $1 AND conversation_id = $2'
      const found = await rows('messages', `${where} AND position < $3 ORDER BY position DESC LIMIT $4`, [
        workspaceId,
        conversationId,
        before ?? newest,
        limit + 1,
      ])
      if (found.length === 0) await this.mustHaveConversation(workspaceId, conversationId)
      const messages = found.slice(0, limit).reverse()
      const more = found.length > limit
      // The oldest page also has the notes from before the first message; the newest those after the last.
      const from = more ? messages[0]!.position : 0
      const between = `${where} AND position >= $3 AND position < $4 ORDER BY position`
      const values = [workspaceId, conversationId, from, before ?? newest]
      const [notes, activities] = await Promise.all([
        rows('notes', between, values),
        rows('activities', `${between}, id`, values),
      ])
      return { messages, notes, activities, more }
    },

    async getContact(workspaceId: WorkspaceId, contactId: ContactId): Promise<Contact> {
      const [found] = await rows('contacts', 'WHERE workspace_id = $1 AND id = $2', [workspaceId, contactId])
      if (!found) throw new AppError('contact_not_found', { contactId })
      return found
    },

    async listVisits(workspaceId: WorkspaceId, contactId: ContactId, limit: number) {
      // Pages are kept by who looked at them, from before there was a contact; the contact may be several visitors.
      const where = `FROM visits WHERE workspace_id = $1 AND contact_id IN (
        SELECT handle::uuid FROM contact_handles JOIN inboxes ON inboxes.workspace_id = $1 AND inboxes.id = inbox_id
        WHERE contact_handles.workspace_id = $1 AND contact_handles.contact_id = $2 AND inboxes.channel = 'webchat'
        UNION SELECT $2::uuid)`
      const [first, latest] = await Promise.all([
        pool.query<Visit>(`SELECT ${VISIT}, $2::uuid AS "contactId" ${where} ORDER BY entered_at LIMIT 1`, [
          workspaceId,
          contactId,
        ]),
        pool.query<Visit>(`SELECT ${VISIT}, $2::uuid AS "contactId" ${where} ORDER BY entered_at DESC LIMIT $3`, [
          workspaceId,
          contactId,
          limit,
        ]),
      ])
      if (latest.rows.length === 0) await this.getContact(workspaceId, contactId)
      return { first: first.rows[0] ?? null, visits: latest.rows }
    },

    async teamLoad(workspaceId: WorkspaceId) {
      const { rows: found } = await pool.query<{ agentId: AgentId; conversations: number }>(
        `SELECT assignee_id AS "agentId", count(*)::int AS conversations FROM conversations
         WHERE workspace_id = $1 AND assignee_id IS NOT NULL AND status = 'open' GROUP BY assignee_id`,
        [workspaceId],
      )
      return { open: found }
    },
  }
}

export type Reader = ReturnType<typeof createReader>
