/** Signing in and out, and the one engine that runs in between. Steps of both never overlap. */
import { db } from '@/data/db'
import { AppError } from '@/domain/errors'
import type { Push } from '@/protocol/extension'
import type { Handlers } from '@/services/bus/listen'
import { realClock } from '@/services/clock'
import { startEngine, type Engine, type EngineDeps } from '@/services/engine'
import { findHub } from '@/services/hub-client/find-hub'
import { dismissAll, showUnread } from '@/services/notifications/notify'
import type { Openings } from '@/services/openings'
import type { createPresence } from '@/services/presence'
import {
  expire,
  forgetBrowser,
  readCredentials,
  refreshMemberships,
  signIn,
  signOut,
  switchWorkspace,
} from '@/services/session/session'

type SessionRequest =
  | 'session.signIn'
  | 'session.checkHub'
  | 'session.signOut'
  | 'session.eraseBrowser'
  | 'session.refresh'
  | 'session.switchWorkspace'
  | 'sync.now'

export interface SessionDeps {
  openings: Openings
  presence: ReturnType<typeof createPresence>
  push: (push: Push) => void
  isShown: EngineDeps['isShown']
}

export function createSessionHandlers({ openings, presence, push, isShown }: SessionDeps) {
  let engine: Engine | null = null
  let signedOutAt = Date.now()
  let isStarting = true
  const state = (): Push =>
    engine?.state() ?? {
      kind: 'sync',
      state: isStarting ? 'catching-up' : 'signed-out',
      since: signedOutAt,
      behind: null,
    }

  async function start(): Promise<void> {
    const credentials = await readCredentials()
    const deps: EngineDeps = {
      db,
      clock: realClock,
      openings,
      presence,
      push,
      isShown,
      onSignedOut: () => void step(end),
    }
    engine = credentials && startEngine(credentials, deps)
    isStarting = false
    push(state())
    if (!engine) await showUnread(0)
  }

  async function halt(): Promise<void> {
    const halting = engine
    engine = null
    signedOutAt = Date.now()
    await halting?.stop()
  }

  /** The hub has ended the session. */
  async function end(): Promise<void> {
    if (!engine) return
    await halt()
    await expire(db)
    await dismissAll()
    await showUnread(0)
    push(state())
  }

  async function leave(): Promise<null> {
    const credentials = await readCredentials()
    await halt()
    await openings.clear()
    await signOut(db, credentials)
    await dismissAll()
    await showUnread(0)
    push(state())
    return null
  }

  let steps: Promise<unknown> = Promise.resolve()
  function step<T>(work: () => Promise<T>): Promise<T> {
    const done = steps.then(work)
    steps = done.catch(() => {}) // whoever asked for it is told; the next step does not depend on it
    return done
  }

  const handlers: Pick<Handlers, SessionRequest> = {
    'session.checkHub': ({ hubUrl }) => findHub(hubUrl),
    'session.signIn': (input) =>
      step(async () => {
        await halt()
        try {
          await signIn(db, input)
        } finally {
          await start()
        }
        return null
      }),
    'session.signOut': () => step(leave),
    'session.eraseBrowser': () =>
      step(async () => {
        await leave()
        await forgetBrowser()
        return null
      }),
    async 'session.refresh'() {
      await ready
      if (!engine) throw new AppError('not_signed_in')
      const { hub } = engine
      const [waiting] = await Promise.all([hub.call('getWaitingUnread', {}), refreshMemberships(hub)])
      return waiting
    },
    'session.switchWorkspace': ({ workspaceId }) =>
      step(async () => {
        await halt()
        try {
          await switchWorkspace(db, workspaceId)
          // Nothing of the one before is left on screen, and no press leads back into it.
          await openings.clear()
          await dismissAll()
          await showUnread(0)
        } finally {
          await start()
        }
        return null
      }),
    async 'sync.now'() {
      await ready
      engine?.sync.reconcile()
      engine?.outbox.drain()
      return null
    },
  }

  const ready = step(start)
  return {
    handlers,
    state,
    /** The running engine. Throws `not_signed_in`. */
    async signedIn(): Promise<Engine> {
      await ready
      await steps
      if (!engine) throw new AppError('not_signed_in')
      return engine
    },
    /** The alarm, waking up, or coming online. */
    reconcile: () => handlers['sync.now'](null, null as never),
  }
}
export type Sessions = ReturnType<typeof createSessionHandlers>
