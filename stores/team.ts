/** Changing the team and its rules. What changes comes back with the rows everybody has. */
import type { Agent, MemberChange, Team } from '@/domain/agent'
import type { AssignmentRules } from '@/domain/assignment-rules'
import type { AgentId, TeamId } from '@/domain/ids'
import type { EditableRole, RoleChange } from '@/domain/permissions'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { request } from '@/services/bus/request'

export const useTeamStore = defineStore('team', () => {
  /** Open conversations by member; null: not read yet. */
  const loads = shallowRef<ReadonlyMap<string, number> | null>(null)
  async function readLoads() {
    const { open } = await request('team.load', null)
    loads.value = new Map(open.map(({ agentId, conversations }) => [agentId, conversations]))
  }

  const readRules = () => request('team.rules', null)
  const changeRules = (rules: AssignmentRules) => request('team.changeRules', rules)
  const changeProfile = (name: string) => request('team.changeProfile', { name })
  const setAvailability = (availability: Agent['availability']) => request('team.setAvailability', { availability })
  const changeMember = (agentId: AgentId, change: MemberChange) => request('team.changeMember', { agentId, change })
  const changeRole = (role: EditableRole, change: RoleChange) => request('team.changeRole', { role, ...change })
  const resetRole = (role: EditableRole) => request('team.resetRole', { role })
  const createTeam = (team: Pick<Team, 'id' | 'name' | 'memberIds'>) => request('team.create', team)
  const changeTeam = (teamId: TeamId, change: Partial<Pick<Team, 'name' | 'memberIds'>>) =>
    request('team.change', { teamId, change })
  const removeTeam = (teamId: TeamId) => request('team.remove', { teamId })

  return {
    loads,
    readLoads,
    readRules,
    changeRules,
    changeProfile,
    setAvailability,
    changeMember,
    changeRole,
    resetRole,
    createTeam,
    changeTeam,
    removeTeam,
  }
})
