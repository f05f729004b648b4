/** Queries on a workspace's small tables: who is in it, and its labels. */
import type { Agent, Inbox, Label } from '@/domain/agent'
import type { InboxDb } from './db'

export async function allAgents(db: InboxDb): Promise<Agent[]> {
  return db.agents.toArray()
}

export async function allLabels(db: InboxDb): Promise<Label[]> {
  return (await db.labels.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}

export async function allInboxes(db: InboxDb): Promise<Inbox[]> {
  return (await db.inboxes.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}
