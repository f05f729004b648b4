/** Who is in the workspace, what they may do, and the teams they form. */
import type { ENDPOINTS } from '@/protocol/hub-api'
import type { HubDeps } from '../deps'
import { addAgent, changeMember, changeProfile, mustBeTheirRoleToGive, setAvailability } from '../use-cases/manage-team'
import { changeTeam, createTeam, removeTeam } from '../use-cases/manage-teams'
import type { HandlersFor } from './route-types'

type TeamRoute =
  | 'setAvailability'
  | 'changeProfile'
  | 'changeMember'
  | 'addAgent'
  | 'getTeamLoad'
  | 'getAssignmentRules'
  | 'changeAssignmentRules'
  | 'createTeam'
  | 'changeTeam'
  | 'removeTeam'

export function teamHandlers(deps: HubDeps): Pick<HandlersFor<typeof ENDPOINTS>, TeamRoute> {
  const { commit, reader, assigner, agentStreams, now } = deps
  return {
    setAvailability: ({ caller, body }) =>
      commit(caller.workspaceId, setAvailability(caller.agentId, body.availability, now())),
    changeProfile: ({ caller, body }) => commit(caller.workspaceId, changeProfile(caller.agentId, body)),
    async changeMember({ caller, params, body }) {
      const { workspaceId } = caller
      const changed = await commit(workspaceId, changeMember({ ...params, change: body, by: caller, now: now() }))
      if (!changed.active) agentStreams.dismiss(workspaceId, changed.id)
      return changed
    },
    addAgent({ caller, body }) {
      mustBeTheirRoleToGive(caller, body.role)
      return addAgent(deps, caller.workspaceId, body)
    },
    getTeamLoad: ({ caller }) => reader.teamLoad(caller.workspaceId),
    getAssignmentRules: ({ caller }) => assigner.rulesOf(caller.workspaceId),
    changeAssignmentRules: ({ caller, body }) => assigner.changeRules(caller.workspaceId, body),
    createTeam: ({ caller, body }) => commit(caller.workspaceId, createTeam(body)),
    changeTeam: ({ caller, params, body }) => commit(caller.workspaceId, changeTeam(params.teamId, body)),
    async removeTeam({ caller, params }) {
      await commit(caller.workspaceId, removeTeam(caller.workspaceId, params.teamId))
    },
  }
}
