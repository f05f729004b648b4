/** Runs the benchmarks and prints their figures as one JSON line, last. What misses its target is said, not hidden. */
import { TARGETS } from './targets'
import type { Figures } from './figures'

const MODULES: Record<string, () => Promise<{ run(): Promise<Figures> }>> = {
  size: () => import('./size'),
  page: () => import('./page'),
  hub: () => import('./hub'),
  e2e: () => import('./e2e'),
  ui: () => import('./ui'),
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in MODULES))
if (unknown.length > 0) {
  process.stderr.write(`No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(MODULES).join(', ')}.\n`)
  process.exit(1)
}

const figures: Figures = {}
for (const [name, load] of Object.entries(MODULES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`${name}…\n`)
  const { run } = await load()
  Object.assign(figures, await run())
}

for (const [name, { says, met }] of Object.entries(TARGETS)) {
  if (!(name in figures)) continue
  process.stderr.write(
    `${met(figures) ? 'met   ' : 'MISSED'} ${name} = ${JSON.stringify(figures[name])}, target ${says}\n`,
  )
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exit(0)
