/**
 * A hub as its own process, as it is run for real: so that it can be killed, and so that two share nothing but a database.
 * It is the built one, which setup.ts sees to: compiled at each start, the starts took longer than what they were for.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = join(process.cwd(), 'dist/server/main.js')
export const PROCESS_SECRET = 'the same secret for every hub of one database'

export interface HubProcess {
  url: string
  pid: number
  /** What it said on standard error that is not a log line. */
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface HubExit {
  code: number | null
  said: string
}

function run(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', ALONGSIDE_SECRET: PROCESS_SECRET, ALONGSIDE_ROLE: 'web', ...environment },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
}

/** Resolves when the hub says it is ready. */
export async function startHubProcess(environment: Record<string, string>): Promise<HubProcess> {
  const child = run(environment)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  for await (const line of createInterface({ input: child.stderr! })) {
    const entry = line.startsWith('{') ? (JSON.parse(line) as { message: string; hub?: string }) : null
    if (entry?.message !== 'ready') {
      said += `${line}\n`
      continue
    }
    child.stderr!.resume()
    const kill = async (signal: NodeJS.Signals) => {
      child.kill(signal)
      await ended
    }
    return { url: entry.hub!, pid: child.pid!, kill }
  }
  throw new Error(`the hub ended before it was ready:\n${said}`)
}

/** For a hub that must refuse to start. */
export async function hubThatRefuses(environment: Record<string, string>): Promise<HubExit> {
  const child = run(environment)
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { code, said }
}
