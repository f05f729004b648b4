/** An entry's details as one line: what it was, and what it became. */
import type { AuditEntry } from '@/domain/audit'

type Say = (word: string) => string
type Pair = (name: string, value: string) => string

const shown = (value: unknown, say: Say): string => {
  if (Array.isArray(value)) return value.map((each) => shown(each, say)).join(', ')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : say(String(value))
}

/** `from` and `to` become an arrow, everything else `name: value`. Nothing that is empty. `say`: what has words of its own. */
export function detailsOf(
  { details }: Pick<AuditEntry, 'details'>,
  say: Say = (word) => word,
  pair: Pair = (name, value) => `${name}: ${value}`,
): string {
  const { from, to, ...rest } = details
  const changed =
    from !== undefined && to !== undefined && from !== to ? [`${shown(from, say)} → ${shown(to, say)}`] : []
  const others = Object.entries(rest).filter(
    ([, value]) => value !== null && value !== undefined && shown(value, say) !== '',
  )
  return [...changed, ...others.map(([name, value]) => pair(say(name), shown(value, say)))].join(' · ')
}
