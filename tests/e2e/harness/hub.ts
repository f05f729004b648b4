/** A real hub, in its own process on a real PostgreSQL with a fresh folder; it may be killed and started again. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { seededDemo } from './seeded-demo'

export interface Program {
  /** Ends it as an administrator would, and waits. */
  stop(): Promise<void>
  /** `kill -9`: nothing is closed, nothing is flushed. */
  kill(): Promise<void>
  start(): Promise<void>
}

export interface Demo extends Program {
  hub: string
  shop: string
  port: number
  dataDir: string
  agents: { role: string; email: string; password: string }[]
  /** Stops it and removes its data. */
  close(): Promise<void>
}

/** Below the ports that systems give to outgoing connections (Linux: from 32768, others higher), so that none takes it. */
const PORTS = { from: 21_000, to: 31_000 }

/** A port nobody listens on now, and the next one free as well. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/**
 * The whole demo — hub, database, shop, seeded workspace — as `npm start` runs it. In a test run it starts from a copy of a
 * folder made once (see seeded-demo.ts): that takes a fifth of the time, and is as fresh.
 */
export async function startDemo(): Promise<Demo> {
  const seeded = await seededDemo(freePorts, runDemo)
  return seeded ? runDemo(seeded.port, await seeded.copy()) : runDemo(await freePorts(), await freshFolder())
}

const freshFolder = () => mkdtemp(join(tmpdir(), 'alongside-demo-'))

async function runDemo(port: number, dataDir: string): Promise<Demo> {
  const args = ['dist/server/demo.js', '--port', String(port), '--data', dataDir, '--no-browser', '--json']
  let child: ChildProcess | null = null

  const end = async (signal: NodeJS.Signals) => {
    if (child && child.exitCode === null && child.signalCode === null) {
      const closed = once(child, 'close')
      child.kill(signal)
      await closed
    }
    child = null
  }

  async function start(): Promise<string> {
    const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    const said: string[] = []
    createInterface({ input: started.stderr }).on('line', (line) => said.push(line))
    return new Promise((resolve, reject) => {
      createInterface({ input: started.stdout }).on('line', (line) => {
        if (line.startsWith('{"hub"')) resolve(line)
      })
      started.once('close', () => reject(new Error(`The demo did not start:\n${said.slice(-20).join('\n')}`)))
    })
  }

  const ready = JSON.parse(await start()) as Pick<Demo, 'hub' | 'shop' | 'agents'>
  return {
    ...ready,
    port,
    dataDir,
    start: async () => void (await start()),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async close() {
      await end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
