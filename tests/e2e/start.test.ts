/** `npm start`, as a person or a script runs it. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePorts } from './harness/hub'

interface Ready {
  hub: string
  shop: string
  extension: string
  agents: { role: string; email: string; password: string }[]
}

let folder: string
const running = new Set<ChildProcess>()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-start-'))
})
afterEach(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) await stop(child)
  running.clear()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

function npmStart(args: string[], { env = {}, node = [] }: { env?: Record<string, string>; node?: string[] } = {}) {
  const child = spawn(process.execPath, [...node, 'scripts/start.mjs', ...args], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  return { child, said }
}

async function stop(child: ChildProcess): Promise<number | null> {
  const closed = once(child, 'close')
  child.kill('SIGINT')
  const [code] = (await closed) as [number | null]
  return code
}

/** Resolves when stderr or stdout holds the words. */
function says(started: ReturnType<typeof npmStart>, words: string): Promise<void> {
  const { child, said } = started
  return new Promise((resolve, reject) => {
    const look = () => {
      if ((said.out + said.err).includes(words)) resolve()
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('close', () => reject(new Error(`Ended without saying “${words}”:\n${said.err}`)))
    look()
  })
}

async function refusal(args: string[], options?: Parameters<typeof npmStart>[1]) {
  const { child, said } = npmStart(args, options)
  const [code] = (await once(child, 'close')) as [number]
  return { code, text: said.err }
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

describe('npm start', () => {
  it('prints one line of JSON when hub and shop answer, and Ctrl-C leaves nothing running', async () => {
    const port = await freePorts()
    const started = npmStart(['--no-browser', '--json', '--port', String(port), '--data', folder])
    await says(started, '"agents"')

    const lines = started.said.out.trim().split('\n')
    expect(lines).toHaveLength(1)
    const ready = JSON.parse(lines[0] ?? '') as Ready
    expect(new URL(ready.hub).port).toBe(String(port))
    expect((await fetch(`${ready.hub}/api/v1/hub`)).status).toBe(200)
    expect(await (await fetch(ready.shop)).text()).toContain('data-inbox=')
    expect(existsSync(join(ready.extension, 'manifest.json'))).toBe(true)
    expect(new Set(ready.agents.map((agent) => agent.role))).toEqual(new Set(['admin', 'supervisor', 'agent']))
    const [agent] = ready.agents
    const session = await fetch(`${ready.hub}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: agent?.email, password: agent?.password }),
    })
    expect(session.status).toBe(200)

    expect(await stop(started.child)).toBe(0)
    expect(await answers(Number(new URL(ready.hub).port))).toBe(false)
    expect(await answers(Number(new URL(ready.shop).port))).toBe(false)
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  it('says how to load the extension where no browser can be opened', async () => {
    const port = await freePorts()
    const started = npmStart(['--port', String(port), '--data', folder])
    await says(started, 'Press Ctrl-C')
    expect(started.said.err).toContain('there is no display here')
    expect(started.said.err).toContain('chrome://extensions')
    expect(started.said.err).toContain('.output')
    expect(await stop(started.child)).toBe(0)
  })

  it('says so when there is a display but no browser', async () => {
    const port = await freePorts()
    const nowhere = { DISPLAY: ':9', ALONGSIDE_CHROMIUM: join(folder, 'none') }
    const started = npmStart(['--port', String(port), '--data', folder], { env: nowhere })
    await says(started, 'Press Ctrl-C')
    expect(started.said.err).toContain('no Chromium, Chrome or Edge was found')
    await stop(started.child)
  })

  it('refuses a taken port with a sentence that says what to do', async () => {
    const port = await freePorts()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const { code, text } = await refusal(['--no-browser', '--port', String(port), '--data', folder])
    other.close()
    expect(code).toBe(1)
    expect(text).toMatch(
      /Port \d+.*is taken by another program\. Stop that program, or choose another port with --port\./,
    )
  })

  it('refuses a data folder that is a file', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    const { code, text } = await refusal(['--no-browser', '--data', file])
    expect(code).toBe(1)
    expect(text).toMatch(/is a file, not a folder. Choose another with --data/)
  })

  it('refuses a broken database with a sentence, not a stack', async () => {
    await mkdir(join(folder, 'postgres'))
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), 'not a database')
    const { code, text } = await refusal(['--no-browser', '--port', String(await freePorts()), '--data', folder])
    expect(code).toBe(1)
    expect(text).toContain('The hub did not start')
    expect(text).toContain(folder)
    expect(text).not.toMatch(/^\s+at /m)
  })

  it('refuses an old Node with a sentence', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`
    const { code, text } = await refusal([], { node: ['--import', pretend] })
    expect(code).toBe(1)
    expect(text).toContain('Alongside needs Node 20.19 or newer; this is Node 18.20.4.')
  })
})
