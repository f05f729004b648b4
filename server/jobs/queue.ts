/** The job queue on pg-boss 10 (the last for Node 20). */
import PgBoss from 'pg-boss'
import type pg from 'pg'
import type { Logger } from '@/server/ops/logger'
import type { Metrics } from '@/server/ops/metrics'
import {
  JOBS,
  type JobHandler,
  type JobHandlers,
  type JobInput,
  type JobKind,
  type JobName,
  type JobQueue,
} from './jobs'
import { laneLocks } from './lanes'

const SCHEMA = 'alongside_jobs'
/** How long a job waits whose lane is busy. */
const BUSY_SECONDS = 1

export interface JobQueueOptions {
  pool: pg.Pool
  /** Whoever has no handler for a kind does not work on it; a `--role web` hub has none at all. */
  handlers: JobHandlers
  logger: Logger
  metrics: Metrics
  /** How often a worker looks for jobs it was not told of. At least 0.5. */
  pollSeconds?: number
}

/** Creates what it needs in the database, then works. */
export async function startJobQueue(options: JobQueueOptions): Promise<JobQueue> {
  const { pool, handlers, logger, metrics, pollSeconds = 2 } = options
  const statements = new Set<Promise<unknown>>()
  /** pg-boss does not wait for its last statements when it stops; we do. */
  function executeSql(text: string, values: unknown[]) {
    const statement = pool.query(text, values)
    statements.add(statement)
    const done = () => statements.delete(statement)
    statement.then(done, done)
    return statement
  }
  const boss = new PgBoss({
    db: { executeSql },
    schema: SCHEMA,
    archiveCompletedAfterSeconds: 60 * 60,
    deleteAfterDays: 3,
    // Only hubs that work keep house and the clock.
    supervise: Object.keys(handlers).length > 0,
    schedule: Object.keys(handlers).length > 0,
  })
  boss.on('error', (error) => logger.error({ error }, 'job queue'))
  await boss.start()

  const withLane = laneLocks(pool)
  const stopping = new AbortController()
  const atWork = new Set<Promise<void>>()
  const workers = new Map<JobName, string[]>()

  for (const name of Object.keys(JOBS) as JobName[]) await prepare(name)

  async function prepare(name: JobName) {
    const kind: JobKind = JOBS[name]
    // `short`: of each lane, at most one job waits. Without a lane every job is its own.
    const settings = {
      name,
      policy: kind.lane ? ('short' as const) : ('standard' as const),
      retryLimit: kind.retries,
      retryDelay: kind.retryAfterSeconds,
      retryBackoff: true,
      expireInSeconds: kind.limitSeconds + 30, // for jobs whose hub died; a living one keeps the limit itself
    }
    await boss.createQueue(name, settings)
    await boss.updateQueue(name, settings)
    const handler = handlers[name]
    if (!handler) return
    if (kind.schedule) await boss.schedule(name, kind.schedule, {})
    const work = (): Promise<string> =>
      boss.work<object>(
        name,
        { includeMetadata: true, batchSize: 1, pollingIntervalSeconds: pollSeconds },
        async ([job]) => {
          const running = run(name, kind, handler, job!)
          atWork.add(running)
          await running.finally(() => atWork.delete(running))
        },
      )
    workers.set(name, await Promise.all(Array.from({ length: kind.atOnce }, work)))
  }

  async function run(name: JobName, kind: JobKind, handler: JobHandler<JobName>, job: PgBoss.JobWithMetadata<object>) {
    const input = kind.input.parse(job.data) as JobInput<JobName>
    const attempt = {
      number: job.retryCount,
      isLast: job.retryCount >= kind.retries,
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(kind.limitSeconds * 1000)]),
    }
    const log = logger.child({ job: name, jobId: job.id, attempt: attempt.number })
    try {
      if (kind.lane) await runInLane({ name, lane: kind.lane(input), job, work: () => handler(input, attempt) })
      else await handler(input, attempt)
      metrics.jobs.inc({ job: name, outcome: 'done' })
    } catch (error) {
      metrics.jobs.inc({ job: name, outcome: attempt.isLast ? 'failed' : 'retried' })
      log[attempt.isLast ? 'error' : 'warn']({ error }, 'job failed')
      throw error
    }
  }

  async function runInLane(turn: {
    name: JobName
    lane: string
    job: PgBoss.JobWithMetadata<object>
    work: () => Promise<void>
  }) {
    const { name, lane, job, work } = turn
    const hadLane = await withLane(lane, async () => {
      if (job.retryCount === 0 && (await isWaitingToRetry(name, lane))) return // that one will do our work too
      await work()
    })
    if (!hadLane) await boss.send(name, job.data, { singletonKey: lane, startAfter: BUSY_SECONDS })
  }

  async function isWaitingToRetry(name: JobName, lane: string): Promise<boolean> {
    const { rowCount } = await pool.query(
      `SELECT 1 FROM ${SCHEMA}.job WHERE name = $1 AND singleton_key = $2 AND state = 'retry' AND start_after > now() LIMIT 1`,
      [name, lane],
    )
    return rowCount !== 0
  }

  return {
    async send(name, input, { afterSeconds, in: transaction } = {}) {
      const kind: JobKind = JOBS[name]
      await boss.send(name, input, {
        ...(kind.lane ? { singletonKey: kind.lane(input) } : {}),
        ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
        ...(transaction ? { db: { executeSql: (text, values) => transaction.query(text, values) } } : {}),
      })
      // A worker of ours need not wait for its next look; in a transaction there is nothing to see yet.
      if (!transaction && afterSeconds === undefined) for (const id of workers.get(name) ?? []) boss.notifyWorker(id)
    },
    async close(graceMs = 5_000) {
      const abort = setTimeout(() => stopping.abort(), graceMs)
      try {
        await Promise.all([...workers.keys()].map((name) => boss.offWork(name)))
        await Promise.allSettled(atWork)
        await boss.stop({ graceful: true, timeout: graceMs, wait: true })
        await Promise.allSettled(statements)
      } finally {
        clearTimeout(abort)
      }
    },
  }
}
