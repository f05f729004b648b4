/** Where the repository lies: the same from source and from dist/server/demo.js. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('The demo has to run inside the repository: no package.json above it')
  return findRoot(above)
}

export const ROOT = findRoot(import.meta.dirname)
