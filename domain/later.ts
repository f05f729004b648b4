/** Moments one puts a conversation off to, in the agent's own day. Free of zod, for pages. */
export const LATER = ['laterToday', 'tomorrow', 'nextWeek'] as const
export type Later = (typeof LATER)[number]

const MORNING = 9
const LAST_HOUR = 20
const HOUR_MS = 3_600_000
/** A conversation is not put off for longer: it would be forgotten by everybody. */
const YEAR_MS = 366 * 24 * HOUR_MS

/** In the browser's time zone. Late in the day there is no "later today". */
export function laterTimes(now: number): { id: Later; at: number }[] {
  const today = new Date(now + 3 * HOUR_MS)
  today.setMinutes(0, 0, 0)
  const isToday = today.getDate() === new Date(now).getDate() && today.getHours() <= LAST_HOUR
  return [
    ...(isToday ? [{ id: 'laterToday', at: today.getTime() } as const] : []),
    { id: 'tomorrow', at: morning(now, 1) },
    { id: 'nextWeek', at: morning(now, daysToMonday(now)) },
  ]
}

function morning(now: number, days: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + days)
  return day.setHours(MORNING, 0, 0, 0)
}

/** 1 to 7: on a Monday, the next one. */
function daysToMonday(now: number): number {
  return ((8 - new Date(now).getDay()) % 7) + (new Date(now).getDay() === 1 ? 7 : 0)
}

/** What a field for date and time holds, as a moment in the browser's time zone; null if it is none one can put off to. */
export function chosenTime(field: string, now: number): number | null {
  const at = new Date(field).getTime()
  return Number.isFinite(at) && at > now && at - now <= YEAR_MS ? at : null
}

/** The moment as such a field wants it. */
export function fieldTime(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
