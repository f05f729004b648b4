/** Queries on a workspace's small tables: who is in it, and its labels. */
import type { Agent, Label } from '@/domain/agent'
import type { ContactField } from '@/domain/contact-field'
import type { InboxDb } from './db'

export async function allAgents(db: InboxDb): Promise<Agent[]> {
  return db.agents.toArray()
}

export async function allLabels(db: InboxDb): Promise<Label[]> {
  return (await db.labels.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}

/** In the order the workspace gave them. */
export async function allContactFields(db: InboxDb): Promise<ContactField[]> {
  return (await db.contactFields.toArray()).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
}
