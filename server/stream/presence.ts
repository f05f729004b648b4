/**
 * Who is there now: which contacts are on the shop's site, which agents are connected. Never stored: every hub process
 * keeps its own picture, made of what all of them signal, and lets go of whom nobody has heard of for a while.
 */
import type { AgentId, ContactId, WorkspaceId } from '@/domain/ids'
import type { Bus, SignalFrame } from '../bus/bus'

/** The widget says it is there at least every 20 s. */
export const PRESENCE_EXPIRES_MS = 45_000
/** Going from page to page leaves one and enters the next: only who stays away is offline. */
const LEAVING_MS = 3_000
/** How often one who stays is signalled again, for processes that started since. */
const REPEAT_MS = 15_000
const SWEEP_MS = 5_000

/** An agent's background worker is ended when idle and comes back within half a minute, at its alarm: that is not leaving. */
export const AGENT_LEAVING_MS = 45_000
const AGENT_EXPIRES_MS = 75_000

export interface PresenceChange<Id> {
  online: Id[]
  offline: Id[]
}

export interface Presence<Id> {
  /** A sign of life. */
  touch(workspaceId: WorkspaceId, id: Id): void
  /** They have a stream open, in some tab; call what it returns when it closes. */
  hold(workspaceId: WorkspaceId, id: Id): () => void
  /** They closed a page; offline soon, unless a sign of life comes first or a stream is open in another tab. */
  leave(workspaceId: WorkspaceId, id: Id): void
  online(workspaceId: WorkspaceId): Id[]
  onChange(listener: (workspaceId: WorkspaceId, change: PresenceChange<Id>) => void): void
  close(): void
}

export interface PresenceOptions {
  bus: Bus
  now: () => number
  expiresMs?: number
  leavingMs?: number
  sweepMs?: number
}

/** How those who are there are spoken of on the bus. */
interface Signals<Id> {
  read(frame: SignalFrame): PresenceChange<Id> | null
  write(change: PresenceChange<Id>): SignalFrame
}

/** Contacts on the shop's site. */
export function createPresence(options: PresenceOptions): Presence<ContactId> {
  return presenceOf(options, {
    read: (frame) => (frame.frame === 'presence' ? frame.data : null),
    write: (change) => ({ frame: 'presence', data: { full: false, ...change } }),
  })
}

/** Agents with a stream open, in whatever browser. */
export function createAgentPresence(options: PresenceOptions): Presence<AgentId> {
  return presenceOf(
    { expiresMs: AGENT_EXPIRES_MS, leavingMs: AGENT_LEAVING_MS, ...options },
    {
      read: (frame) => (frame.frame === 'agents' ? frame.data : null),
      write: (change) => ({ frame: 'agents', data: { full: false, ...change } }),
    },
  )
}

/** A person may be an agent of several workspaces, and is there in each for itself. */
const keyOf = (workspaceId: WorkspaceId, id: string) => `${workspaceId} ${id}`

function presenceOf<Id extends string>(options: PresenceOptions, signals: Signals<Id>): Presence<Id> {
  const { bus, now, expiresMs = PRESENCE_EXPIRES_MS, leavingMs = LEAVING_MS, sweepMs = SWEEP_MS } = options
  const seen = new Map<WorkspaceId, Map<Id, number>>()
  const signalled = new Map<string, number>()
  const leaving = new Map<string, NodeJS.Timeout>()
  const held = new Map<string, number>()
  const listeners = new Set<(workspaceId: WorkspaceId, change: PresenceChange<Id>) => void>()

  function tell(workspaceId: WorkspaceId, change: PresenceChange<Id>): void {
    if (change.online.length + change.offline.length === 0) return
    for (const listener of listeners) listener(workspaceId, change)
  }

  const off = bus.onSignal((workspaceId, frame) => {
    const said = signals.read(frame)
    if (!said) return
    const there = seen.get(workspaceId) ?? new Map<Id, number>()
    seen.set(workspaceId, there)
    const online = said.online.filter((id) => !there.has(id))
    for (const id of said.online) there.set(id, now())
    const offline = said.offline.filter((id) => there.delete(id))
    tell(workspaceId, { online, offline })
  })

  function signal(workspaceId: WorkspaceId, change: PresenceChange<Id>): void {
    bus.signal(workspaceId, signals.write(change))
  }

  function sweep(): void {
    const before = now() - expiresMs
    for (const [workspaceId, there] of seen) {
      const offline = [...there].filter(([, at]) => at < before).map(([id]) => id)
      for (const id of offline) there.delete(id)
      if (there.size === 0) seen.delete(workspaceId)
      tell(workspaceId, { online: [], offline })
    }
    for (const [key, at] of signalled) if (at < before) signalled.delete(key)
  }
  const sweeping = setInterval(sweep, sweepMs)
  sweeping.unref()

  function stay(key: string): void {
    clearTimeout(leaving.get(key))
    leaving.delete(key)
  }

  return {
    touch(workspaceId, id) {
      const key = keyOf(workspaceId, id)
      stay(key)
      const isKnown = seen.get(workspaceId)?.has(id)
      if (isKnown && now() - (signalled.get(key) ?? 0) < REPEAT_MS) return
      signalled.set(key, now())
      signal(workspaceId, { online: [id], offline: [] })
    },
    hold(workspaceId, id) {
      const key = keyOf(workspaceId, id)
      held.set(key, (held.get(key) ?? 0) + 1)
      return () => {
        const left = held.get(key)! - 1
        if (left > 0) held.set(key, left)
        else held.delete(key)
      }
    },
    leave(workspaceId, id) {
      const key = keyOf(workspaceId, id)
      stay(key)
      const timer = setTimeout(() => {
        leaving.delete(key)
        if (held.has(key)) return
        signalled.delete(key)
        signal(workspaceId, { online: [], offline: [id] })
      }, leavingMs)
      timer.unref()
      leaving.set(key, timer)
    },
    online: (workspaceId) => [...(seen.get(workspaceId)?.keys() ?? [])],
    onChange: (listener) => void listeners.add(listener),
    close() {
      off()
      clearInterval(sweeping)
      for (const timer of leaving.values()) clearTimeout(timer)
    },
  }
}
