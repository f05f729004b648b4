import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmbedded, type EmbeddedDatabase } from '@/server/store/embedded'
import { busContract, typing, ws } from './bus.contract'
import { postgresBus } from './postgres'

let dataDir: string
let database: EmbeddedDatabase
const open = () => postgresBus({ connectionString: database.url, problem: () => {}, backoff: () => 5 })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'alongside-bus-'))
  database = await startEmbedded(dataDir)
})
afterAll(async () => {
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the bus over LISTEN/NOTIFY', () => {
  busContract(async () => [await open(), await open()])

  it('after a lost connection rings everything, then goes on in both directions', async () => {
    const [a, b] = [await open(), await open()]
    const heard: unknown[] = []
    const typed = vi.fn()
    b.onRing((workspaceId) => heard.push(workspaceId))
    b.onSignal(typed)

    await terminateConnections()
    a.ring(ws('rung-while-away'))

    await vi.waitFor(() => expect(heard).toContain(null))
    await vi.waitFor(() => expect(a.isConnected() && b.isConnected()).toBe(true))
    a.ring(ws('afterwards'))
    a.signal(ws('afterwards'), typing(1))
    await vi.waitFor(() => expect(heard).toContain('afterwards'))
    await vi.waitFor(() => expect(typed).toHaveBeenCalled())
    await Promise.all([a.close(), b.close()])
  })

  it('a ring made while its own connection is away is heard once that is back', async () => {
    const [a, b] = [await open(), await open()]
    const heard = new Set<unknown>()
    b.onRing((workspaceId) => heard.add(workspaceId))
    for (let n = 0; n < 20; n += 1) {
      await terminateConnections()
      a.ring(ws(`shop-${n}`))
      await vi.waitFor(() => expect(heard.has(`shop-${n}`) || heard.has(null)).toBe(true))
      await vi.waitFor(() => expect(a.isConnected() && b.isConnected()).toBe(true))
      heard.clear()
      a.ring(ws('probe'))
      await vi.waitFor(() => expect(heard).toContain('probe'))
      heard.clear()
    }
    await Promise.all([a.close(), b.close()])
  })

  it('rejects when no database answers', async () => {
    const nowhere = {
      connectionString: 'postgres://x:y@127.0.0.1:1/none',
      problem: () => {},
      backoff: () => 1,
      firstAttempts: 2,
    }
    await expect(postgresBus(nowhere)).rejects.toThrow()
  })
})

async function terminateConnections() {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  // Of this file's database: on the same server, at the same time, are those of the others.
  const ours = `application_name = 'alongside bus' AND datname = current_database()`
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ours}`)
  await client.end()
}
