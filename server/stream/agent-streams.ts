/**
 * The event streams of agents. A stream first gets its backlog from the log, then joins the live ones, which all get the
 * same bytes. It joins only when it has everything the tail has given out, in one synchronous step: no gap, no lock.
 */
import { AppError } from '@/domain/errors'
import type { AgentId, ContactId, WorkspaceId } from '@/domain/ids'
import { HEARTBEAT_MS } from '@/protocol/events'
import type { ServerResponse } from 'node:http'
import type pg from 'pg'
import type { Member, Sessions } from '../auth/sessions'
import type { Bus } from '../bus/bus'
import type { Metrics } from '../ops/metrics'
import type { Turns } from '../store/turns'
import { loggedFrame, signalFrame } from './frames'
import type { Presence } from './presence'
import { SseConnection } from './sse-connection'
import { logBounds, readLog, type LogEntry } from './tail'
import type { Listening, Tails } from './tails'

/** How long a revoked session may still listen, at most. */
const RECHECK_MS = 60_000
/** Further behind than this, a snapshot is less to send and to apply than the log. */
export const REPLAY_MAX = 50_000
/** Told to clients: come back after so long when the stream ends. */
const RETRY = Buffer.from('retry: 1000\n\n')

export interface AgentStreamsOptions {
  pool: pg.Pool
  bus: Bus
  tails: Tails
  presence: Presence<ContactId>
  agentPresence: Presence<AgentId>
  turns: Turns
  sessions: Sessions
  metrics: Metrics
  now: () => number
  onProblem: (error: unknown) => void
  heartbeatMs?: number | undefined
}

interface Stream {
  connection: SseConnection
  member: Member
  /** Has everything up to here. */
  position: number
  isLive: boolean
  checkedAt: number
}

interface Room {
  streams: Set<Stream>
  listening: Promise<Listening>
}

export interface OpenStream {
  response: ServerResponse
  headers: Record<string, string>
  member: Member
  /** The client's cursor; null starts with what happens from now on. */
  cursor: number | null
}

export function createAgentStreams(options: AgentStreamsOptions) {
  const { pool, bus, tails, presence, agentPresence, turns, sessions } = options
  const { metrics, now, onProblem, heartbeatMs = HEARTBEAT_MS } = options
  const rooms = new Map<WorkspaceId, Room>()
  let draining = false

  function live(workspaceId: WorkspaceId): Stream[] {
    return [...(rooms.get(workspaceId)?.streams ?? [])].filter((stream) => stream.isLive)
  }

  function writeAll(streams: Iterable<Stream>, frame: Buffer): void {
    let written = 0
    for (const { connection, isLive } of streams) {
      if (!isLive) continue
      connection.write(frame)
      written += 1
    }
    metrics.streamFrames.inc(written)
  }

  function fanOut(room: Room, entries: LogEntry[]): void {
    const from = entries[0]!.seq - 1
    const last = entries.at(-1)!.seq
    let all: Buffer | undefined
    for (const stream of room.streams) {
      if (!stream.isLive || stream.position >= last) continue
      if (stream.position < from) {
        // seq has no holes: the log was trimmed past it, or filled in bulk. The client learns it when it comes back.
        stream.connection.cut('trimmed')
        continue
      }
      // Nearly every stream stands exactly where the tail stood; one that just joined may be ahead of it.
      if (stream.position === from) stream.connection.write((all ??= bytesOf(entries)))
      else stream.connection.write(bytesOf(entries.filter((entry) => entry.seq > stream.position)))
      stream.position = last
      metrics.streamFrames.inc(entries.length)
    }
  }

  const offSignals = bus.onSignal((workspaceId, frame) => {
    const room = rooms.get(workspaceId)
    if (room && frame.frame !== 'presence' && frame.frame !== 'agents') writeAll(room.streams, signalFrame(frame))
  })
  presence.onChange((workspaceId, change) => {
    const room = rooms.get(workspaceId)
    if (room) writeAll(room.streams, signalFrame({ frame: 'presence', data: { full: false, ...change } }))
  })
  agentPresence.onChange((workspaceId, change) => {
    const room = rooms.get(workspaceId)
    if (room) writeAll(room.streams, signalFrame({ frame: 'agents', data: { full: false, ...change } }))
  })

  const beating = setInterval(() => {
    for (const [workspaceId, room] of rooms) void beat(workspaceId, room).catch(onProblem)
  }, heartbeatMs)
  beating.unref()

  async function beat(workspaceId: WorkspaceId, room: Room): Promise<void> {
    await room.listening
    for (const stream of live(workspaceId)) writeAll([stream], heartbeat(stream))
    const agentIds = [...new Set(live(workspaceId).map(({ member }) => member.agentId))]
    for (const agentId of agentIds) agentPresence.touch(workspaceId, agentId)
    await turns.seen(workspaceId, agentIds)
    for (const stream of live(workspaceId)) {
      if (now() - stream.checkedAt < RECHECK_MS) continue
      stream.checkedAt = now()
      if (!(await sessions.isValid(stream.member))) stream.connection.cut('revoked')
    }
  }

  function roomOf(workspaceId: WorkspaceId): Room {
    const existing = rooms.get(workspaceId)
    if (existing) return existing
    const room: Room = {
      streams: new Set(),
      listening: tails.listen(workspaceId, (entries) => fanOut(room, entries)),
    }
    rooms.set(workspaceId, room)
    room.listening.catch(() => rooms.delete(workspaceId)) // whoever opens the stream is told below
    return room
  }

  function leave(workspaceId: WorkspaceId, room: Room, stream: Stream): void {
    room.streams.delete(stream)
    metrics.streams.set({ audience: 'agent' }, count())
    if (room.streams.size > 0 || rooms.get(workspaceId) !== room) return
    rooms.delete(workspaceId)
    void room.listening.then((listening) => listening.stop(), onProblem)
  }

  function count(): number {
    let total = 0
    for (const room of rooms.values()) total += room.streams.size
    return total
  }

  /** Backlog until the stream has all the tail has given out, then live. */
  async function catchUp(workspaceId: WorkspaceId, listening: Listening, stream: Stream): Promise<void> {
    while (stream.position < listening.position) {
      const entries = await readLog(pool, workspaceId, stream.position)
      // seq has no holes: a missing one was trimmed meanwhile, and the client learns it when it comes back.
      if (entries[0]?.seq !== stream.position + 1) return stream.connection.cut('trimmed')
      if (!(await stream.connection.writePaced(bytesOf(entries)))) return
      stream.position = entries.at(-1)!.seq
      metrics.streamFrames.inc(entries.length)
    }
    stream.connection.write(presenceFrame(workspaceId))
    stream.connection.write(agentsFrame(workspaceId))
    stream.connection.write(heartbeat(stream)) // the client knows by it that it is up to date
    stream.isLive = true
  }

  /** Says how far this very stream has come: one that just joined may be ahead of the tail. */
  function heartbeat({ position }: Stream): Buffer {
    return signalFrame({ frame: 'heartbeat', data: { at: now(), seq: position } })
  }

  function presenceFrame(workspaceId: WorkspaceId): Buffer {
    return signalFrame({ frame: 'presence', data: { full: true, online: presence.online(workspaceId), offline: [] } })
  }

  function agentsFrame(workspaceId: WorkspaceId): Buffer {
    const online = agentPresence.online(workspaceId)
    return signalFrame({ frame: 'agents', data: { full: true, online, offline: [] } })
  }

  return {
    /** Throws `cursor_expired` for a cursor below the retained log, too far behind, or from another database. */
    async open({ response, headers, member, cursor }: OpenStream): Promise<void> {
      const { workspaceId } = member
      if (draining) throw new AppError('hub_unreachable')
      const bounds = await logBounds(pool, workspaceId)
      if (!bounds) throw new AppError('workspace_not_found', { workspaceId })
      const oldest = Math.max(bounds.trimmed, bounds.newest - REPLAY_MAX)
      if (cursor !== null && (cursor > bounds.newest || cursor < oldest))
        throw new AppError('cursor_expired', { newest: bounds.newest, oldest })
      const room = roomOf(workspaceId)
      const onCut = (reason: string) => metrics.streamsCut.inc({ reason })
      const connection = new SseConnection({ response, headers, onCut })
      const position = cursor ?? bounds.newest
      const stream: Stream = { connection, member, position, isLive: false, checkedAt: now() }
      room.streams.add(stream)
      metrics.streams.set({ audience: 'agent' }, count())
      const release = agentPresence.hold(workspaceId, member.agentId)
      connection.onClose(() => {
        leave(workspaceId, room, stream)
        release()
        agentPresence.leave(workspaceId, member.agentId)
      })
      agentPresence.touch(workspaceId, member.agentId)
      connection.write(RETRY)
      try {
        // Before the client is told that it is up to date: from then on it may be given conversations.
        await turns.seen(workspaceId, [member.agentId])
        await catchUp(workspaceId, await room.listening, stream)
      } catch (error) {
        onProblem(error)
        connection.cut('slow')
      }
    },

    /** Ends the streams of a session that was revoked in this process. */
    revoke(token: string): void {
      for (const room of rooms.values())
        for (const stream of room.streams) if (stream.member.token === token) stream.connection.cut('revoked')
    },

    /** Ends the streams of somebody who is no member any more. Other processes end theirs at their next check. */
    dismiss(workspaceId: WorkspaceId, agentId: AgentId): void {
      for (const { member, connection } of rooms.get(workspaceId)?.streams ?? [])
        if (member.agentId === agentId) connection.cut('revoked')
    },

    count,

    /** Clients come back, to another process. */
    drain(): void {
      draining = true
      for (const room of rooms.values()) for (const { connection } of room.streams) connection.cut('draining')
    },

    close(): void {
      clearInterval(beating)
      offSignals()
    },
  }
}

export type AgentStreams = ReturnType<typeof createAgentStreams>

function bytesOf(entries: LogEntry[]): Buffer {
  return Buffer.from(entries.map(({ seq, payload }) => loggedFrame(seq, payload)).join(''))
}
