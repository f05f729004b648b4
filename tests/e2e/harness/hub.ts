/** A real hub, in its own process on a real PostgreSQL with a fresh folder; it may be killed and started again. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

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

/** A port nobody listens on now, and the next one free as well. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = await portOf(0)
    if (port !== null && port < 65_000 && (await portOf(port + 1)) !== null) return port
  }
}

function portOf(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** The whole demo — hub, database, shop, seeded workspace — as `npm start` runs it. */
export async function startDemo(): Promise<Demo> {
  const port = await freePorts()
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-demo-'))
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
