/** The workspace's small tables, by id: who is in it, their teams, its inboxes and labels. */
import type { Agent, Inbox, Label, Team } from '@/domain/agent'
import type { AgentId, LabelId, TeamId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { allAgents, allInboxes, allLabels, allTeams } from '@/data/workspace'
import { useFirstScreenStore } from './first-screen'
import { useSessionStore } from './session'

export const useDirectoryStore = defineStore('directory', () => {
  const session = useSessionStore()
  const firstScreen = useFirstScreenStore()
  const { data: agentRows, ready: agentsReady } = useLiveQuery<Agent[]>(
    () => allAgents(db),
    () => null,
    [],
  )
  const { data: labels } = useLiveQuery<Label[]>(
    () => allLabels(db),
    () => null,
    [],
  )
  const { data: inboxes } = useLiveQuery<Inbox[]>(
    () => allInboxes(db),
    () => null,
    [],
  )
  const { data: teams } = useLiveQuery<Team[]>(
    () => allTeams(db),
    () => null,
    [],
  )
  const known = computed(() => (agentsReady.value ? agentRows.value : (firstScreen.screen?.agents ?? [])))
  const agents = computed(() => new Map(known.value.map((agent) => [agent.id, agent])))
  const labelsById = computed(() => new Map(labels.value.map((label) => [label.id, label])))
  const teamsById = computed(() => new Map(teams.value.map((team) => [team.id, team])))
  const myId = computed(() => (session.me?.id ?? null) as AgentId | null)

  const me = computed(() => (myId.value ? (agents.value.get(myId.value) ?? null) : null))

  return {
    labels,
    inboxes,
    teams,
    agents: known,
    myId,
    /** My own row; null until it is read. */
    me,
    agent: (id: AgentId): Agent | null => agents.value.get(id) ?? null,
    team: (id: TeamId): Team | null => teamsById.value.get(id) ?? null,
    label: (id: LabelId): Label | null => labelsById.value.get(id) ?? null,
  }
})
