/** Who is in the workspace, what they may do, and the teams they form. */
import type { ENDPOINTS } from '@/protocol/hub-api'
import { changeRole, roleChanged, type ChangeRole } from '../use-cases/change-role'
import type { HubDeps } from '../deps'
import { addAgent, changeMember, changeProfile, mustBeTheirRoleToGive, setAvailability } from '../use-cases/manage-team'
import { changeTeam, createTeam, removeTeam } from '../use-cases/manage-teams'
import { audited } from '../store/audit'
import { trailOf } from './console-handlers'
import { isDeepStrictEqual } from 'node:util'
import type { Agent } from '@/domain/agent'
import type { Member } from '../auth/sessions'
import type { HandlersFor, HubContext } from './route-types'

type TeamRoute =
  | 'setAvailability'
  | 'changeProfile'
  | 'changeMember'
  | 'addAgent'
  | 'changeRole'
  | 'resetRole'
  | 'getTeamLoad'
  | 'getAssignmentRules'
  | 'changeAssignmentRules'
  | 'createTeam'
  | 'changeTeam'
  | 'removeTeam'

export function teamHandlers(deps: HubDeps): Pick<HandlersFor<typeof ENDPOINTS>, TeamRoute> {
  const { commit, reader, assigner, agentStreams, now } = deps
  const switchRole = (asked: Pick<ChangeRole, 'role' | 'wanted'>, caller: Member, c: HubContext) => {
    const change = changeRole({ ...asked, workspaceId: caller.workspaceId, by: caller })
    const trail = trailOf(deps, caller, c)
    return commit(
      caller.workspaceId,
      audited(change, trail, (changed, before) => roleChanged(asked.role, changed, before)),
    )
  }
  return {
    setAvailability: ({ caller, body }) =>
      commit(caller.workspaceId, setAvailability(caller.agentId, body.availability, now())),
    changeProfile: ({ caller, body }) => commit(caller.workspaceId, changeProfile(caller.agentId, body)),
    async changeMember({ caller, params, body, c }) {
      const { workspaceId } = caller
      const change = changeMember({ ...params, change: body, by: caller, now: now() })
      const changed = await commit(
        workspaceId,
        audited(change, trailOf(deps, caller, c), (after, rows) => ({
          ...memberChange(rows.get('agents', params.agentId), after),
          target: after.name,
        })),
      )
      if (!changed.active) agentStreams.dismiss(workspaceId, changed.id)
      return changed
    },
    addAgent({ caller, body, c }) {
      mustBeTheirRoleToGive(caller, body.role)
      return addAgent(deps, caller.workspaceId, body, trailOf(deps, caller, c))
    },
    changeRole: ({ caller, params, body, c }) => switchRole({ ...params, wanted: body }, caller, c),
    resetRole: ({ caller, params, c }) => switchRole({ ...params, wanted: 'delivered' }, caller, c),
    getTeamLoad: ({ caller }) => reader.teamLoad(caller.workspaceId),
    getAssignmentRules: ({ caller }) => assigner.rulesOf(caller.workspaceId),
    async changeAssignmentRules({ caller, body, c }) {
      const rules = await assigner.changeRules(caller.workspaceId, body)
      await deps.audit.write(trailOf(deps, caller, c), { action: 'setting.changed', target: 'assignment' })
      return rules
    },
    createTeam: ({ caller, body, c }) =>
      commit(
        caller.workspaceId,
        audited(createTeam(body), trailOf(deps, caller, c), ({ name }) => ({ action: 'team.changed', target: name })),
      ),
    changeTeam: ({ caller, params, body, c }) =>
      commit(
        caller.workspaceId,
        audited(changeTeam(params.teamId, body), trailOf(deps, caller, c), ({ name }) => ({
          action: 'team.changed',
          target: name,
        })),
      ),
    async removeTeam({ caller, params, c }) {
      const change = removeTeam(caller.workspaceId, params.teamId)
      await commit(
        caller.workspaceId,
        audited(change, trailOf(deps, caller, c), (_none, rows) => ({
          action: 'team.removed',
          target: rows.get('teams', params.teamId)?.name ?? '',
        })),
      )
    },
  }
}

/** Somebody left, has another role, or has exceptions to it; anything else of a member is their capacity. */
function memberChange(before: Agent | undefined, after: Agent) {
  if (before?.active && !after.active) return { action: 'member.left' } as const
  if (before?.role !== after.role)
    return { action: 'member.role_changed', details: { from: before?.role, to: after.role } } as const
  const powers = ({ granted, denied }: Agent) => ({ granted, denied })
  if (before && !isDeepStrictEqual(powers(before), powers(after)))
    return { action: 'permission.changed', details: powers(after) } as const
  return { action: 'setting.changed', details: { capacity: after.capacity } } as const
}
