/** What somebody may do, as hand-written queries read it: the one place that says which columns make up `Powers`. */

/** A JSON value of the row of `agents` that goes by this name in the query. */
export const powersSql = (agents: string): string => `jsonb_build_object(
  'role', ${agents}.role, 'granted', ${agents}.granted, 'denied', ${agents}.denied,
  'roles', (SELECT roles FROM workspaces WHERE workspaces.id = ${agents}.workspace_id))`
