/** When Alongside itself gives conversations to people: how many to each, at what hours, and what it does once somebody is away. */
import { z } from 'zod'
import { AgentId, TeamId } from './ids'
import { rulesOfTeam } from './team-rules'

const DAY_MINUTES = 24 * 60
const Minute = z.number().int().min(0).max(DAY_MINUTES)

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return false
  }
}

export const DayHours = z
  .object({ fromMinute: Minute, toMinute: Minute })
  .refine(({ fromMinute, toMinute }) => fromMinute < toMinute)
export type DayHours = z.infer<typeof DayHours>

export const BusinessHours = z.object({
  /** IANA name. */
  timeZone: z.string().max(64).refine(isTimeZone),
  /** Monday first; null: closed that day. */
  days: z.array(DayHours.nullable()).length(7),
})
export type BusinessHours = z.infer<typeof BusinessHours>

const Capacity = z.number().int().min(1).max(200)

/** What is otherwise for the conversations of one team. */
export const TeamRules = z.object({
  /** False: they wait until somebody takes them. */
  on: z.boolean(),
  /** In place of the workspace's; null: as there. A member's own number comes before both. */
  capacity: Capacity.nullable(),
  /** null: at any hour. `usual`: in the workspace's hours. */
  hours: z.union([z.literal('usual'), BusinessHours]).nullable(),
  /** Members who are given none: who leads the team, who is still learning. */
  leftOutIds: z.array(AgentId).max(500),
})
export type TeamRules = z.infer<typeof TeamRules>

export const AssignmentRules = z.object({
  on: z.boolean(),
  /** Open conversations one person is given at most; a member's own number comes before it. */
  capacity: Capacity,
  /** null: at any hour. */
  hours: BusinessHours.nullable(),
  /** Somebody away, or not connected, for longer gives up what waits for an answer. null: never. */
  awayAfterMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .nullable(),
  /** Teams of which something is otherwise. */
  teams: z.record(TeamId, TeamRules).default({}),
})
export type AssignmentRules = z.infer<typeof AssignmentRules>

export const DEFAULT_RULES: AssignmentRules = { on: false, capacity: 8, hours: null, awayAfterMinutes: 15, teams: {} }

/** Could anything be given at `now`, to anybody? Told without looking at who is there. */
export function isOpenAnywhere({ hours, teams }: AssignmentRules, now: number): boolean {
  const own = Object.values(teams).flatMap((team) => (team.on && team.hours !== 'usual' ? [team.hours] : []))
  return [hours, ...own].some((each) => isOpenAt(each, now))
}

/** Who may be given the conversations of a team, or of none: whether now, which people, and how many to each. */
export interface Pool {
  isOpen: boolean
  /** null: everybody. */
  memberIds: readonly AgentId[] | null
  capacity: number
}

/** `team` null: conversations of no team, or of one that is gone. */
export function poolOf(
  rules: AssignmentRules,
  team: { id: TeamId; memberIds: readonly AgentId[] } | null,
  now: number,
): Pool {
  if (!team) return { isOpen: isOpenAt(rules.hours, now), memberIds: null, capacity: rules.capacity }
  const own = rulesOfTeam(rules, team.id)
  const hours = own.hours === 'usual' ? rules.hours : own.hours
  return {
    isOpen: own.on && isOpenAt(hours, now),
    memberIds: team.memberIds.filter((id) => !own.leftOutIds.includes(id)),
    capacity: own.capacity ?? rules.capacity,
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Is it working time at `now`, by the clock on the wall of the place? */
export function isOpenAt(hours: BusinessHours | null, now: number): boolean {
  if (!hours) return true
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: hours.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => parts.find((each) => each.type === type)!.value
  const today = hours.days[WEEKDAYS.indexOf(part('weekday'))]
  const minute = Number(part('hour')) * 60 + Number(part('minute'))
  return today !== null && today !== undefined && today.fromMinute <= minute && minute < today.toMinute
}
