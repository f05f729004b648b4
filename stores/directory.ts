/** The workspace's small tables, by id: who is in it, its labels. */
import type { Agent, Inbox, Label } from '@/domain/agent'
import type { AgentId, LabelId } from '@/domain/ids'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { db } from '@/data/db'
import { useLiveQuery } from '@/data/useLiveQuery'
import { allAgents, allInboxes, allLabels } from '@/data/workspace'
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
  const known = computed(() => (agentsReady.value ? agentRows.value : (firstScreen.screen?.agents ?? [])))
  const agents = computed(() => new Map(known.value.map((agent) => [agent.id, agent])))
  const labelsById = computed(() => new Map(labels.value.map((label) => [label.id, label])))
  const myId = computed(() => (session.me?.id ?? null) as AgentId | null)

  return {
    labels,
    inboxes,
    agents: known,
    myId,
    agent: (id: AgentId): Agent | null => agents.value.get(id) ?? null,
    label: (id: LabelId): Label | null => labelsById.value.get(id) ?? null,
  }
})
