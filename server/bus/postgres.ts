/**
 * The bus over LISTEN/NOTIFY, for hubs that share a PostgreSQL and nothing else. It has one connection of its own, which
 * both listens and notifies, so a pool that is busy or drained never delays a doorbell.
 * https://www.postgresql.org/docs/current/sql-notify.html
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { WorkspaceId } from '@/domain/ids'
import { exponential, type Backoff } from './backoff'
import type { Bus, BusProblem } from './bus'
import { createListeners } from './listeners'
import { createJoiner, cut, decodeSignal, encodeSignal } from './wire'

const RING = 'alongside_ring'
const SIGNAL = 'alongside_signal'
/** A connection that a firewall forgot says nothing for ever; this finds out. */
const PING_MS = 15_000
const ANSWER_MS = 10_000
/** Signals wait here while the connection is away, no more than this many: they may be lost, memory may not. */
const WAITING_SIGNALS_MAX = 1_000

export interface PostgresBusOptions {
  connectionString: string
  problem: BusProblem
  backoff?: Backoff
  /** How many times the first connection is tried before the factory rejects. */
  firstAttempts?: number
}

/** Resolves once it listens; rejects when the database stays out of reach. */
export async function postgresBus(options: PostgresBusOptions): Promise<Bus> {
  const { connectionString, problem, backoff = exponential(), firstAttempts = 5 } = options
  const self = randomUUID()
  const listeners = createListeners(problem)
  const join = createJoiner()
  const waitingRings = new Set<WorkspaceId>()
  let waitingSignals: string[] = []
  let signalNumber = 0
  let client: pg.Client | null = null
  let sending: Promise<void> | null = null
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  function receive({ channel, payload = '' }: pg.Notification) {
    try {
      if (channel === RING) {
        const [sender, workspaceId] = payload.split(' ', 2)
        if (sender !== self) listeners.ring(WorkspaceId.parse(workspaceId))
        return
      }
      const whole = join(payload)
      if (!whole || whole.sender === self) return
      const { workspaceId, frame } = decodeSignal(whole.text)
      listeners.signal(workspaceId, frame)
    } catch (error) {
      problem('message', error)
    }
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString,
      application_name: 'alongside bus',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    })
    fresh.on('notification', receive)
    fresh.on('error', (error) => lost(fresh, error))
    fresh.on('end', () => lost(fresh, new Error('connection ended')))
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${RING}`)
      await fresh.query(`LISTEN ${SIGNAL}`)
    } catch (error) {
      void fresh.end().catch((reason: unknown) => problem('connection', reason))
      throw error
    }
    if (isClosed) return fresh.end()
    client = fresh
    timer = setTimeout(() => void ping(fresh), PING_MS).unref()
  }

  async function ping(current: pg.Client) {
    try {
      await current.query('SELECT 1')
      if (client === current) timer = setTimeout(() => void ping(current), PING_MS).unref()
    } catch (error) {
      lost(current, error)
    }
  }

  function lost(gone: pg.Client, cause: unknown) {
    if (client !== gone) return
    client = null
    clearTimeout(timer)
    if (isClosed) return
    problem('connection', cause)
    void gone.end().catch((reason: unknown) => problem('connection', reason))
    reconnect(0)
  }

  function reconnect(attempt: number) {
    timer = setTimeout(() => {
      connect().then(
        () => {
          // What the others rang while we were away is not repeated, so everything may have moved.
          listeners.ring(null)
          flush()
        },
        (error: unknown) => {
          if (isClosed) return
          problem('connection', error)
          reconnect(attempt + 1)
        },
      )
    }, backoff(attempt))
  }

  /** One statement at a time; what is asked for meanwhile goes with the next one, all rings of a workspace as one. */
  function flush(): void {
    sending ??= send().finally(() => {
      sending = null
      if (client && (waitingRings.size > 0 || waitingSignals.length > 0)) flush()
    })
  }

  async function send(): Promise<void> {
    while (client && (waitingRings.size > 0 || waitingSignals.length > 0)) {
      const current: pg.Client = client
      const rings = [...waitingRings]
      const signals = waitingSignals
      waitingRings.clear()
      waitingSignals = []
      try {
        await current.query(
          `SELECT pg_notify('${RING}', payload) FROM unnest($1::text[]) AS payload
           UNION ALL SELECT pg_notify('${SIGNAL}', payload) FROM unnest($2::text[]) AS payload`,
          [rings.map((workspaceId) => `${self} ${workspaceId}`), signals],
        )
      } catch (error) {
        for (const workspaceId of rings) waitingRings.add(workspaceId)
        lost(current, error)
      }
    }
  }

  for (let attempt = 0; ; attempt += 1) {
    try {
      await connect()
      break
    } catch (error) {
      if (attempt + 1 >= firstAttempts) throw error
      await new Promise((resolve) => setTimeout(resolve, backoff(attempt)))
    }
  }

  return {
    ring(workspaceId) {
      listeners.ring(workspaceId)
      waitingRings.add(workspaceId)
      flush()
    },
    signal(workspaceId, frame) {
      listeners.signal(workspaceId, frame)
      signalNumber += 1
      waitingSignals.push(...cut(self, signalNumber, encodeSignal(workspaceId, frame)))
      if (waitingSignals.length > WAITING_SIGNALS_MAX) waitingSignals = waitingSignals.slice(-WAITING_SIGNALS_MAX)
      flush()
    },
    onRing: listeners.onRing,
    onSignal: listeners.onSignal,
    isConnected: () => client !== null,
    async close() {
      isClosed = true
      clearTimeout(timer)
      listeners.clear()
      await sending // the others are to hear of the last change; ANSWER_MS bounds it
      await client?.end()
    },
  }
}
