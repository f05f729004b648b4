/** Figures by name (`ui.search_ms`), and the arithmetic every benchmark shares. */
export type Spread = { p50: number; p95: number; n: number }
export type Figures = Record<string, number | null | object>

/** Rounds to a tenth: nobody reads further. */
export const tenth = (value: number) => Math.round(value * 10) / 10

function quantile(sorted: number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN
}

export function spread(samples: number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b)
  return { p50: tenth(quantile(sorted, 0.5)), p95: tenth(quantile(sorted, 0.95)), n: sorted.length }
}
