/** A real hub on a real PostgreSQL for tests: one database server per run, a fresh database for whoever asks. */
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { startHub, type Hub, type HubOptions } from '@/server/hub'
import { createLogger } from '@/server/ops/logger'
import type { Role } from '@/domain/permissions'
import type { InboxId, WorkspaceId } from '@/domain/ids'
import { API_BASE, WORKSPACE_HEADER, type Session } from '@/protocol/hub-api'
import { WIDGET_BASE, type WidgetSession } from '@/protocol/widget-api'
import { createWorkspace, type CreatedWorkspace } from '@/server/use-cases/create-workspace'
import { databaseAt } from './setup'
import { openStream, type TestStream } from './sse'

export const PASSWORD = 'correct horse battery'
const SECRET = 'a secret for tests, long enough to be taken'

export interface TestDatabases {
  /** The address of a new database that has the schema and nothing else. */
  freshDatabase(): Promise<string>
  /** Drops them, whoever is still connected. */
  close(): Promise<void>
}

/** On the server setup.ts started for the whole run. */
export async function openDatabases(): Promise<TestDatabases> {
  const { url, template } = inject('postgres')
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const made: string[] = []
  return {
    async freshDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
      made.push(name)
      return databaseAt(url, name)
    },
    async close() {
      for (const name of made) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}

export interface TestHub extends Hub {
  api(method: string, path: string, options?: CallOptions): Promise<Answer>
}

export interface CallOptions {
  token?: string | undefined
  workspaceId?: string | undefined
  body?: unknown
  headers?: Record<string, string>
}

/** JSON as tests look into it: `body.error.code`. Compare with expect, or take a value out with `list()` or `str()`. */
export interface Loose {
  readonly [key: string]: Loose
}
export const list = (value: Loose): Loose[] => value as unknown as Loose[]
export const str = (value: Loose | undefined): string => value as unknown as string

export interface Answer {
  status: number
  body: Loose
  headers: Headers
}

/** One hub process' worth of hub, on the given database. */
export async function startTestHub(databaseUrl: string, options: Partial<HubOptions> = {}): Promise<TestHub> {
  const hub = await startHub({
    port: 0,
    host: '127.0.0.1',
    dataDir: join(tmpdir(), 'alongside-unused'),
    secret: SECRET,
    role: 'web',
    databaseUrl,
    poolMax: 12,
    logger: createLogger({ level: 'fatal' }),
    ...options,
  })
  return { ...hub, api: (method, path, call) => callHub(hub.url, method, path, call) }
}

export async function callHub(url: string, method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const { token, workspaceId, body, headers } = options
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body === undefined
        ? {}
        : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(workspaceId === undefined ? {} : { [WORKSPACE_HEADER]: workspaceId }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, body: (isJson ? JSON.parse(text) : null) as Loose, headers: response.headers }
}

export interface TestWorkspace extends CreatedWorkspace {
  id: WorkspaceId
  inboxId: InboxId
  tokens: Record<Role, string>
}

let workspaces = 0

/** A workspace with one member of each role, signed in, and a website inbox for pages on localhost. */
export async function aSignedInWorkspace(hub: TestHub): Promise<TestWorkspace> {
  workspaces += 1
  const mark = `w${workspaces}`
  const roles: Role[] = ['admin', 'supervisor', 'agent']
  const agents = roles.map((role) => ({
    name: `${role} of ${mark}`,
    email: `${role}@${mark}.example`,
    password: PASSWORD,
    role,
  }))
  const website = { allowedDomains: ['localhost'] }
  const created = await createWorkspace(hub.deps, { name: `Shop ${mark}`, language: 'en', agents, website })
  const tokens = {} as Record<Role, string>
  for (const { role, email } of agents) tokens[role] = (await signIn(hub, email)).token
  return { ...created, id: created.workspace.id, inboxId: created.inboxId!, tokens }
}

export async function signIn(hub: TestHub, email: string, password = PASSWORD): Promise<Session> {
  const { status, body } = await hub.api('POST', `${API_BASE}/session`, { body: { email, password } })
  if (status !== 200) throw new Error(`sign-in answered ${status} ${JSON.stringify(body)}`)
  return body as unknown as Session
}

export interface TestVisitor extends WidgetSession {
  say(text: string, id?: string): Promise<Answer>
  api(method: string, path: string, body?: unknown): Promise<Answer>
  stream(version?: number): Promise<TestStream>
}

export async function aVisitor(hub: TestHub, inboxId: string, token: string | null = null): Promise<TestVisitor> {
  const body = { inbox: inboxId, token, language: 'es', timeZone: 'Europe/Madrid' }
  const opened = await hub.api('POST', `${WIDGET_BASE}/session`, { body, headers: { origin: 'http://localhost:8080' } })
  if (opened.status !== 200) throw new Error(`the widget's session answered ${opened.status}`)
  const session = opened.body as unknown as WidgetSession
  const api = (method: string, path: string, sent?: unknown) =>
    hub.api(method, `${WIDGET_BASE}${path}`, { token: session.token, ...(sent === undefined ? {} : { body: sent }) })
  return {
    ...session,
    api,
    say: (text, id = crypto.randomUUID()) => api('POST', '/messages', { id, text }),
    stream: (version) => openStream(`${hub.url}${WIDGET_BASE}/events`, { token: session.token, lastEventId: version }),
  }
}

/** A contact who has written, and the conversation that made. */
export async function aConversation(hub: TestHub, workspace: TestWorkspace, text = 'Is it in stock?') {
  const visitor = await aVisitor(hub, workspace.inboxId)
  await visitor.say(text)
  const { body } = await hub.api('GET', `${API_BASE}/conversations`, { token: workspace.tokens.agent })
  const page = body as unknown as { conversations: { id: string; contactId: string; version: number }[] }
  const conversation = page.conversations.find((found) => found.contactId === visitor.contactId)!
  return { visitor, conversation }
}

export function text(content: string) {
  return { kind: 'text' as const, text: content }
}

export function agentStream(hub: TestHub, token: string, cursor?: number): Promise<TestStream> {
  return openStream(`${hub.url}${API_BASE}/events`, { token, lastEventId: cursor })
}
