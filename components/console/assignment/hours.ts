/** Times of day as a form writes them, and the days of the week as the interface's language calls them. */
import type { BusinessHours, DayHours } from '@/domain/assignment-rules'

const NINE_TO_FIVE: DayHours = { fromMinute: 9 * 60, toMinute: 17 * 60 }

/** `09:30`; the end of the day is `24:00` to nobody's clock, and so the last minute of it. */
export function timeOf(minute: number): string {
  const shown = Math.min(minute, 24 * 60 - 1)
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`
}

export function minuteOf(time: string): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(time)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

/** Working days where the browser is, to begin with. */
export function usualHours(): BusinessHours {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return { timeZone, days: Array.from({ length: 7 }, (_, day) => (day < 5 ? { ...NINE_TO_FIVE } : null)) }
}

/** Monday first. 2024-01-01 was one. */
export function weekdays(locale: string): string[] {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => name.format(Date.UTC(2024, 0, 1 + day)))
}

export function timeZones(chosen: string): string[] {
  const all = Intl.supportedValuesOf('timeZone')
  return all.includes(chosen) ? all : [chosen, ...all]
}

export function withDay(hours: BusinessHours, day: number, change: Partial<DayHours> | null): BusinessHours {
  const days = hours.days.map((each, index) => {
    if (index !== day) return each
    return change === null ? null : { ...(each ?? NINE_TO_FIVE), ...change }
  })
  return { ...hours, days }
}

/** Every day that is open ends after it begins. */
export const areInOrder = ({ days }: BusinessHours) =>
  days.every((day) => day === null || day.fromMinute < day.toMinute)
