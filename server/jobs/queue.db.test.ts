import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ConversationId, WorkspaceId } from '@/domain/ids'
import { createLogger } from '@/server/ops/logger'
import { createMetrics } from '@/server/ops/metrics'
import { startEmbedded, type EmbeddedDatabase } from '@/server/store/embedded'
import { JOBS, type Attempt, type JobHandlers, type JobQueue } from './jobs'
import { startJobQueue } from './queue'

const workspaceId = WorkspaceId.parse('shop')
const lane = (number: number) => ({
  workspaceId,
  conversationId: ConversationId.parse(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`),
})

let dataDir: string
let database: EmbeddedDatabase
let pool: pg.Pool
let open: JobQueue[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'alongside-jobs-'))
  database = await startEmbedded(dataDir)
  pool = new pg.Pool({ connectionString: database.url, max: 20 })
  pool.on('error', () => {}) // one of the tests drops every connection
})
afterEach(async () => {
  await Promise.all(open.map((queue) => queue.close()))
  open = []
  await pool.query('TRUNCATE alongside_jobs.job')
})
afterAll(async () => {
  await pool.end()
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function hub(handlers: JobHandlers): Promise<JobQueue> {
  const queue = await startJobQueue({
    pool,
    handlers,
    logger: createLogger({ level: 'silent' }),
    metrics: createMetrics({ process: false }),
    pollSeconds: 0.5,
  })
  open.push(queue)
  return queue
}
/** What would otherwise wait for its back-off or its busy lane may run now. */
const makeDue = () =>
  pool.query(`UPDATE alongside_jobs.job SET start_after = now() - interval '1 second' WHERE state < 'active'`)
const states = async () =>
  (
    await pool.query<{ state: string }>(
      `SELECT state::text FROM alongside_jobs.job WHERE name = 'conversation.deliver'`,
    )
  ).rows.map((row) => row.state)

describe('the job queue', () => {
  it('runs a job with the input it was sent with', async () => {
    const deliver = vi.fn(async () => {})
    const queue = await hub({ 'conversation.deliver': deliver })
    await queue.send('conversation.deliver', lane(1))
    await vi.waitFor(() =>
      expect(deliver).toHaveBeenCalledExactlyOnceWith(lane(1), expect.objectContaining({ number: 0, isLast: false })),
    )
  })

  it('tries again what threw, and says when it is the last time', async () => {
    const attempts: Pick<Attempt, 'number' | 'isLast'>[] = []
    const queue = await hub({
      'conversation.deliver': async (_input, { number, isLast }) => {
        attempts.push({ number, isLast })
        throw new Error('the channel is down')
      },
    })
    await queue.send('conversation.deliver', lane(1))
    const last = JOBS['conversation.deliver'].retries
    for (let number = 0; number <= last; number += 1) {
      await vi.waitFor(() => expect(attempts).toHaveLength(number + 1), 5_000)
      await vi.waitFor(async () => expect(await states()).toEqual([number === last ? 'failed' : 'retry']), 5_000)
      await makeDue()
    }
    expect(attempts.at(0)).toEqual({ number: 0, isLast: false })
    expect(attempts.at(-1)).toEqual({ number: last, isLast: true })
  })

  it('waits longer before each retry', async () => {
    const queue = await hub({
      'conversation.deliver': async () => {
        throw new Error('the channel is down')
      },
    })
    await queue.send('conversation.deliver', lane(1))
    const waits: number[] = []
    for (let number = 0; number < 4; number += 1) {
      const waiting = `SELECT extract(epoch FROM start_after - now())::float AS wait FROM alongside_jobs.job WHERE state = 'retry' AND retry_count = $1`
      await vi.waitFor(async () => {
        const { rows } = await pool.query<{ wait: number }>(waiting, [number])
        expect(rows).toHaveLength(1)
        waits.push(rows[0]!.wait)
      }, 5_000)
      await makeDue()
    }
    const first = JOBS['conversation.deliver'].retryAfterSeconds
    waits.forEach((wait, number) => {
      expect(wait).toBeGreaterThan(first * 2 ** number - 1)
      expect(wait).toBeLessThanOrEqual(first * 2 ** (number + 1))
    })
  })

  it('a job sent in a transaction that is rolled back is never run', async () => {
    const deliver = vi.fn(async () => {})
    const queue = await hub({ 'conversation.deliver': deliver })
    const client = await pool.connect()
    await client.query('BEGIN')
    await queue.send('conversation.deliver', lane(1), { in: client })
    await client.query('ROLLBACK')
    await client.query('BEGIN')
    await queue.send('conversation.deliver', lane(2), { in: client })
    await client.query('COMMIT')
    client.release()
    await vi.waitFor(() => expect(deliver).toHaveBeenCalled(), 5_000)
    expect(deliver.mock.calls.map(([input]: unknown[]) => input)).toEqual([lane(2)])
  })

  it('a lane that waits is not queued twice', async () => {
    const queue = await hub({})
    for (let n = 0; n < 5; n += 1) await queue.send('conversation.deliver', lane(1))
    await queue.send('conversation.deliver', lane(2))
    expect(await states()).toEqual(['created', 'created'])
  })

  it('what a job missed because it was ringing while the lane worked is done by the next', async () => {
    const pending: number[] = []
    const delivered: number[] = []
    let arrived: () => void = () => {}
    const isAtWork = new Promise<void>((resolve) => (arrived = resolve))
    let release: () => void = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const queue = await hub({
      'conversation.deliver': async () => {
        delivered.push(...pending.splice(0))
        arrived()
        await gate
      },
    })
    pending.push(1)
    await queue.send('conversation.deliver', lane(1))
    await isAtWork
    pending.push(2)
    await queue.send('conversation.deliver', lane(1))
    release()
    await vi.waitFor(async () => {
      await makeDue()
      expect(delivered).toEqual([1, 2])
    }, 5_000)
  })

  it('a lane is worked on by one at a time and in order, whichever of two hubs takes it', async () => {
    const outbox = new Map(
      [1, 2, 3].map((number) => [lane(number).conversationId as string, Array.from({ length: 30 }, (_, n) => n)]),
    )
    const sent = new Map([...outbox.keys()].map((id) => [id, [] as number[]]))
    const busy = new Set<string>()
    let collisions = 0
    const deliver: NonNullable<JobHandlers['conversation.deliver']> = async ({ conversationId }) => {
      if (busy.has(conversationId)) collisions += 1
      busy.add(conversationId)
      // One message per job, so that many jobs of a lane compete.
      const next = outbox.get(conversationId)?.[0]
      await pool.query('SELECT pg_sleep(0.002)')
      if (next !== undefined) {
        outbox.get(conversationId)!.shift()
        sent.get(conversationId)!.push(next)
      }
      busy.delete(conversationId)
    }
    const hubs = [await hub({ 'conversation.deliver': deliver }), await hub({ 'conversation.deliver': deliver })]
    await vi.waitFor(
      async () => {
        await Promise.all(
          hubs.flatMap((queue) => [1, 2, 3].map((number) => queue.send('conversation.deliver', lane(number)))),
        )
        await makeDue()
        for (const list of sent.values()) expect(list).toHaveLength(30)
      },
      { timeout: 40_000, interval: 20 },
    )
    expect(collisions).toBe(0)
    for (const list of sent.values()) expect(list).toEqual(Array.from({ length: 30 }, (_, n) => n))
  })

  it('nothing overtakes a lane that waits for its retry', async () => {
    let failing = true
    const deliver = vi.fn(async () => {
      if (failing) throw new Error('the channel is down')
    })
    const queue = await hub({ 'conversation.deliver': deliver })
    await queue.send('conversation.deliver', lane(1))
    await vi.waitFor(async () => expect(await states()).toEqual(['retry']), 5_000)
    failing = false
    await queue.send('conversation.deliver', lane(1))
    await vi.waitFor(async () => expect((await states()).sort()).toEqual(['completed', 'retry']), 5_000)
    expect(deliver).toHaveBeenCalledTimes(1)
    await makeDue()
    await vi.waitFor(() => expect(deliver).toHaveBeenCalledTimes(2), 5_000)
  })

  it('goes on after the database has dropped every connection', async () => {
    const deliver = vi.fn(async () => {})
    const queue = await hub({ 'conversation.deliver': deliver })
    const admin = new pg.Client({ connectionString: database.url })
    await admin.connect()
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`,
    )
    await admin.end()
    await vi.waitFor(() => queue.send('conversation.deliver', lane(1)), 5_000)
    await vi.waitFor(() => expect(deliver).toHaveBeenCalled(), 5_000)
  })

  it('a handler that takes longer than its limit is told to stop', async () => {
    const kind = JOBS['conversation.deliver'] as { limitSeconds: number }
    const limit = kind.limitSeconds
    kind.limitSeconds = 1
    try {
      const stopped = vi.fn()
      const queue = await hub({
        'conversation.deliver': (_input, { signal }) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => {
              stopped()
              reject(new Error('out of time'))
            }),
          ),
      })
      await queue.send('conversation.deliver', lane(1))
      await vi.waitFor(() => expect(stopped).toHaveBeenCalled(), 5_000)
      await vi.waitFor(async () => expect(await states()).toEqual(['retry']), 5_000)
    } finally {
      kind.limitSeconds = limit
    }
  })

  it('closing waits for the job under way', async () => {
    let isDone = false
    let started: () => void = () => {}
    const isAtWork = new Promise<void>((resolve) => (started = resolve))
    const queue = await hub({
      'log.trim': async () => {
        started()
        await pool.query('SELECT pg_sleep(0.3)')
        isDone = true
      },
    })
    await queue.send('log.trim', {})
    await isAtWork
    await queue.close()
    expect(isDone).toBe(true)
  })
})
