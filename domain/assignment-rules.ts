/** When Alongside itself gives conversations to people: how many to each, at what hours, and what it does once somebody is away. */
import { z } from 'zod'

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

export const AssignmentRules = z.object({
  on: z.boolean(),
  /** Open conversations one person is given at most; a member's own number comes before it. */
  capacity: z.number().int().min(1).max(200),
  /** null: at any hour. */
  hours: BusinessHours.nullable(),
  /** Somebody away, or not connected, for longer gives up what waits for an answer. null: never. */
  awayAfterMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .nullable(),
})
export type AssignmentRules = z.infer<typeof AssignmentRules>

export const DEFAULT_RULES: AssignmentRules = { on: false, capacity: 8, hours: null, awayAfterMinutes: 15 }

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
