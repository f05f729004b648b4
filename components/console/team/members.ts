/** Rows of the team's table, and the permissions of one member as a screen groups them. */
import type { Agent, Team } from '@/domain/agent'
import {
  exceptions,
  may,
  permissionsOfRole,
  SWITCHED_PERMISSIONS,
  type Permission,
  type Powers,
} from '@/domain/permissions'
import { stateOf, type AgentState } from '@/components/assign/assign-options'

export interface MemberRow {
  agent: Agent
  isMe: boolean
  state: AgentState | 'left'
  teams: string[]
  load: number | null
}

export interface Everybody {
  agents: readonly Agent[]
  teams: readonly Team[]
  myId: string | null
  online: ReadonlySet<string> | null
  loads: ReadonlyMap<string, number> | null
}

/** By name; who has left stands last. */
export function memberRows({ agents, teams, myId, online, loads }: Everybody): MemberRow[] {
  return agents
    .map((agent) => ({
      agent,
      isMe: agent.id === myId,
      state: agent.active ? stateOf(agent, online) : ('left' as const),
      teams: teams.filter(({ memberIds }) => memberIds.includes(agent.id)).map(({ name }) => name),
      load: loads ? (loads.get(agent.id) ?? 0) : null,
    }))
    .sort((a, b) => Number(b.agent.active) - Number(a.agent.active) || a.agent.name.localeCompare(b.agent.name))
}

export interface PermissionRow {
  permission: Permission
  on: boolean
  /** What the role says, when the member is an exception to it. */
  isException: boolean
}

/** What can be switched for one member, by what it is about (`conversation`, `contact` …), in the order of the table. */
export function permissionGroups(who: Powers): { subject: string; rows: PermissionRow[] }[] {
  const groups = new Map<string, PermissionRow[]>()
  const own = permissionsOfRole(who.role, who.roles)
  for (const permission of SWITCHED_PERMISSIONS) {
    const subject = permission.split('.')[0]!
    const on = may(who, permission)
    const row = { permission, on, isException: on !== own.includes(permission) }
    groups.set(subject, [...(groups.get(subject) ?? []), row])
  }
  return [...groups].map(([subject, rows]) => ({ subject, rows }))
}

/** The exceptions after one permission was switched. */
export function switched(who: Powers, permission: Permission, on: boolean): ReturnType<typeof exceptions> {
  const without = (list: readonly Permission[]) => list.filter((each) => each !== permission)
  const granted = on ? [...without(who.granted), permission] : without(who.granted)
  const denied = on ? without(who.denied) : [...without(who.denied), permission]
  return exceptions({ ...who, granted, denied })
}
