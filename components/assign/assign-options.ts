/** Whom a conversation may be given to, in the order to choose from: oneself, nobody, teams, then who can take it soonest. */
import type { Agent, Team } from '@/domain/agent'
import type { Conversation } from '@/domain/conversation'
import { foldName } from '@/domain/fold-name'
import type { AgentId, TeamId } from '@/domain/ids'

export type AgentState = 'available' | 'away' | 'offline'
type Target = { assigneeId: AgentId | null; teamId: TeamId | null }

export type AssignOption = { id: string; name: string; target: Target; isCurrent: boolean } & (
  | { kind: 'me' | 'agent'; state: AgentState; load: number | null }
  | { kind: 'team'; available: number; members: number }
  | { kind: 'nobody' }
)

export interface Everybody {
  agents: readonly Agent[]
  teams: readonly Team[]
  myId: AgentId | null
  /** Agents who are connected; null: not known, then what they said of themselves counts. */
  online: ReadonlySet<string> | null
  /** Open conversations each has; null: not known. */
  loads: ReadonlyMap<string, number> | null
}

const RANK: Record<AgentState, number> = { available: 0, away: 1, offline: 2 }

export function stateOf({ id, availability }: Agent, online: Everybody['online']): AgentState {
  return online && !online.has(id) ? 'offline' : availability
}

export function assignOptions(
  conversation: Pick<Conversation, 'assigneeId' | 'teamId'>,
  everybody: Everybody,
  search: string,
): AssignOption[] {
  const { agents, teams, myId, online, loads } = everybody
  const active = agents.filter((agent) => agent.active)
  const wanted = foldName(search.trim())
  const people = active
    .map((agent): Extract<AssignOption, { kind: 'me' | 'agent' }> => {
      return {
        id: agent.id,
        kind: agent.id === myId ? 'me' : 'agent',
        name: agent.name,
        target: { assigneeId: agent.id, teamId: conversation.teamId },
        isCurrent: conversation.assigneeId === agent.id,
        state: stateOf(agent, online),
        load: loads === null ? null : (loads.get(agent.id) ?? 0),
      }
    })
    .sort((a, b) => RANK[a.state] - RANK[b.state] || (a.load ?? 0) - (b.load ?? 0) || a.name.localeCompare(b.name))
  const inTeams = teams.map((team): AssignOption => {
    const members = active.filter(({ id }) => team.memberIds.includes(id))
    return {
      id: team.id,
      kind: 'team',
      name: team.name,
      target: { assigneeId: null, teamId: team.id },
      isCurrent: conversation.assigneeId === null && conversation.teamId === team.id,
      available: members.filter((agent) => stateOf(agent, online) === 'available').length,
      members: members.length,
    }
  })
  const nobody: AssignOption[] =
    conversation.assigneeId === null && conversation.teamId === null
      ? []
      : [{ id: 'nobody', kind: 'nobody', name: '', target: { assigneeId: null, teamId: null }, isCurrent: false }]
  const fits = ({ name }: AssignOption) => foldName(name).includes(wanted)
  if (wanted !== '') return [...inTeams.filter(fits), ...people.filter(fits)]
  const me = people.filter(({ kind }) => kind === 'me')
  return [...me, ...nobody, ...inTeams, ...people.filter(({ kind }) => kind === 'agent')]
}
