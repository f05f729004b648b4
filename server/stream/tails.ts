/** The tails of this process: one per workspace somebody listens to, ended with its last listener. */
import { AppError } from '@/domain/errors'
import type { WorkspaceId } from '@/domain/ids'
import type pg from 'pg'
import type { Bus } from '../bus/bus'
import { logBounds, startTail, type LogEntry, type Tail } from './tail'

type Listener = (entries: LogEntry[]) => void

export interface Listening {
  /** The listener was given everything up to here. */
  readonly position: number
  stop(): void
}

export interface Tails {
  listen(workspaceId: WorkspaceId, listener: Listener): Promise<Listening>
  close(): void
}

export interface TailsOptions {
  pool: pg.Pool
  bus: Bus
  onTailed: (events: number) => void
  onProblem: (error: unknown) => void
  pollMs?: number | undefined
}

interface Shared {
  tail: Tail
  listeners: Set<Listener>
}

export function createTails({ pool, bus, onTailed, onProblem, pollMs }: TailsOptions): Tails {
  const shared = new Map<WorkspaceId, Promise<Shared>>()
  const started = new Map<WorkspaceId, Shared>()

  const off = bus.onRing((workspaceId) => {
    if (workspaceId !== null) return void started.get(workspaceId)?.tail.wake()
    for (const { tail } of started.values()) tail.wake()
  })

  async function start(workspaceId: WorkspaceId): Promise<Shared> {
    const listeners = new Set<Listener>()
    const bounds = await logBounds(pool, workspaceId)
    if (!bounds) throw new AppError('workspace_not_found', { workspaceId })
    const onEntries = (entries: LogEntry[]) => {
      onTailed(entries.length)
      for (const listener of listeners) listener(entries)
    }
    const options = { pool, workspaceId, onEntries, onProblem, ...(pollMs === undefined ? {} : { pollMs }) }
    const entry = { tail: startTail(options, bounds.newest), listeners }
    started.set(workspaceId, entry)
    entry.tail.wake() // for what was written, and rung, while we asked where to start
    return entry
  }

  function sharedTail(workspaceId: WorkspaceId): Promise<Shared> {
    const existing = shared.get(workspaceId)
    if (existing) return existing
    const starting = start(workspaceId)
    shared.set(workspaceId, starting)
    starting.catch(() => shared.delete(workspaceId)) // whoever asked is told; the next one tries again
    return starting
  }

  function end(workspaceId: WorkspaceId, { tail }: Shared): void {
    tail.close()
    started.delete(workspaceId)
    shared.delete(workspaceId)
  }

  return {
    async listen(workspaceId, listener) {
      for (;;) {
        const entry = await sharedTail(workspaceId)
        if (started.get(workspaceId) !== entry) continue // its last listener left while we waited
        entry.listeners.add(listener)
        return {
          get position() {
            return entry.tail.position
          },
          stop() {
            entry.listeners.delete(listener)
            if (entry.listeners.size === 0 && started.get(workspaceId) === entry) end(workspaceId, entry)
          },
        }
      }
    },
    close() {
      off()
      for (const [workspaceId, entry] of started) end(workspaceId, entry)
    },
  }
}
