/** An order that stays as it is while somebody points at it: what comes in waits above, what is older joins below. */
export function keepOrder<T>(shown: readonly T[], next: readonly T[]): { ids: T[]; waiting: number } {
  const rank = new Map(next.map((id, index) => [id, index]))
  const first = shown.find((id) => rank.has(id))
  if (first === undefined) return { ids: [...next], waiting: 0 }
  const last = shown.findLast((id) => rank.has(id))!
  const here = new Set(shown)
  const below = next.slice(rank.get(last)! + 1).filter((id) => !here.has(id))
  return { ids: [...shown, ...below], waiting: rank.get(first)! }
}
