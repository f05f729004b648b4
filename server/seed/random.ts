/** Chance that can be repeated: the same seed and place give the same number, in any order of asking. */

/** 0 ≤ x < 1, from a seed and up to three integers (a hash, not a sequence). */
export function chance(seed: number, a: number, b = 0, c = 0): number {
  let hash = seed ^ 0x9e3779b9
  for (const part of [a, b, c]) {
    hash = Math.imul(hash ^ part, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return (hash >>> 0) / 2 ** 32
}

export function pick<T>(from: readonly T[], chance: number): T {
  return from[Math.floor(chance * from.length)]!
}
