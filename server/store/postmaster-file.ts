/** Reads `postmaster.pid`: is a database already running on this folder, and where does it listen? */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from './folder-lock'

const READY_WITHIN_MS = 60_000

/**
 * The port of a running server, once it accepts connections; null when none runs. Lines as PostgreSQL documents them in
 * miscadmin.h: 1 pid, 4 port, 8 status.
 */
export async function runningPort(folder: string): Promise<number | null> {
  const file = join(folder, 'postmaster.pid')
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    const lines = await linesOf(file)
    if (lines === null || !isAlive(Number(lines[0]))) return null
    if (await isAnotherProgram(Number(lines[0]))) {
      await rm(file, { force: true }) // PostgreSQL takes it at its word and would refuse to start
      return null
    }
    if (lines[7]?.trim() === 'ready') return Number(lines[3])
    await wait(50) // it is starting, recovering or stopping; each ends by itself
  }
  return null
}

/** After a power failure, or in a container, the number soon belongs to something else. Unknown where there is no /proc. */
async function isAnotherProgram(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null)
  return name !== null && name.trim() !== 'postgres'
}

async function linesOf(file: string): Promise<string[] | null> {
  try {
    return (await readFile(file, 'utf8')).split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
