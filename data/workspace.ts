/** Queries on a workspace's small tables: who is in it, their teams, its inboxes, labels and canned responses. */
import type { Agent, Inbox, Label, Team } from '@/domain/agent'
import type { ContactField } from '@/domain/contact-field'
import type { CannedResponse } from '@/domain/canned'
import type { AgentId } from '@/domain/ids'
import type { Powers } from '@/domain/permissions'
import type { InboxDb } from './db'

export async function allAgents(db: InboxDb): Promise<Agent[]> {
  return db.agents.toArray()
}

/** What somebody may do, by their own row and the workspace's; null until the row is here. */
export async function powersOf(
  db: InboxDb,
  { agentId, workspaceId }: { agentId: string; workspaceId: string },
): Promise<(Powers & { agentId: string }) | null> {
  const [agent, workspace] = await Promise.all([db.agents.get(agentId), db.workspaces.get(workspaceId)])
  if (!agent) return null
  const { role, granted, denied } = agent
  // The workspace's row of before the roles could be changed has none, until the next snapshot.
  return { agentId, role, granted, denied, roles: workspace?.roles ?? {} }
}

export async function allTeams(db: InboxDb): Promise<Team[]> {
  return (await db.teams.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}

export async function allLabels(db: InboxDb): Promise<Label[]> {
  return (await db.labels.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}

/** In the order the workspace gave them. */
export async function allContactFields(db: InboxDb): Promise<ContactField[]> {
  return (await db.contactFields.toArray()).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
}

export async function allInboxes(db: InboxDb): Promise<Inbox[]> {
  return (await db.inboxes.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}

/** The team's and this agent's own, by shortcut. One's own comes before the team's of the same name. */
export async function cannedOf(db: InboxDb, me: AgentId | null): Promise<CannedResponse[]> {
  const rows = await db.canned.filter((row) => !row.archived && (row.ownerId === null || row.ownerId === me)).toArray()
  return rows.sort(
    (a, b) => a.shortcut.localeCompare(b.shortcut) || Number(b.ownerId === me) - Number(a.ownerId === me),
  )
}
