/**
 * Finding conversations by everything known of them: the console's table, its count and its export ask the same question.
 * Text is found by the grams of 0000_name_search.sql (names) and of the migration that made `message_grams` (what was said).
 */
import type { ConversationFilter, ConversationState } from '@/domain/conversation-filter'
import { NOBODY } from '@/domain/conversation-filter'
import type { AgentId, WorkspaceId } from '@/domain/ids'

/** Who asks: reviews of others are seen only by those who may review. */
export interface Asking {
  workspaceId: WorkspaceId
  agentId: AgentId
  seesAllReviews: boolean
}

const IN_STATE: Record<ConversationState, string> = {
  bot: `(c.status = 'open' AND c.hosted_by_bot)`,
  unassigned: `(c.status = 'open' AND NOT c.hosted_by_bot AND c.assignee_id IS NULL)`,
  assigned: `(c.status = 'open' AND NOT c.hosted_by_bot AND c.assignee_id IS NOT NULL)`,
  snoozed: `c.status = 'snoozed'`,
  resolved: `c.status = 'resolved'`,
}

export interface Found {
  /** Common table expressions, or nothing. */
  with: string
  /** `FROM conversations c WHERE …` */
  from: string
  values: unknown[]
}

/** `$1` is the workspace; further parameters follow in the order of `values`. */
export function conversationsWhere(filter: ConversationFilter, asking: Asking): Found {
  const values: unknown[] = [asking.workspaceId]
  const given = (value: unknown) => `$${values.push(value)}`
  const where = ['c.workspace_id = $1']
  const any = (column: string, wanted: readonly string[], type = 'text') => {
    if (wanted.length > 0) where.push(`${column} = ANY(${given(wanted)}::${type}[])`)
  }
  any('c.channel', filter.channel)
  any('c.inbox_id', filter.inbox, 'uuid')
  any('c.team_id', filter.team, 'uuid')
  if (filter.label.length > 0) where.push(`c.label_ids && ${given(filter.label)}::uuid[]`)
  if (filter.agent.length > 0) {
    const people = given(filter.agent.filter((id) => id !== NOBODY))
    const nobody = filter.agent.includes(NOBODY) ? 'OR c.assignee_id IS NULL' : ''
    where.push(`(c.assignee_id = ANY(${people}::text[]) ${nobody})`)
  }
  if (filter.state.length > 0) where.push(`(${filter.state.map((state) => IN_STATE[state]).join(' OR ')})`)
  // `none` is among them: what was never rated answers to it.
  any(`coalesce(c.rating->>'stars', '${NOBODY}')`, filter.rating)
  if (filter.fromAt !== undefined) where.push(`c.last_activity_at >= ${given(filter.fromAt)}`)
  if (filter.toAt !== undefined) where.push(`c.last_activity_at < ${given(filter.toAt)}`)
  if (filter.reviewed !== undefined) {
    const mine = asking.seesAllReviews ? '' : `AND r.agent_id = ${given(asking.agentId)}`
    const not = filter.reviewed === 'no' ? 'NOT ' : ''
    where.push(`${not}EXISTS (SELECT FROM reviews r WHERE r.workspace_id = $1 AND r.conversation_id = c.id ${mine})`)
  }
  let common = ''
  if (filter.text !== '') {
    const wanted = given(filter.text)
    // Materialized: one look into each index, whatever the planner thinks of the rest.
    common = `WITH hits AS MATERIALIZED (
        SELECT m.conversation_id AS id FROM messages m
        WHERE m.workspace_id = $1 AND message_grams(m.content) @> search_grams(${wanted})
          AND cardinality(search_grams(${wanted})) > 0
          AND strpos(fold_name(message_words(m.content)), fold_name(${wanted})) > 0
        UNION
        SELECT named.id FROM contacts JOIN conversations named
          ON named.workspace_id = $1 AND named.contact_id = contacts.id
        WHERE contacts.workspace_id = $1 AND contacts.name_grams @> name_grams(${wanted})
          AND strpos(fold_name(contacts.name), fold_name(${wanted})) > 0
      )`
    where.push('c.id IN (SELECT id FROM hits)')
  }
  return { with: common, from: `FROM conversations c WHERE ${where.join(' AND ')}`, values }
}
