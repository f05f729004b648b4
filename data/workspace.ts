/** Queries on a workspace's small tables: who is in it, its inboxes and labels. */
import type { Agent, Inbox, Label, Workspace } from '@/domain/agent'
import type { InboxDb } from './db'
import { readMeta } from './meta'

export async function allAgents(db: InboxDb): Promise<Agent[]> {
  return db.agents.toArray()
}

export async function allInboxes(db: InboxDb): Promise<Inbox[]> {
  return db.inboxes.toArray()
}

export async function allLabels(db: InboxDb): Promise<Label[]> {
  return (await db.labels.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}

export async function allWorkspaces(db: InboxDb): Promise<Workspace[]> {
  return db.workspaces.toArray()
}

/** The signed-in agent's own row. */
export async function myself(db: InboxDb): Promise<Agent | undefined> {
  const id = await readMeta(db, 'me')
  return id && db.agents.get(id)
}
