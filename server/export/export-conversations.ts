/**
 * Conversations as CSV, however many: read by a cursor and written as the reader takes it, so that neither this process
 * nor the database holds more than a few hundred rows of it.
 */
import { stateOf } from '@/domain/conversation-filter'
import type { Conversation } from '@/domain/conversation'
import { anonymousMark } from '@/domain/marks'
import type { ExportColumn } from '@/domain/export-columns'
import type { ExportRequest } from '@/protocol/console-api'
import type pg from 'pg'
import { factsSql } from '../store/console-store'
import { conversationsWhere, type Asking } from '../store/find-conversations'
import { SELECT } from '../store/rows'
import { BOM, csvLine, zonedDate } from './csv'
import { ofOneMoment, rowsOf } from './one-moment'
import { wordsFor } from './words'

type Row = Conversation & {
  contactName: string | null
  email: string | null
  phone: string | null
  inboxName: string
  agentName: string | null
  teamName: string | null
  labelNames: string[] | null
  firstReplyMs: number | null
  reviewScore: number | null
  messageCount: number
}

export function exportSql(request: ExportRequest, asking: Asking): { text: string; values: unknown[] } {
  const { with: common, from, values } = conversationsWhere(request.filter, asking)
  const wants = (column: ExportColumn) => request.columns.includes(column)
  const facts = wants('firstReply') || wants('score')
  const joins = facts ? factsSql(asking, values) : ''
  const told = facts
    ? 'answered.created_at - asked.created_at AS "firstReplyMs", reviewed.score AS "reviewScore"'
    : 'NULL AS "firstReplyMs", NULL AS "reviewScore"'
  const count = wants('messages')
    ? '(SELECT count(*)::int FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = c.id)'
    : '0'
  const text = `${common}${common ? ',' : 'WITH'} found AS (SELECT c.* ${from})
    SELECT ${SELECT.conversations.replaceAll('conversations.', 'c.')},
      contact.name AS "contactName", contact.email, contact.phone, inbox.name AS "inboxName", agent.name AS "agentName", team.name AS "teamName",
      ${told}, ${count} AS "messageCount",
      (SELECT array_agg(l.name ORDER BY l.name) FROM labels l WHERE l.workspace_id = $1 AND l.id = ANY(c.label_ids)) AS "labelNames"
    FROM found c
    JOIN contacts contact ON contact.workspace_id = $1 AND contact.id = c.contact_id
    JOIN inboxes inbox ON inbox.workspace_id = $1 AND inbox.id = c.inbox_id
    LEFT JOIN agents agent ON agent.workspace_id = $1 AND agent.id = c.assignee_id
    LEFT JOIN teams team ON team.workspace_id = $1 AND team.id = c.team_id
    ${joins} ORDER BY c.last_activity_at DESC, c.id DESC`
  return { text, values }
}

/** The lines of the file, some hundred at a time. */
export function conversationsCsv(
  pool: pg.Pool,
  request: ExportRequest,
  asking: Asking,
): AsyncGenerator<Buffer, void, undefined> {
  const words = wordsFor(request.language)
  const cellOf = cells(request)
  return ofOneMoment(pool, async function* (client) {
    yield Buffer.from(BOM + csvLine(request.columns.map((column) => words.columns[column])))
    for await (const rows of rowsOf<Row>(client, exportSql(request, asking)))
      yield Buffer.from(rows.map((row) => csvLine(request.columns.map((column) => cellOf[column](row)))).join(''))
  })
}

function cells({ language, timeZone }: ExportRequest): Record<ExportColumn, (row: Row) => string | number | null> {
  const words = wordsFor(language)
  return {
    contact: (row) => row.contactName ?? `${words.visitor} ${anonymousMark(row.contactId)}`,
    email: (row) => row.email,
    phone: (row) => row.phone,
    channel: (row) => words.channels[row.channel],
    inbox: (row) => row.inboxName,
    labels: (row) => (row.labelNames ?? []).join(', '),
    agent: (row) => row.agentName,
    team: (row) => row.teamName,
    state: (row) => words.states[stateOf(row)],
    rating: (row) => row.rating?.stars ?? null,
    ratingComment: (row) => row.rating?.comment ?? null,
    score: (row) => row.reviewScore,
    firstReply: (row) => (row.firstReplyMs === null ? null : Math.round(row.firstReplyMs / 1000)),
    messages: (row) => row.messageCount,
    createdAt: (row) => zonedDate(row.createdAt, timeZone),
    lastActivityAt: (row) => zonedDate(row.lastActivityAt, timeZone),
    preview: (row) => row.preview?.text ?? null,
    id: (row) => row.id,
  }
}
