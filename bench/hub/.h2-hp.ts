/** A hub of its own for measuring: the built program, as it is run for real, on a fresh database. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const EMAIL = 'bench@alongside.example'
const PASSWORD = 'bench password'
/** BENCH_CPU_PROFILE=DIR: the hub writes its CPU profile there when it stops, for DevTools to open. */
const PROFILED = process.env.BENCH_CPU_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_CPU_PROFILE}`] : []

export interface HubProcess {
  url: string
  pid: number
  /** Of the hub's embedded database. */
  databaseUrl: string
  /** Headers of a signed-in agent. */
  headers: Record<string, string>
  inboxId: string
  close(): Promise<void>
}

export async function startHubProcess(): Promise<HubProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-bench-'))
  const hub = spawn(
    process.execPath,
    [...PROFILED, process.env.H2_MAIN ?? 'dist/server/main.js', '--port', '0', '--data', dataDir],
    {
      env: { ...process.env, DATABASE_URL: '', NATS_URL: '', ALONGSIDE_SECRET: '', LOG_LEVEL: 'info' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const close = async () => {
    if (hub.exitCode === null) {
      hub.kill('SIGTERM')
      await once(hub, 'exit')
    }
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const url = await readyUrl(hub)
    const made = await createAdmin(dataDir)
    const headers = { authorization: `Bearer ${await signIn(url)}`, 'x-workspace-id': made.workspaceId }
    return { url, pid: hub.pid!, databaseUrl: await databaseUrl(dataDir), headers, inboxId: made.inboxId, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function readyUrl(hub: ChildProcess): Promise<string> {
  const said: string[] = []
  for await (const line of createInterface({ input: hub.stderr! })) {
    said.push(line)
    const { message, hub: url } = line.startsWith('{') ? (JSON.parse(line) as { message?: string; hub?: string }) : {}
    if (message !== 'ready' || !url) continue
    hub.stderr!.resume() // its later lines are nobody's, and must not fill the pipe
    return url
  }
  throw new Error(`The hub did not start:\n${said.join('\n')}`)
}

async function createAdmin(dataDir: string): Promise<{ workspaceId: string; inboxId: string }> {
  const args = ['create-admin', '--email', EMAIL, '--name', 'Bench', '--domain', 'shop.example', '--data', dataDir]
  const cli = spawn(process.execPath, ['dist/server/cli.js', ...args], {
    env: { ...process.env, DATABASE_URL: '', ALONGSIDE_PASSWORD: PASSWORD },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  for await (const chunk of cli.stdout) out += String(chunk)
  return JSON.parse(out) as { workspaceId: string; inboxId: string }
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  })
  return ((await response.json()) as { token: string }).token
}

async function databaseUrl(dataDir: string): Promise<string> {
  const port = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]
  const password = (await readFile(join(dataDir, 'postgres.password'), 'utf8')).trim()
  return `postgres://alongside:${encodeURIComponent(password)}@127.0.0.1:${port}/alongside`
}

/** A visitor who said hello, and so a conversation to write in. */
export async function aConversation({ url, inboxId, headers }: HubProcess): Promise<string> {
  const widget = { 'content-type': 'application/json', origin: 'https://shop.example' }
  const opened = await fetch(`${url}/api/widget/v1/session`, {
    method: 'POST',
    headers: widget,
    body: JSON.stringify({ inbox: inboxId, token: null, language: 'en', timeZone: 'UTC' }),
  })
  const { token } = (await opened.json()) as { token: string }
  const sent = await fetch(`${url}/api/widget/v1/messages`, {
    method: 'POST',
    headers: { ...widget, authorization: `Bearer ${token}` },
    body: JSON.stringify({ id: crypto.randomUUID(), text: 'Hello' }),
  })
  if (!sent.ok) throw new Error(`The hub refused a visitor's message: ${sent.status} ${await sent.text()}`)
  const listed = await fetch(`${url}/api/v1/conversations`, { headers })
  const { conversations } = (await listed.json()) as { conversations: { id: string }[] }
  return conversations[0]!.id
}

/** Resident memory of a process, in kilobytes of 1000 bytes. */
export async function residentKb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return (Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) * 1024) / 1000
}
