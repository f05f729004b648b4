/**
 * Reads a workspace's log once per process, however many listen: woken by the doorbell, and by a slow poll in case a ring
 * was lost. Events become visible in the order of their seq (store/commit.ts), so nothing is ever skipped.
 */
import type { WorkspaceId } from '@/domain/ids'
import type pg from 'pg'

const PAGE = 500
const POLL_MS = 5_000

export interface LogEntry {
  seq: number
  /** The LoggedEvent as JSON text. */
  payload: string
}

export interface TailOptions {
  pool: pg.Pool
  workspaceId: WorkspaceId
  onEntries: (entries: LogEntry[]) => void
  onProblem: (error: unknown) => void
  pollMs?: number
}

export async function readLog(
  pool: pg.Pool,
  workspaceId: WorkspaceId,
  after: number,
  limit = PAGE,
): Promise<LogEntry[]> {
  const { rows } = await pool.query<LogEntry>({
    name: 'read-log',
    text: 'SELECT seq, payload::text AS payload FROM events WHERE workspace_id = $1 AND seq > $2 ORDER BY seq LIMIT $3',
    values: [workspaceId, after, limit],
  })
  return rows
}

/** The newest seq, and how far the log was trimmed; null when there is no such workspace. */
export async function logBounds(
  pool: pg.Pool,
  workspaceId: WorkspaceId,
): Promise<{ newest: number; trimmed: number } | null> {
  const { rows } = await pool.query<{ newest: number; trimmed: number }>({
    name: 'log-bounds',
    text: 'SELECT seq AS newest, trimmed_seq AS trimmed FROM workspace_counters WHERE workspace_id = $1',
    values: [workspaceId],
  })
  return rows[0] ?? null
}

export interface Tail {
  /** Everything up to here was given to `onEntries`. */
  readonly position: number
  wake(): void
  close(): void
}

/** Starts after `position`. */
export function startTail(options: TailOptions, position: number): Tail {
  const { pool, workspaceId, onEntries, onProblem, pollMs = POLL_MS } = options
  const state = { position, reading: false, rungMeanwhile: false, closed: false }
  const timer = setInterval(wake, pollMs)
  timer.unref()

  function wake(): void {
    if (state.closed) return
    if (state.reading) state.rungMeanwhile = true
    else void read()
  }

  async function read(): Promise<void> {
    state.reading = true
    try {
      do {
        state.rungMeanwhile = false
        const entries = await readLog(pool, workspaceId, state.position)
        if (state.closed) return
        if (entries.length === 0) continue
        state.position = entries.at(-1)!.seq
        onEntries(entries)
        if (entries.length === PAGE) state.rungMeanwhile = true
      } while (state.rungMeanwhile)
    } catch (error) {
      onProblem(error) // the poll tries again
    } finally {
      state.reading = false
    }
  }

  return {
    get position() {
      return state.position
    },
    wake,
    close() {
      state.closed = true
      clearInterval(timer)
    },
  }
}
