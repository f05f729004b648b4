/** Queries on a workspace's small tables: who is in it, its labels, its canned responses. */
import type { Agent, Label } from '@/domain/agent'
import type { CannedResponse } from '@/domain/canned'
import type { AgentId } from '@/domain/ids'
import type { InboxDb } from './db'

export async function allAgents(db: InboxDb): Promise<Agent[]> {
  return db.agents.toArray()
}

export async function allLabels(db: InboxDb): Promise<Label[]> {
  return (await db.labels.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}

/** The team's and this agent's own, by shortcut. One's own comes before the team's of the same name. */
export async function cannedOf(db: InboxDb, me: AgentId | null): Promise<CannedResponse[]> {
  const rows = await db.canned.filter((row) => !row.archived && (row.ownerId === null || row.ownerId === me)).toArray()
  return rows.sort(
    (a, b) => a.shortcut.localeCompare(b.shortcut) || Number(b.ownerId === me) - Number(a.ownerId === me),
  )
}
