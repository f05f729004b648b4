/**
 * The one way state changes: rows and exactly one event, in one transaction, in the order of the workspace's log. Changes
 * that arrive while a transaction is under way share the next one, each with its own answer: one fsync for many.
 *
 * The counter row is taken first and is the only lock, so all writes of a workspace, in any process, happen one after
 * another: what a change has read cannot have moved, events become visible in the order of their seq, and there is
 * nothing to deadlock with. See docs/decisions/0006-one-lock-per-workspace.md.
 */
import { AppError } from '@/domain/errors'
import type { WorkspaceId } from '@/domain/ids'
import type { EventType, LoggedEvent, RemovedRows, SyncedRows } from '@/protocol/events'
import type pg from 'pg'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Loaded, loadsFor, type Needs } from './loaded'
import { inOneWrite } from './one-write'
import { writeChanges } from './write-changes'

/** Enough to fill a commit, few enough that the first does not wait long for the last. */
const BATCH_MAX = 128

export interface NewEvent {
  type: EventType
  /** Whole rows, their `version` (and a new message's `position`) being the seq the decision was given. */
  rows: SyncedRows
  removed?: RemovedRows
}

export interface Statement {
  text: string
  values: unknown[]
}

export interface Decision<T> {
  value: T
  /** Left out when nothing changed, e.g. because the message is already there. */
  event?: NewEvent
  /** Rows of tables that are not synced (handles, settings), written in the same transaction. `$n` as in `values`. */
  also?: Statement[]
  /** Run before the event's rows are written: what stands in the way of removing one. */
  first?: Statement[]
}

export interface Change<T> {
  needs: Needs
  /** Pure and synchronous; throws an AppError to refuse. `seq` is what the event will get. */
  decide(rows: Loaded, seq: number): Decision<T>
}

export type Commit = <T>(workspaceId: WorkspaceId, change: Change<T>) => Promise<T>

export interface CommitOptions {
  pool: pg.Pool
  now: () => number
  /** After each transaction that wrote events. */
  onCommitted: (workspaceId: WorkspaceId, events: LoggedEvent[]) => void
}

interface Waiting {
  change: Change<unknown>
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
}

type Outcome = { ok: true; value: unknown } | { ok: false; reason: unknown }

export function createCommit({ pool, now, onCommitted }: CommitOptions): Commit {
  const queues = new Map<WorkspaceId, Waiting[]>()

  async function drain(workspaceId: WorkspaceId, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      await nextTurn() // whoever was answered by the last transaction may have more to say
      const batch = queue.splice(0, BATCH_MAX)
      let client: pg.PoolClient
      try {
        client = await pool.connect()
      } catch (error) {
        for (const { reject } of batch) reject(error) // one by one they would each wait for the same
        continue
      }
      try {
        settle(batch, await transact(client, workspaceId, batch))
      } catch (error) {
        if (batch.length === 1) batch[0]!.reject(error)
        else await oneByOne(workspaceId, batch)
      }
    }
    queues.delete(workspaceId)
  }

  /** Something in the batch made the database refuse all of it: each gets its own transaction, and its own answer. */
  async function oneByOne(workspaceId: WorkspaceId, batch: Waiting[]): Promise<void> {
    for (const waiting of batch) {
      try {
        settle([waiting], await transact(await pool.connect(), workspaceId, [waiting]))
      } catch (error) {
        waiting.reject(error)
      }
    }
  }

  /** Gives the connection back, whatever happens. */
  async function transact(client: pg.PoolClient, workspaceId: WorkspaceId, batch: Waiting[]): Promise<Outcome[]> {
    let broken: Error | undefined
    try {
      const { outcomes, events } = await decideAndWrite(client, workspaceId, batch)
      if (events.length > 0) onCommitted(workspaceId, events)
      return outcomes
    } catch (error) {
      broken = await rollBack(client)
      throw error
    } finally {
      client.release(broken)
    }
  }

  async function decideAndWrite(client: pg.PoolClient, workspaceId: WorkspaceId, batch: Waiting[]) {
    const { rows, seq } = await lockAndLoad(
      client,
      workspaceId,
      batch.map((waiting) => waiting.change.needs),
    )
    const at = now()
    const events: LoggedEvent[] = []
    const first: Statement[] = []
    const also: Statement[] = []
    const outcomes = batch.map(({ change }): Outcome => {
      try {
        const next = seq + events.length + 1
        const decision = change.decide(rows, next)
        if (decision.event) {
          rows.apply(decision.event.rows, decision.event.removed)
          events.push({ seq: next, at, ...decision.event })
        }
        first.push(...(decision.first ?? []))
        also.push(...(decision.also ?? []))
        return { ok: true, value: decision.value }
      } catch (reason) {
        return { ok: false, reason }
      }
    })
    // Sent without waiting for each other: one round trip. A failed write turns the COMMIT into a rollback.
    const writes = inOneWrite(client, () => [
      ...first.map((query) => client.query(query)),
      ...(events.length > 0 ? [writeChanges(client, workspaceId, events)] : []),
      ...also.map((query) => client.query(query)),
      client.query('COMMIT'),
    ])
    await Promise.all(writes)
    return { outcomes, events }
  }

  return (workspaceId, change) =>
    new Promise((resolve, reject) => {
      const waiting = { change, resolve, reject } as Waiting
      const queue = queues.get(workspaceId)
      if (queue) return void queue.push(waiting)
      const started = [waiting]
      queues.set(workspaceId, started)
      void drain(workspaceId, started)
    })
}

function settle(batch: Waiting[], outcomes: Outcome[]): void {
  outcomes.forEach((outcome, index) => {
    const { resolve, reject } = batch[index]!
    if (outcome.ok) resolve(outcome.value)
    else reject(outcome.reason)
  })
}

/** A connection that cannot even roll back is not given back to the pool. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error('rollback failed', { cause: error })
  }
}

/** The reads are sent with the lock, in one round trip; the database runs each after the lock is ours, so none is stale. */
async function lockAndLoad(client: pg.PoolClient, workspaceId: WorkspaceId, needs: Needs[]) {
  const loads = loadsFor(workspaceId, needs)
  const [begun, locked, read] = inOneWrite(client, () => [
    client.query('BEGIN'),
    client.query<{ seq: number }>({
      name: 'lock-counter',
      text: 'SELECT seq FROM workspace_counters WHERE workspace_id = $1 FOR UPDATE',
      values: [workspaceId],
    }),
    Promise.all(loads.map(({ text, values }) => client.query<Record<string, unknown>>(text, values))),
  ])
  const [, counter, results] = await Promise.all([begun, locked, read])
  const seq = counter.rows[0]?.seq
  if (seq === undefined) throw new AppError('workspace_not_found', { workspaceId })
  const rows = new Loaded()
  results.forEach((result, index) => result.rows.forEach((row) => rows.add(loads[index]!.table, row)))
  return { rows, seq }
}
