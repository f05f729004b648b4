/** The table's filters as the address keeps them, and the question they are to the hub. Days are the reader's own. */
import type { FilterQuery } from '@/domain/conversation-filter'

const KINDS = ['text', 'channel', 'inbox', 'label', 'agent', 'team', 'state', 'rating', 'reviewed'] as const
/** `days`: the last so many, today included. `from`, `to`: whole days, as `2026-11-26`. */
const DATES = ['days', 'from', 'to'] as const
const ALL = [...KINDS, ...DATES]
export type FilterKind = (typeof ALL)[number]
export type Filters = Partial<Record<FilterKind, string>>

/** What an address says of filters; what is empty or unknown is left out. */
export function filtersOf(query: Readonly<Record<string, string>>): Filters {
  return Object.fromEntries(ALL.flatMap((kind) => (query[kind] ? [[kind, query[kind]]] : [])))
}

export const valuesOf = (filters: Filters, kind: FilterKind): string[] =>
  (filters[kind] ?? '').split(',').filter(Boolean)

/** With this value chosen where it was not, and not where it was. */
export function toggled(filters: Filters, kind: FilterKind, value: string): Filters {
  const held = valuesOf(filters, kind)
  const next = held.includes(value) ? held.filter((each) => each !== value) : [...held, value]
  return filtersOf({ ...filters, [kind]: next.join(',') })
}

const without = (filters: Filters, ...kinds: FilterKind[]): Filters =>
  filtersOf(Object.fromEntries(Object.entries(filters).filter(([kind]) => !kinds.includes(kind as FilterKind))))

export const cleared = (filters: Filters, kind: FilterKind): Filters =>
  kind === 'days' ? without(filters, 'days', 'from', 'to') : without(filters, kind)

export const withDays = (filters: Filters, days: string): Filters => ({ ...without(filters, 'from', 'to'), days })
export const withDates = (filters: Filters, dates: { from?: string; to?: string }): Filters =>
  filtersOf({ ...without(filters, 'days'), ...dates })

function startOfDay(at: number, daysLater = 0): number {
  const day = new Date(at)
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() + daysLater) // a day is not always 24 hours
  return day.getTime()
}
const dayOf = (text: string | undefined): number | undefined => {
  const at = text ? new Date(`${text}T00:00:00`).getTime() : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

/** The question as the hub takes it. */
export function askOf(filters: Filters, now: number): FilterQuery {
  const asked: Record<string, string | number> = {}
  for (const kind of KINDS) if (filters[kind]) asked[kind] = filters[kind]
  const days = Number(filters.days)
  const from = dayOf(filters.from)
  const to = dayOf(filters.to)
  if (days > 0) asked.fromAt = startOfDay(now, 1 - days)
  if (from !== undefined) asked.fromAt = from
  if (to !== undefined) asked.toAt = startOfDay(to, 1)
  return asked
}

export const sameFilters = (a: Filters, b: Filters): boolean => ALL.every((kind) => (a[kind] ?? '') === (b[kind] ?? ''))
