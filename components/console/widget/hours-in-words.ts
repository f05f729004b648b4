/** Business hours on one line: "Mon – Fri 09:00–17:00, Sat 10:00–14:00 · Europe/Oslo". */
import type { BusinessHours, DayHours } from '@/domain/assignment-rules'
import { timeOf } from '../assignment/hours'

const isSame = (a: DayHours, b: DayHours) => a.fromMinute === b.fromMinute && a.toMinute === b.toMinute

export function hoursInWords({ days, timeZone }: BusinessHours, locale: string): string {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const nameOf = (day: number) => name.format(Date.UTC(2024, 0, 1 + day)) // 2024-01-01 was a Monday
  const runs: { from: number; to: number; hours: DayHours }[] = []
  days.forEach((hours, day) => {
    if (!hours) return
    const last = runs.at(-1)
    if (last?.to === day - 1 && isSame(last.hours, hours)) last.to = day
    else runs.push({ from: day, to: day, hours })
  })
  const lines = runs.map(({ from, to, hours }) => {
    const span = from === to ? nameOf(from) : `${nameOf(from)} – ${nameOf(to)}`
    return `${span} ${timeOf(hours.fromMinute)}–${timeOf(hours.toMinute)}`
  })
  const listed = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(lines)
  return [listed || '–', timeZone.replaceAll('_', ' ')].join(' · ')
}
