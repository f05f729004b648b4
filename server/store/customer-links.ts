/** Contacts who are customers of a store because somebody said so, and what a merge of contacts does to that. */
import type { AgentId, ContactId, ContactMergeId, StoreId, WorkspaceId } from '@/domain/ids'
import { randomUUID } from 'node:crypto'
import type { Statement } from './commit'

export interface CustomerLink {
  workspaceId: WorkspaceId
  contactId: ContactId
  storeId: StoreId
  customerId: string
}

const THIS = 'workspace_id = $1 AND contact_id = $2 AND store_id = $3 AND customer_id = $4'
const valuesOf = ({ workspaceId, contactId, storeId, customerId }: CustomerLink) => [
  ...[workspaceId, contactId, storeId, customerId],
]

export const linkStatement = (link: CustomerLink, by: AgentId, now: number): Statement => ({
  text: `INSERT INTO contact_customers (workspace_id, contact_id, store_id, customer_id, id, linked_by_id, linked_at)
    SELECT $1, $2::uuid, $3::uuid, $4, $5::uuid, $6, $7 WHERE NOT EXISTS (SELECT FROM contact_customers WHERE ${THIS})`,
  values: [...valuesOf(link), randomUUID(), by, now],
})

export const unlinkStatement = (link: CustomerLink): Statement => ({
  text: `DELETE FROM contact_customers WHERE ${THIS}`,
  values: valuesOf(link),
})

interface Merged {
  id: ContactMergeId
  keptId: ContactId
  otherId: ContactId
}

/** Each remembers by which merges it came, so that a later one can be undone without the earlier. */
export const linksBrought = (workspaceId: WorkspaceId, { id, keptId, otherId }: Merged): Statement => ({
  text: `UPDATE contact_customers SET contact_id = $3, came_by = array_append(came_by, $4::uuid)
    WHERE workspace_id = $1 AND contact_id = $2`,
  values: [workspaceId, otherId, keptId, id],
})

export const linksBack = (workspaceId: WorkspaceId, { id, keptId, otherId }: Merged): Statement => ({
  text: `UPDATE contact_customers SET contact_id = $3, came_by = array_remove(came_by, $4::uuid)
    WHERE workspace_id = $1 AND contact_id = $2 AND $4::uuid = ANY(came_by)`,
  values: [workspaceId, keptId, otherId, id],
})
