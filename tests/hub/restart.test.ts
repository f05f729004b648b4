/** A hub that was killed, started again, started twice, or given a folder it cannot use. */
import { randomUUID } from 'node:crypto'
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { aConversation, aSignedInWorkspace, callHub, list, str, startTestHub, text } from './harness'
import { hubThatRefuses, PROCESS_SECRET, startHubProcess } from './hub-process'

let folder: string
let data: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-restart-'))
  data = join(folder, 'data')
  await chmod(folder, 0o711) // as root, the database's own user must pass through
})
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

/** A workspace in the embedded database of the folder; the hub that made it is stopped again. */
async function prepared() {
  const hub = await startTestHub('', { databaseUrl: undefined, dataDir: data, secret: PROCESS_SECRET })
  const workspace = await aSignedInWorkspace(hub)
  const { conversation } = await aConversation(hub, workspace)
  await hub.close()
  return { token: workspace.tokens.agent, conversationId: conversation.id }
}

it(
  'has, after kill -9 in mid-write and a restart, every message it accepted, each once',
  { timeout: 180_000 },
  async () => {
    const { token, conversationId } = await prepared()
    const path = `${API_BASE}/conversations/${conversationId}/messages`
    const accepted = new Set<string>()
    let unanswered: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const hub = await startHubProcess({ ALONGSIDE_DATA: data })
      // What got no answer before the kill is sent again, as an outbox does.
      await Promise.all(unanswered.map((id) => send(hub.url, id)))
      const sending = Array.from({ length: 40 }, () => randomUUID())
      unanswered = sending
      const sends = sending.map((id) => send(hub.url, id).catch(() => undefined))
      await Promise.race(sends)
      await hub.kill('SIGKILL')
      await Promise.all(sends)
      unanswered = sending.filter((id) => !accepted.has(id))
    }
    const hub = await startHubProcess({ ALONGSIDE_DATA: data })
    await Promise.all(unanswered.map((id) => send(hub.url, id)))
    const { body } = await callHub(hub.url, 'GET', `${path}?limit=200`, { token })
    const stored = list(body.messages!)
      .map((message) => str(message.id))
      .slice(1)
    expect(accepted.size).toBe(120)
    expect(stored.toSorted()).toEqual([...accepted].toSorted())
    await hub.kill('SIGTERM')

    async function send(url: string, id: string) {
      const answer = await callHub(url, 'POST', path, { token, body: { id, content: text(id) } })
      expect(answer.status).toBe(202)
      accepted.add(id)
    }
  },
)

it('refuses a second hub on the same folder, naming the first', async () => {
  const hub = await startHubProcess({ ALONGSIDE_DATA: data })
  const second = await hubThatRefuses({ ALONGSIDE_DATA: data })
  expect(second.code).toBe(1)
  expect(second.said).toContain(`Another hub (process ${hub.pid}) is using ${data}`)
  await hub.kill('SIGTERM')
})

it('says what to do about a folder that holds something else, and leaves it alone', async () => {
  await mkdir(join(data, 'postgres'), { recursive: true })
  await writeFile(join(data, 'postgres', 'holiday.jpg'), 'a picture')
  const { code, said } = await hubThatRefuses({ ALONGSIDE_DATA: data })
  expect(code).toBe(1)
  expect(said).toContain('holds files, but no database')
  expect(said).not.toContain('at ') // no stack
})

it('says what to do about a database of another PostgreSQL', async () => {
  await mkdir(join(data, 'postgres'), { recursive: true })
  await writeFile(join(data, 'postgres', 'PG_VERSION'), '14\n')
  expect((await hubThatRefuses({ ALONGSIDE_DATA: data })).said).toContain('was made by PostgreSQL 14')
})

it('starts, and starts again, in a folder that other users may not enter', async () => {
  await chmod(folder, 0o700)
  for (let start = 0; start < 2; start += 1) {
    const hub = await startHubProcess({ ALONGSIDE_DATA: data })
    expect((await fetch(`${hub.url}/health/ready`)).status).toBe(200)
    await hub.kill('SIGTERM')
  }
  await rm(await realpath(join(data, 'postgres')), { recursive: true, force: true })
})

it('says that the port is taken, and stops the database it had started', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const { port } = taken.address() as AddressInfo
  const refused = await hubThatRefuses({ ALONGSIDE_DATA: data, PORT: String(port) })
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining(`Port ${port} is taken`) as string })
  taken.close()
  const again = await startHubProcess({ ALONGSIDE_DATA: data })
  await again.kill('SIGTERM')
})

it('says which settings it does not understand, and none of their values', async () => {
  const { code, said } = await hubThatRefuses({
    ALONGSIDE_DATA: data,
    DATABASE_URL: 'mysql://root:hunter2@db',
    PORT: 'many',
  })
  expect(code).toBe(1)
  expect(said).toContain('PORT, DATABASE_URL')
  expect(said).not.toContain('hunter2')
})
