/** The doorbell between hub processes. It says *that* a workspace's log moved, never what is in it: the log is tailed. */
import type { WorkspaceId } from '@/domain/ids'
import type { StreamFrame } from '@/protocol/events'

/** What is not stored and may be lost: presence, typing, looking, visit. */
export type SignalFrame = Exclude<StreamFrame, { frame: 'log' | 'heartbeat' }>

/** `null`: connection was lost meanwhile, so any workspace's log may have moved. Tail them all. */
export type RingListener = (workspaceId: WorkspaceId | null) => void
export type SignalListener = (workspaceId: WorkspaceId, frame: SignalFrame) => void
export type Unsubscribe = () => void

/**
 * Listeners of the ringing process itself are called at once; those of other processes soon after. Rings coalesce: many
 * may arrive as one, one never as none. Signals keep the order their process sent them in.
 */
export interface Bus {
  /** Call after the commit, never inside the transaction. */
  ring(workspaceId: WorkspaceId): void
  signal(workspaceId: WorkspaceId, frame: SignalFrame): void
  onRing(listener: RingListener): Unsubscribe
  onSignal(listener: SignalListener): Unsubscribe
  /** Are the other processes in reach? Always true where there are none. */
  isConnected(): boolean
  close(): Promise<void>
}

/** A reconnect, or a listener that threw. For the log; nothing is lost by it. */
export type BusProblem = (what: 'listener' | 'connection' | 'message', cause: unknown) => void
