/** Reading for the widget: an inbox's public face, a visitor's own messages, and the pages they looked at. */
import type { Visit } from '@/domain/contact'
import type { ContactField, FieldValues } from '@/domain/contact-field'
import { attendanceOf, dressWidget } from '@/domain/widget'
import { avatarHue } from '@/domain/marks'
import { AppError } from '@/domain/errors'
import type { AgentId, ContactId, ConversationId, InboxId, WorkspaceId } from '@/domain/ids'
import type { Message } from '@/domain/message'
import type { WidgetConfig, WidgetMessage, WidgetTranscript } from '@/protocol/widget-api'
import type pg from 'pg'
import type { Visitor } from '../auth/visitor-token'
import { WidgetSettings } from '@/domain/widget-settings'
import { fromRow, SELECT } from './rows'

type Own = Pick<Visitor, 'workspaceId' | 'inboxId' | 'contactId'>

/** By the visitor's own address: a contact may have more of them, and each chat shows what was said in it. */
const THEIRS = `conversations.workspace_id = $1 AND conversations.contact_handle = $2 AND conversations.inbox_id = $3`
const OF_THEIRS = `FROM conversations
  JOIN messages ON messages.workspace_id = conversations.workspace_id AND messages.conversation_id = conversations.id
  LEFT JOIN agents ON agents.workspace_id = messages.workspace_id AND agents.id = messages.author_id
  WHERE ${THEIRS}`
const MESSAGE = `${SELECT.messages}, agents.name AS "agentName"`

/** No agent's id and no note ever passes here. */
export function widgetMessage(message: Message, agentName: string | null): WidgetMessage {
  const { id, position, version, author, content, quotedId, status, createdAt } = message
  const shown =
    author.kind === 'agent'
      ? ({ kind: 'agent', name: agentName ?? '', hue: avatarHue(author.agentId) } as const)
      : author
  return { id, position, version, author: shown, content, quotedId, status, createdAt }
}

interface WebsiteInboxRow {
  workspaceId: WorkspaceId
  name: string
  version: number
  settings: WidgetSettings
}

interface Known {
  name: string | null
  email: string | null
  phone: string | null
  fields: FieldValues
}

/** What need not be asked, by the keys of a form. */
function knownOf(contact: Known | undefined): ReadonlySet<string> {
  if (!contact) return new Set()
  const { fields, ...own } = contact
  return new Set([...Object.keys(own).filter((key) => own[key as keyof typeof own] !== null), ...Object.keys(fields)])
}

export function createWidgetStore(pool: pg.Pool) {
  async function messages(rest: string, values: unknown[]): Promise<WidgetMessage[]> {
    type Row = Record<string, unknown> & { agentName: string | null }
    const { rows } = await pool.query<Row>(`SELECT ${MESSAGE} ${OF_THEIRS} ${rest}`, values)
    return rows.map(({ agentName, ...row }) => widgetMessage(fromRow('messages', row), agentName))
  }

  return {
    /** By the public id in the shop's page; it names no workspace. */
    async findInbox(inboxId: InboxId): Promise<WebsiteInboxRow> {
      const { rows } = await pool.query<Omit<WebsiteInboxRow, 'settings'> & { settings: unknown }>(
        `SELECT workspace_id AS "workspaceId", name, version, settings FROM inboxes WHERE id = $1 AND channel = 'webchat'`,
        [inboxId],
      )
      if (!rows[0]) throw new AppError('inbox_not_found', { inboxId })
      return { ...rows[0], settings: WidgetSettings.parse(rows[0].settings) }
    },

    /**
     * For this visitor: what is known of them is not asked, and who is in the middle of something is asked nothing.
     * `open`: is it within the workspace's business hours?
     */
    async config(visitor: Visitor, open: boolean): Promise<WidgetConfig> {
      const { workspaceId, inboxId, contactId, language } = visitor
      const [{ settings }, agents, fields, contact, current] = await Promise.all([
        this.findInbox(inboxId),
        pool.query<{ id: AgentId; name: string }>(
          `SELECT id, name FROM agents WHERE workspace_id = $1 AND active AND availability = 'available' ORDER BY name LIMIT 3`,
          [workspaceId],
        ),
        this.contactFields(workspaceId),
        pool.query<Known>('SELECT name, email, phone, fields FROM contacts WHERE workspace_id = $1 AND id = $2', [
          workspaceId,
          contactId,
        ]),
        pool.query(`SELECT FROM conversations WHERE ${THEIRS} AND status <> 'resolved'`, [
          workspaceId,
          contactId,
          inboxId,
        ]),
      ])
      const dressed = dressWidget({
        look: settings,
        fields,
        language: language ?? '',
        known: knownOf(contact.rows[0]),
      })
      const busy = current.rowCount === 1
      const { staffed, asks } = attendanceOf(settings.offline, { available: agents.rows.length > 0, open })
      return {
        ...dressed,
        preChat: busy ? null : dressed.preChat,
        offline: busy || !asks ? null : dressed.offline,
        staffed,
        agents: agents.rows.map(({ id, name }) => ({ name, hue: avatarHue(id) })),
      }
    },

    async contactFields(workspaceId: WorkspaceId): Promise<ContactField[]> {
      const { rows } = await pool.query<Record<string, unknown>>(
        `SELECT ${SELECT.contactFields} FROM contact_fields WHERE workspace_id = $1`,
        [workspaceId],
      )
      return rows.map((row) => fromRow('contactFields', row))
    },

    /** Their newest conversation, and how many messages to them they have not seen. */
    async standing({ workspaceId, contactId, inboxId }: Own) {
      const values = [workspaceId, contactId, inboxId]
      const [conversation, unread] = await Promise.all([
        pool.query<{ id: ConversationId }>(
          `SELECT id FROM conversations WHERE ${THEIRS} ORDER BY (status <> 'resolved') DESC, last_position DESC LIMIT 1`,
          values,
        ),
        pool.query<{ count: number }>(
          `SELECT count(*)::int AS count ${OF_THEIRS} AND author_kind <> 'contact' AND messages.status IN ('sent', 'delivered')
             AND content ->> 'kind' <> 'taken_back'`,
          values,
        ),
      ])
      return { conversationId: conversation.rows[0]?.id ?? null, unread: unread.rows[0]?.count ?? 0 }
    },

    async conversationIds({ workspaceId, contactId, inboxId }: Own): Promise<ConversationId[]> {
      const { rows } = await pool.query<{ id: ConversationId }>(`SELECT id FROM conversations WHERE ${THEIRS}`, [
        workspaceId,
        contactId,
        inboxId,
      ])
      return rows.map((row) => row.id)
    },

    /** Oldest first. `version` is read before the messages, so the stream after it misses none. */
    async transcript(
      own: Own,
      { before, limit }: { before?: number | undefined; limit: number },
    ): Promise<Omit<WidgetTranscript, 'rating'>> {
      const counter = await pool.query<{ seq: number }>('SELECT seq FROM workspace_counters WHERE workspace_id = $1', [
        own.workspaceId,
      ])
      const found = await messages('AND messages.position < $4 ORDER BY messages.position DESC LIMIT $5', [
        own.workspaceId,
        own.contactId,
        own.inboxId,
        before ?? Number.MAX_SAFE_INTEGER,
        limit + 1,
      ])
      const more = found.length > limit
      return { messages: found.slice(0, limit).reverse(), more, version: counter.rows[0]?.seq ?? 0 }
    },

    /** What changed after the version (and, within it, after the position), oldest change first. */
    async changesAfter(
      { workspaceId, contactId, inboxId }: Own,
      after: { version: number; position: number },
      limit: number,
    ): Promise<WidgetMessage[]> {
      const order = 'ORDER BY messages.version, messages.position LIMIT $6'
      return messages(`AND (messages.version, messages.position) > ($4, $5) ${order}`, [
        workspaceId,
        contactId,
        inboxId,
        after.version,
        after.position,
        limit,
      ])
    },

    /** Time only grows: pings may arrive out of order. Whose page it was, once the visitor is a contact. */
    async recordVisit({ workspaceId, inboxId }: Omit<Own, 'contactId'>, visit: Visit): Promise<ContactId | null> {
      const { rows } = await pool.query<{ contactId: ContactId | null }>(
        `WITH written AS (
           INSERT INTO visits AS held (workspace_id, id, contact_id, url, title, referrer, entered_at, spent_ms)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
           ON CONFLICT (workspace_id, id) DO UPDATE SET
             title = excluded.title, spent_ms = greatest(held.spent_ms, excluded.spent_ms)
           WHERE held.contact_id = excluded.contact_id)
         SELECT (SELECT contact_id FROM contact_handles WHERE workspace_id = $1 AND inbox_id = $9 AND handle = $10) AS "contactId"`,
        [
          workspaceId,
          visit.id,
          visit.contactId,
          visit.url,
          visit.title,
          visit.referrer,
          visit.enteredAt,
          visit.spentMs,
          inboxId,
          visit.contactId,
        ],
      )
      return rows[0]?.contactId ?? null
    },

    async agentNames(workspaceId: WorkspaceId): Promise<Map<AgentId, string>> {
      const { rows } = await pool.query<{ id: AgentId; name: string }>(
        'SELECT id, name FROM agents WHERE workspace_id = $1',
        [workspaceId],
      )
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
  }
}

export type WidgetStore = ReturnType<typeof createWidgetStore>
