/** Queries on a workspace's small tables: who is in it, their teams, and its labels. */
import type { Agent, Label, Team } from '@/domain/agent'
import type { InboxDb } from './db'

export async function allAgents(db: InboxDb): Promise<Agent[]> {
  return db.agents.toArray()
}

export async function agentById(db: InboxDb, id: string): Promise<Agent | null> {
  return (await db.agents.get(id)) ?? null
}

export async function allTeams(db: InboxDb): Promise<Team[]> {
  return (await db.teams.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}

export async function allLabels(db: InboxDb): Promise<Label[]> {
  return (await db.labels.toArray()).sort((a, b) => a.name.localeCompare(b.name))
}
