/** What pages ask about the team and say of it. What the hub answers is applied at once; the stream brings it again. */
import { db } from '@/data/db'
import type { Rows } from '@/data/apply'
import { readMeta } from '@/data/meta'
import { applyFetched } from '@/data/sync'
import type { ChangedRole } from '@/protocol/role-api'
import type { Handlers } from '@/services/bus/listen'
import type { Sessions } from './session'

type TeamRequest =
  | 'team.load'
  | 'team.rules'
  | 'team.changeRules'
  | 'team.changeProfile'
  | 'team.setAvailability'
  | 'team.changeMember'
  | 'team.changeRole'
  | 'team.resetRole'
  | 'team.create'
  | 'team.change'
  | 'team.remove'

export function createTeamHandlers({ signedIn }: Pick<Sessions, 'signedIn'>): Pick<Handlers, TeamRequest> {
  async function keep(rows: Rows): Promise<null> {
    const cursor = await readMeta(db, 'cursor')
    if (cursor) await applyFetched(db, cursor.fill, rows)
    return null
  }
  const keepRole = ({ workspace, agents }: ChangedRole) => keep({ workspaces: [workspace], agents })
  return {
    async 'team.load'() {
      const { hub } = await signedIn()
      return hub.call('getTeamLoad', {})
    },
    async 'team.rules'() {
      const { hub } = await signedIn()
      return hub.call('getAssignmentRules', {})
    },
    async 'team.changeRules'(body) {
      const { hub } = await signedIn()
      return hub.call('changeAssignmentRules', { body })
    },
    async 'team.changeProfile'(body) {
      const { hub } = await signedIn()
      return keep({ agents: [await hub.call('changeProfile', { body })] })
    },
    async 'team.setAvailability'(body) {
      const { hub } = await signedIn()
      return keep({ agents: [await hub.call('setAvailability', { body })] })
    },
    async 'team.changeMember'({ agentId, change }) {
      const { hub } = await signedIn()
      return keep({ agents: [await hub.call('changeMember', { params: { agentId }, body: change })] })
    },
    async 'team.changeRole'({ role, ...body }) {
      const { hub } = await signedIn()
      return keepRole(await hub.call('changeRole', { params: { role }, body }))
    },
    async 'team.resetRole'(params) {
      const { hub } = await signedIn()
      return keepRole(await hub.call('resetRole', { params }))
    },
    async 'team.create'(body) {
      const { hub } = await signedIn()
      return keep({ teams: [await hub.call('createTeam', { body })] })
    },
    async 'team.change'({ teamId, change }) {
      const { hub } = await signedIn()
      return keep({ teams: [await hub.call('changeTeam', { params: { teamId }, body: change })] })
    },
    async 'team.remove'({ teamId }) {
      const { hub } = await signedIn()
      return hub.call('removeTeam', { params: { teamId } })
    },
  }
}
