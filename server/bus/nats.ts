/**
 * The bus over core NATS (no JetStream), for hubs that share a broker. Core NATS delivers at most once, so whoever was
 * away asks everybody to tail again. https://docs.nats.io/nats-concepts/core-nats
 */
import { connect, type Msg, type NatsConnection } from '@nats-io/transport-node'
import { WorkspaceId } from '@/domain/ids'
import { exponential, type Backoff } from './backoff'
import type { Bus, BusProblem } from './bus'
import { createListeners } from './listeners'
import { decodeSignal, encodeSignal } from './wire'

const RING = 'alongside.ring'
const SIGNAL = 'alongside.signal'
const EVERY_WORKSPACE = '*'
const PING_MS = 15_000

export interface NatsBusOptions {
  /** `nats://user:password@host:port`, several separated by commas. */
  url: string
  problem: BusProblem
  backoff?: Backoff
  /** How many times the first connection is tried before the factory rejects. */
  firstAttempts?: number
}

/** Resolves once it is subscribed; rejects when no server answers. */
export async function natsBus({
  url,
  problem,
  backoff = exponential(),
  firstAttempts = 5,
}: NatsBusOptions): Promise<Bus> {
  const listeners = createListeners(problem)
  const waitingRings = new Set<WorkspaceId>()
  let isConnected = true
  let isFlushing = false
  let attempts = 0

  async function open(): Promise<NatsConnection> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await connect({
          servers: url.split(',').map((server) => server.trim()),
          name: 'alongside bus',
          noEcho: true, // a process hears itself without a round trip
          maxReconnectAttempts: -1,
          ignoreAuthErrorAbort: true, // a broker whose users are being replaced comes back
          reconnectDelayHandler: () => backoff(attempts++),
          pingInterval: PING_MS,
          maxPingOut: 2,
        })
      } catch (error) {
        if (attempt + 1 >= firstAttempts) throw error
        problem('connection', error)
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt)))
      }
    }
  }
  const nats = await open()

  function receive(handle: (message: Msg) => void) {
    return (error: Error | null, message: Msg) => {
      if (error) return problem('connection', error)
      try {
        handle(message)
      } catch (reason) {
        problem('message', reason)
      }
    }
  }
  nats.subscribe(RING, {
    callback: receive((message) => {
      const payload = message.string()
      listeners.ring(payload === EVERY_WORKSPACE ? null : WorkspaceId.parse(payload))
    }),
  })
  nats.subscribe(SIGNAL, {
    callback: receive((message) => {
      const { workspaceId, frame } = decodeSignal(message.string())
      listeners.signal(workspaceId, frame)
    }),
  })
  await nats.flush()

  /** Rings of one turn of the event loop go out once per workspace. */
  function flush() {
    if (isFlushing || !isConnected) return
    isFlushing = true
    setImmediate(publishRings)
  }

  function publishRings() {
    isFlushing = false
    if (!isConnected || nats.isClosed()) return
    for (const workspaceId of waitingRings) nats.publish(RING, workspaceId)
    waitingRings.clear()
  }

  async function watch() {
    for await (const status of nats.status()) {
      if (status.type === 'disconnect') {
        isConnected = false
        problem('connection', new Error(`lost ${status.server}`))
      } else if (status.type === 'reconnect') {
        isConnected = true
        attempts = 0
        listeners.ring(null)
        nats.publish(RING, EVERY_WORKSPACE) // what we rang just before the loss may never have left
        waitingRings.clear()
      } else if (status.type === 'error') problem('connection', status.error)
    }
  }
  watch().catch((error: unknown) => problem('connection', error))

  return {
    ring(workspaceId) {
      listeners.ring(workspaceId)
      waitingRings.add(workspaceId)
      flush()
    },
    signal(workspaceId, frame) {
      listeners.signal(workspaceId, frame)
      if (isConnected && !nats.isClosed()) nats.publish(SIGNAL, encodeSignal(workspaceId, frame))
    },
    onRing: listeners.onRing,
    onSignal: listeners.onSignal,
    isConnected: () => isConnected && !nats.isClosed(),
    async close() {
      listeners.clear()
      if (nats.isClosed()) return
      publishRings()
      // Draining sends what is still to be sent; without a server there is nobody to send it to.
      if (isConnected) await nats.drain()
      else await nats.close()
    },
  }
}
