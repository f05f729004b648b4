/**
 * Which contacts are on the shop's site now. Never stored: every hub process keeps its own picture, made of what all of
 * them signal, and lets go of a contact nobody has heard of for a while.
 */
import type { ContactId, WorkspaceId } from '@/domain/ids'
import type { Bus } from '../bus/bus'

/** The widget says it is there at least every 20 s. */
export const PRESENCE_EXPIRES_MS = 45_000
/** Going from page to page leaves one and enters the next: only who stays away is offline. */
const LEAVING_MS = 3_000
/** How often a contact who stays is signalled again, for processes that started since. */
const REPEAT_MS = 15_000
const SWEEP_MS = 5_000

export interface PresenceChange {
  online: ContactId[]
  offline: ContactId[]
}

export interface Presence {
  /** A sign of life. */
  touch(workspaceId: WorkspaceId, contactId: ContactId): void
  /** They have a chat open, in some tab; call what it returns when it closes. */
  hold(contactId: ContactId): () => void
  /** They closed a page; offline soon, unless a sign of life comes first or a chat is open in another tab. */
  leave(workspaceId: WorkspaceId, contactId: ContactId): void
  online(workspaceId: WorkspaceId): ContactId[]
  onChange(listener: (workspaceId: WorkspaceId, change: PresenceChange) => void): void
  close(): void
}

export interface PresenceOptions {
  bus: Bus
  now: () => number
  expiresMs?: number
  leavingMs?: number
  sweepMs?: number
}

export function createPresence(options: PresenceOptions): Presence {
  const { bus, now, expiresMs = PRESENCE_EXPIRES_MS, leavingMs = LEAVING_MS, sweepMs = SWEEP_MS } = options
  const seen = new Map<WorkspaceId, Map<ContactId, number>>()
  const signalled = new Map<ContactId, number>()
  const leaving = new Map<ContactId, NodeJS.Timeout>()
  const held = new Map<ContactId, number>()
  const listeners = new Set<(workspaceId: WorkspaceId, change: PresenceChange) => void>()

  function tell(workspaceId: WorkspaceId, change: PresenceChange): void {
    if (change.online.length + change.offline.length === 0) return
    for (const listener of listeners) listener(workspaceId, change)
  }

  const off = bus.onSignal((workspaceId, frame) => {
    if (frame.frame !== 'presence') return
    const contacts = seen.get(workspaceId) ?? new Map<ContactId, number>()
    seen.set(workspaceId, contacts)
    const online = frame.data.online.filter((id) => !contacts.has(id))
    for (const id of frame.data.online) contacts.set(id, now())
    const offline = frame.data.offline.filter((id) => contacts.delete(id))
    tell(workspaceId, { online, offline })
  })

  function signal(workspaceId: WorkspaceId, change: PresenceChange): void {
    bus.signal(workspaceId, { frame: 'presence', data: { full: false, ...change } })
  }

  function sweep(): void {
    const before = now() - expiresMs
    for (const [workspaceId, contacts] of seen) {
      const offline = [...contacts].filter(([, at]) => at < before).map(([id]) => id)
      for (const id of offline) contacts.delete(id)
      if (contacts.size === 0) seen.delete(workspaceId)
      tell(workspaceId, { online: [], offline })
    }
    for (const [id, at] of signalled) if (at < before) signalled.delete(id)
  }
  const sweeping = setInterval(sweep, sweepMs)
  sweeping.unref()

  function stay(contactId: ContactId): void {
    clearTimeout(leaving.get(contactId))
    leaving.delete(contactId)
  }

  return {
    touch(workspaceId, contactId) {
      stay(contactId)
      const isKnown = seen.get(workspaceId)?.has(contactId)
      if (isKnown && now() - (signalled.get(contactId) ?? 0) < REPEAT_MS) return
      signalled.set(contactId, now())
      signal(workspaceId, { online: [contactId], offline: [] })
    },
    hold(contactId) {
      held.set(contactId, (held.get(contactId) ?? 0) + 1)
      return () => {
        const left = held.get(contactId)! - 1
        if (left > 0) held.set(contactId, left)
        else held.delete(contactId)
      }
    },
    leave(workspaceId, contactId) {
      stay(contactId)
      const timer = setTimeout(() => {
        leaving.delete(contactId)
        if (held.has(contactId)) return
        signalled.delete(contactId)
        signal(workspaceId, { online: [], offline: [contactId] })
      }, leavingMs)
      timer.unref()
      leaving.set(contactId, timer)
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
