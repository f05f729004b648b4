/**
 * A demo's data folder, seeded once for each of the run's workers and copied for every file that wants a demo: making a
 * database and writing the workspace into it takes longer than most of the stories. The address of its shop is in what is
 * seeded, so the copies listen on the same port, one after the other.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where a run keeps them; set by setup.ts, and unset outside a test run. */
export const SEEDED_FOLDER = 'ALONGSIDE_SEEDED_DEMOS'

export interface SeededDemo {
  port: number
  /** A new data folder with everything in it. */
  copy(): Promise<string>
}

/** This worker's, made now if it is the first time; null outside a test run. */
export async function seededDemo(
  freePorts: () => Promise<number>,
  start: (port: number, dataDir: string) => Promise<{ stop: () => Promise<void> }>,
): Promise<SeededDemo | null> {
  const folder = process.env[SEEDED_FOLDER]
  if (!folder) return null
  const seeded = join(folder, process.env.VITEST_POOL_ID ?? '1')
  const known = await readFile(`${seeded}.port`, 'utf8').catch(() => null)
  const port = known === null ? await freePorts() : Number(known)
  if (known === null) {
    const demo = await start(port, seeded)
    await demo.stop()
    await writeFile(`${seeded}.port`, String(port))
  }
  return { port, copy: () => copyOf(seeded) }
}

/** With owners and modes: the database is another user's. */
async function copyOf(seeded: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alongside-demo-'))
  await run('cp', ['-a', `${seeded}/.`, folder])
  return folder
}
