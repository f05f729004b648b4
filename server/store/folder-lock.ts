/** One hub per data folder. The lock is a file naming the process, so that one left by a killed hub is recognised. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../start-error'

/** Throws a StartError while a living hub holds the folder. */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, 'hub.lock')
  const mine = `${process.pid} ${await startOf(process.pid)}\n`
  for (;;) {
    try {
      await writeFile(file, mine, { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new StartError(`The data folder ${dataDir} cannot be written. Choose another with --data DIR.`, {
          cause: error,
        })
    }
    const holder = await holderOf(file)
    if (holder !== null)
      throw new StartError(
        `Another hub (process ${holder}) is using ${dataDir}. Stop it first, or choose another folder with --data DIR.`,
      )
    await rm(file, { force: true })
  }
}

async function holderOf(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const [pid, startedAt] = text.trim().split(' ')
  if (!pid || !isAlive(Number(pid))) return null
  // The number may have been given to another program since; its start time tells.
  return (await startOf(Number(pid))) === startedAt ? Number(pid) : null
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // it lives, and is somebody else's
  }
}

/** When a process started, in the kernel's ticks; '?' where there is no /proc to ask. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // The name in parentheses may hold spaces; the start time is field 22, the 20th after it.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '?'
}
