import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Contact } from '@/domain/contact'
import { Conversation } from '@/domain/conversation'
import { startEmbedded, type EmbeddedDatabase } from '@/server/store/embedded'
import { runCommand } from './run'

let dataDir: string
let database: EmbeddedDatabase

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'alongside-cli-'))
  database = await startEmbedded(dataDir) // as a hub that is using the folder meanwhile
})
afterAll(async () => {
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function cli(args: string[], env: NodeJS.ProcessEnv = {}, data: string | null = dataDir) {
  const out = { stdout: '', stderr: '' }
  const into = (to: keyof typeof out) =>
    new Writable({ write: (chunk: Buffer, _encoding, done) => ((out[to] += chunk.toString()), done()) })
  const io = { stdin: Readable.from([]), stdout: into('stdout'), stderr: into('stderr'), env }
  const code = await runCommand(data === null ? args : [...args, '--data', data], io)
  return {
    code,
    ...out,
    lines: out.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}
const admin = (email: string) => ['create-admin', '--email', email, '--name', 'Ada']

describe('the command line, beside a hub that runs', () => {
  it('makes the first admin with a workspace, and shows the password it made up once', async () => {
    const { code, lines, stderr } = await cli([...admin('Ada@Shop.example'), '--domain', 'shop.example,*.shop.example'])
    expect(code).toBe(0)
    expect(lines).toEqual([
      expect.objectContaining({
        email: 'ada@shop.example',
        role: 'admin',
        workspaceId: expect.any(String),
        inboxId: expect.any(String),
      }),
    ])
    expect(stderr).toMatch(/Password, shown only now: \S{16}/)
  })

  it('adds a second admin to the only workspace, with the password of the environment, which it does not repeat', async () => {
    const { code, lines, stdout, stderr } = await cli(admin('grace@shop.example'), {
      ALONGSIDE_PASSWORD: 'long enough 1',
    })
    expect(code).toBe(0)
    expect(lines).toEqual([expect.objectContaining({ inboxId: null })])
    expect(stdout + stderr).not.toContain('long enough 1')
  })

  it('refuses who is there already', async () => {
    expect(await cli(admin('grace@shop.example'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('already'),
    })
  })

  it('gives somebody a new password, ends their sessions, and writes it down in their workspace', async () => {
    await query(`INSERT INTO sessions (id, token, user_id, expires_at, created_at, updated_at)
      SELECT 'old', 'old', id, now() + interval '1 day', now(), now() FROM users WHERE email = 'grace@shop.example'`)
    const hash = `SELECT password FROM accounts JOIN users ON users.id = user_id WHERE email = 'grace@shop.example'`
    const before = await query(hash)
    const { code, lines, stderr } = await cli(['set-password', '--email', 'Grace@Shop.example'])
    expect([code, lines]).toEqual([0, [{ email: 'grace@shop.example' }]])
    expect(stderr).toMatch(/Password, shown only now: \S{16}/)
    expect(await query(hash)).not.toEqual(before)
    expect(await query(`SELECT FROM sessions WHERE token = 'old'`)).toEqual([])
    expect(await query(`SELECT actor_id, target FROM audit_log WHERE action = 'member.password_set'`)).toEqual([
      { actor_id: null, target: 'Ada' },
    ])
    expect(await cli(['set-password', '--email', 'nobody@shop.example'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nobody signs in'),
    })
  })

  it('after a backup was put back, no cursor of before is one of this log', async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const counters = async () =>
      (
        await client.query<{ seq: string; trimmed: string }>(
          'SELECT seq, trimmed_seq AS trimmed FROM workspace_counters',
        )
      ).rows
    const before = await counters()
    expect(await cli(['restored'])).toMatchObject({ code: 0 })
    const after = await counters()
    await client.end()
    expect(after).toHaveLength(before.length)
    for (const { seq, trimmed } of after) {
      expect(trimmed).toBe(seq) // anything older is answered with 410
      for (const held of before) expect(Number(seq)).toBeGreaterThan(Number(held.seq) + 100_000_000)
    }
  })

  it('fills the workspace for load with rows that are valid, and twice without colliding', async () => {
    const args = ['seed', '--conversations', '200', '--messages', '1500', '--seed', '3']
    expect(await cli(args)).toMatchObject({
      code: 0,
      lines: [expect.objectContaining({ conversations: 200, messages: 1500 })],
    })
    expect(await cli(args)).toMatchObject({ code: 0 })
    const counts = await query<{
      conversations: number
      messages: number
      contacts: number
      wrong: number
      ahead: boolean
    }>(`
      SELECT (SELECT count(*) FROM conversations)::int AS conversations, (SELECT count(*) FROM messages)::int AS messages,
             (SELECT count(*) FROM contacts)::int AS contacts,
             (SELECT count(*) FROM conversations c WHERE last_position <> (SELECT max(position) FROM messages m
               WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id))::int AS wrong,
             (SELECT seq = trimmed_seq AND seq >= (SELECT max(position) FROM messages) FROM workspace_counters) AS ahead`)
    expect(counts).toEqual([{ conversations: 400, messages: 3000, contacts: 400, wrong: 0, ahead: true }])
  })

  it('what is unread in the load is exactly what the contact said after the team’s last reading', async () => {
    const wrong = await query(`
      SELECT 1 FROM conversations c WHERE unread_count <> (SELECT count(*) FROM messages m WHERE m.workspace_id = c.workspace_id
        AND m.conversation_id = c.id AND m.position > c.agents_read_position AND m.author_kind = 'contact')`)
    expect(wrong).toEqual([])
  })

  it('exports all of it as JSON lines that the vocabulary understands, without secrets', async () => {
    const { code, lines, stdout } = await cli(['export'])
    expect(code).toBe(0)
    const [header, ...rows] = lines
    expect(header).toMatchObject({ format: 'alongside-export', version: 1 })
    const of = (table: string) =>
      rows.filter((line) => line.table === table).map((line) => camel(line.row as Record<string, unknown>))
    expect(of('messages')).toHaveLength(3000)
    of('conversations').forEach((row) => Conversation.parse(row))
    of('contacts').forEach((row) => Contact.parse(row))
    expect(of('agents')).toHaveLength(2)
    expect(stdout).not.toMatch(/password|sealed|name_grams/)
  })

  it('waits for a reader that is slow', async () => {
    const slow = new PassThrough({ highWaterMark: 1_000 })
    const io = { stdin: Readable.from([]), stdout: slow, stderr: new PassThrough(), env: {} }
    const done = runCommand(['export', '--data', dataDir], io).then(() => slow.end())
    let text = ''
    for await (const chunk of slow) text += String(chunk)
    await done
    expect(text.trimEnd().split('\n')).toHaveLength(1 + 1 + 2 + 1 + 400 + 400 + 400 + 3000 + 400) // contacts and their addresses first
  })

  it('asks which workspace when there are several', async () => {
    const second = await cli([...admin('ada@shop.example'), '--workspace-name', 'Outlet'])
    expect(second).toMatchObject({ code: 0, stderr: expect.stringContaining('keeps their password') })
    const { code, stderr } = await cli(['export'])
    expect(code).toBe(1)
    expect(stderr).toContain('(Outlet)')
    expect(await cli(['export', '--workspace', 'nope'])).toMatchObject({ code: 1 })
    const outlet = String(second.lines[0]!.workspaceId)
    const exported = await cli(['export', '--workspace', outlet])
    expect(exported.lines.map((line) => line.table)).toEqual([undefined, 'workspaces', 'agents', 'inboxes'])
  })

  it('migrates, leaving the database running as it was found', async () => {
    expect(await cli(['migrate'])).toMatchObject({ code: 0 })
    expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

describe('what is typed wrongly', () => {
  it.each([
    [[], 'create-admin'],
    [['nonsense'], 'no command "nonsense"'],
    [['seed'], '--conversations is missing'],
    [['seed', '--conversations', '1e3', '--messages', '5'], 'whole number'],
    [['seed', '--conversations', '5', '--messages', '4'], 'at least'],
    [['seed', '--conversations', '5', '--wat'], '--wat'],
    [['create-admin', '--email', 'x', '--name', 'A'], 'email address'],
    [['create-admin', '--email', 'a@b.example', '--name', 'A', '--domain', 'https://x'], '--domain'],
  ])('%j is refused with a sentence and exit code 2', async (args, sentence) => {
    const { code, stderr, stdout } = await cli(args, {}, null)
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
    expect(stdout).toBe('')
  })

  it('a password too short is refused before anything is made', async () => {
    expect(await cli(admin('x@y.example'), { ALONGSIDE_PASSWORD: 'short' })).toMatchObject({ code: 2 })
  })

  it('a folder without a database is not made into one by exporting from it', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'alongside-empty-'))
    expect(await cli(['export'], {}, empty)).toMatchObject({ code: 1, stderr: expect.stringContaining('no database') })
    await rm(empty, { recursive: true })
  })

  it('a database out of reach is said to be so', async () => {
    const { code, stderr } = await cli(['migrate'], { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' }, null)
    expect(code).toBe(1)
    expect(stderr).toContain('DATABASE_URL')
  })
})

async function query<T extends object>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

function camel(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}
