/** The workspace's teams: who shares a kind of work. */
import type { Team } from '@/domain/agent'
import { AppError } from '@/domain/errors'
import type { AgentId, TeamId, WorkspaceId } from '@/domain/ids'
import type { Change } from '../store/commit'
import type { Loaded } from '../store/loaded'

/** The same id again gives the stored team. */
export function createTeam({ id, name, memberIds }: Omit<Team, 'version'>): Change<Team> {
  return {
    needs: { teams: [id], agents: memberIds },
    decide(rows, seq) {
      const stored = rows.get('teams', id)
      if (stored) return { value: stored }
      const team: Team = { id, version: seq, name, memberIds: knownMembers(rows, memberIds) }
      return { value: team, event: { type: 'team.changed', rows: { teams: [team] } } }
    },
  }
}

export function changeTeam(id: TeamId, change: Partial<Pick<Team, 'name' | 'memberIds'>>): Change<Team> {
  return {
    needs: { teams: [id], agents: change.memberIds ?? [] },
    decide(rows, seq) {
      const before = rows.get('teams', id)
      if (!before) throw new AppError('team_not_found', { teamId: id })
      const memberIds = change.memberIds ? knownMembers(rows, change.memberIds) : before.memberIds
      const team = { ...before, name: change.name ?? before.name, memberIds, version: seq }
      return { value: team, event: { type: 'team.changed', rows: { teams: [team] } } }
    },
  }
}

function knownMembers(rows: Loaded, memberIds: AgentId[]): AgentId[] {
  const unknown = memberIds.find((id) => !rows.get('agents', id))
  if (unknown) throw new AppError('agent_not_found', { agentId: unknown })
  return [...new Set(memberIds)]
}

/** Rows that name it are tidied without a new version, as with labels: an id that names no team shows nothing. */
export function removeTeam(workspaceId: WorkspaceId, id: TeamId): Change<null> {
  return {
    needs: { teams: [id] },
    decide(rows) {
      if (!rows.get('teams', id)) throw new AppError('team_not_found', { teamId: id })
      const text = 'UPDATE conversations SET team_id = NULL WHERE workspace_id = $1 AND team_id = $2'
      return {
        value: null,
        event: { type: 'team.removed', rows: {}, removed: { teams: [id] } },
        also: [{ text, values: [workspaceId, id] }],
      }
    },
  }
}
