/** What narrows a list of conversations, as conditions of a query. */
import { searchTerms } from '@/domain/fold-name'
import type { ConversationFilter } from '@/protocol/hub-api'
import type { z } from 'zod'

/** Conditions on `conversations`; `$1` is the workspace. What they compare with is added to `values`. */
export function conditionsOf(filter: z.output<typeof ConversationFilter>, values: unknown[]): string[] {
  const { name, status, hosting, assigneeId, channels, labelIds, teamIds, unread } = filter
  const given = (value: unknown) => `$${values.push(value)}`
  const where: string[] = []
  if (status) where.push(`status = ${given(status)}`)
  if (hosting) where.push(HOSTING[hosting])
  if (assigneeId) where.push(`assignee_id = ${given(assigneeId)}`)
  if (channels) where.push(`channel = ANY(${given(channels)})`)
  if (labelIds) where.push(`label_ids && ${given(labelIds)}::uuid[]`)
  if (teamIds) where.push(`team_id = ANY(${given(teamIds)}::uuid[])`)
  if (unread) where.push('unread_count > 0')
  const terms = searchTerms(name ?? '').map((term) => {
    const part = given(term)
    return `name_grams @> name_grams(${part}) AND strpos(fold_name(name), fold_name(${part})) > 0`
  })
  if (terms.length > 0)
    where.push(`contact_id IN (SELECT id FROM contacts WHERE workspace_id = $1 AND ${terms.join(' AND ')})`)
  return where
}

/** As domain/hosting.ts tells them apart. */
const HOSTING = {
  bot: 'hosted_by_bot',
  unassigned: 'NOT hosted_by_bot AND assignee_id IS NULL',
  assigned: 'NOT hosted_by_bot AND assignee_id IS NOT NULL',
}
