/** An entry's details as one line: what it was, and what it became. */
import type { AuditEntry } from '@/domain/audit'

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(shown).join(', ')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/** `from` and `to` become an arrow, everything else `name: value`. Nothing that is empty. */
export function detailsOf({ details }: Pick<AuditEntry, 'details'>): string {
  const { from, to, ...rest } = details
  const changed = from !== undefined && to !== undefined && from !== to ? [`${shown(from)} → ${shown(to)}`] : []
  const others = Object.entries(rest).filter(
    ([, value]) => value !== null && value !== undefined && shown(value) !== '',
  )
  return [...changed, ...others.map(([name, value]) => `${name}: ${shown(value)}`)].join(' · ')
}
