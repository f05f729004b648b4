/** When nobody wants to be notified: until a moment, and in the same hours of every day. Free of zod, for pages. */

export type QuietHours = {
  on: boolean
  /** Minutes after midnight, in the browser's time zone. `from` later than `to`: over midnight. */
  from: number
  to: number
}
export type Quiet = {
  /** Not before then; null: at once. */
  quietUntil: number | null
  quietHours: QuietHours
}

/** Until it is switched off: the end of what a date can be. */
export const UNTIL_OFF = 8_640_000_000_000_000

export function isQuiet({ quietUntil, quietHours }: Quiet, now: number): boolean {
  if (quietUntil !== null && now < quietUntil) return true
  const { on, from, to } = quietHours
  if (!on || from === to) return false
  const day = new Date(now)
  const minute = day.getHours() * 60 + day.getMinutes()
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

export const QUIET_CHOICES = ['hour', 'tomorrow', 'off'] as const
export type QuietChoice = (typeof QUIET_CHOICES)[number]
const HOUR_MS = 3_600_000
const MORNING = 9

/** The moment each choice lasts until. */
export function quietUntil(choice: QuietChoice, now: number): number {
  if (choice === 'hour') return now + HOUR_MS
  if (choice === 'off') return UNTIL_OFF
  const morning = new Date(now)
  morning.setDate(morning.getDate() + 1)
  return morning.setHours(MORNING, 0, 0, 0)
}

/** "22:30" as minutes after midnight; null if it is no time of day. */
export function minutesOf(field: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(field)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}
export const fieldOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
