/**
 * The event streams of visitors: what changed in their own conversation, and whether somebody is writing to them. A stream
 * listens first and reads what it missed afterwards; what comes twice is harmless, for every message names its version.
 */
import type { AgentId, ContactId, ConversationId, WorkspaceId } from '@/domain/ids'
import type { LoggedEvent } from '@/protocol/events'
import { HEARTBEAT_MS } from '@/protocol/events'
import type { WidgetMessage } from '@/protocol/widget-api'
import { AppError } from '@/domain/errors'
import type { ServerResponse } from 'node:http'
import type { Visitor } from '../auth/visitor-token'
import type { Bus } from '../bus/bus'
import type { Metrics } from '../ops/metrics'
import { widgetRating, type RatingStore } from '../store/rating-store'
import { widgetMessage, type WidgetStore } from '../store/widget-store'
import { widgetFrame } from './frames'
import type { Presence } from './presence'
import { SseConnection } from './sse-connection'
import type { LogEntry } from './tail'
import type { Listening, Tails } from './tails'

const PAGE = 100
const RETRY = Buffer.from('retry: 1000\n\n')

export interface WidgetStreamsOptions {
  bus: Bus
  tails: Tails
  presence: Presence<ContactId>
  store: WidgetStore
  ratings: RatingStore
  metrics: Metrics
  now: () => number
  onProblem: (error: unknown) => void
  heartbeatMs?: number | undefined
}

interface Stream {
  connection: SseConnection
  visitor: Visitor
  /** What came while the backlog was read; null once it has been sent. */
  held: Buffer[] | null
}

interface Room {
  streams: Map<ContactId, Set<Stream>>
  /** Conversations of the contacts who listen. */
  contactOf: Map<ConversationId, ContactId>
  names: Map<AgentId, string>
  listening: Listening
}

export interface OpenWidgetStream {
  response: ServerResponse
  headers: Record<string, string>
  visitor: Visitor
  /** The highest version the widget holds; null starts with what happens from now on. */
  version: number | null
}

export function createWidgetStreams(options: WidgetStreamsOptions) {
  const { bus, tails, presence, store, ratings, metrics, now, onProblem, heartbeatMs = HEARTBEAT_MS } = options
  const rooms = new Map<WorkspaceId, Promise<Room>>()
  const ready = new Map<WorkspaceId, Room>()
  let draining = false

  function send(stream: Stream, frame: Buffer): void {
    if (stream.held) stream.held.push(frame)
    else stream.connection.write(frame)
  }

  function sendTo(room: Room, contactId: ContactId | undefined, frame: Buffer): void {
    for (const stream of (contactId && room.streams.get(contactId)) ?? []) send(stream, frame)
  }

  function onEntry(room: Room, { seq, payload }: LogEntry): void {
    const { type, rows } = JSON.parse(payload) as LoggedEvent
    for (const agent of rows.agents ?? []) room.names.set(agent.id, agent.name)
    for (const conversation of rows.conversations ?? []) {
      const { id, contactHandle } = conversation
      const visitorId = contactHandle as ContactId // a number or an email of another channel is nobody's who listens here
      if (!room.streams.has(visitorId)) continue
      room.contactOf.set(id, visitorId)
      const rating = type.startsWith('rating.') ? widgetRating(conversation) : null
      if (rating) sendTo(room, visitorId, widgetFrame({ frame: 'rating', data: { rating } }))
    }
    const changed = new Map<ContactId, WidgetMessage[]>()
    for (const message of rows.messages ?? []) {
      const contactId = room.contactOf.get(message.conversationId)
      if (!contactId) continue
      const name = message.author.kind === 'agent' ? (room.names.get(message.author.agentId) ?? null) : null
      changed.set(contactId, [...(changed.get(contactId) ?? []), widgetMessage(message, name)])
    }
    for (const [contactId, messages] of changed)
      sendTo(room, contactId, widgetFrame({ frame: 'messages', data: { messages } }, seq))
  }

  const offSignals = bus.onSignal((workspaceId, signal) => {
    const room = ready.get(workspaceId)
    if (!room || signal.frame !== 'typing' || signal.data.agentId === null) return
    const name = room.names.get(signal.data.agentId) ?? null
    const data = { isTyping: signal.data.isTyping, name }
    sendTo(room, room.contactOf.get(signal.data.conversationId), widgetFrame({ frame: 'typing', data }))
  })

  const beating = setInterval(() => {
    const beat = widgetFrame({ frame: 'heartbeat', data: { at: now() } })
    for (const [workspaceId, room] of ready)
      for (const [contactId, streams] of room.streams) {
        for (const stream of streams) if (!stream.held) stream.connection.write(beat)
        if (hasWritten(room, contactId)) presence.touch(workspaceId, contactId)
      }
  }, heartbeatMs)
  beating.unref()

  /** Presence tells of contacts only: a visitor who never wrote is nobody's to answer. */
  function hasWritten(room: Room, contactId: ContactId): boolean {
    for (const known of room.contactOf.values()) if (known === contactId) return true
    return false
  }

  async function makeRoom(workspaceId: WorkspaceId): Promise<Room> {
    const room: Partial<Room> = { streams: new Map(), contactOf: new Map() }
    room.listening = await tails.listen(workspaceId, (entries) => {
      if (room.names) for (const entry of entries) onEntry(room as Room, entry)
    })
    room.names = await store.agentNames(workspaceId)
    ready.set(workspaceId, room as Room)
    return room as Room
  }

  function roomOf(workspaceId: WorkspaceId): Promise<Room> {
    const existing = rooms.get(workspaceId)
    if (existing) return existing
    const making = makeRoom(workspaceId)
    rooms.set(workspaceId, making)
    making.catch(() => rooms.delete(workspaceId)) // whoever opens the stream is told
    return making
  }

  /** Adds the stream to a room that will not be closed under it. */
  async function enter(stream: Stream): Promise<Room> {
    const { workspaceId, contactId } = stream.visitor
    for (;;) {
      const room = await roomOf(workspaceId)
      if (ready.get(workspaceId) !== room) continue // its last stream left while we waited
      room.streams.set(contactId, (room.streams.get(contactId) ?? new Set()).add(stream))
      return room
    }
  }

  function leave(room: Room, stream: Stream): void {
    const { workspaceId, contactId } = stream.visitor
    const streams = room.streams.get(contactId)
    streams?.delete(stream)
    metrics.streams.dec({ audience: 'visitor' })
    if (streams?.size === 0) {
      room.streams.delete(contactId)
      for (const [conversationId, owner] of room.contactOf)
        if (owner === contactId) room.contactOf.delete(conversationId)
    }
    if (room.streams.size > 0 || ready.get(workspaceId) !== room) return
    ready.delete(workspaceId)
    rooms.delete(workspaceId)
    room.listening.stop()
  }

  async function sendMissed(room: Room, stream: Stream, version: number): Promise<void> {
    const { visitor, connection } = stream
    for (const id of await store.conversationIds(visitor)) room.contactOf.set(id, visitor.contactId)
    for (let after = { version, position: Number.MAX_SAFE_INTEGER }, more = true; more;) {
      const messages = await store.changesAfter(visitor, after, PAGE)
      const last = messages.at(-1)
      if (!last) break
      more = messages.length === PAGE
      // A full page may end amid several messages of one version: whoever resumes from it gets that version again.
      const id = more ? last.version - 1 : last.version
      if (!(await connection.writePaced(widgetFrame({ frame: 'messages', data: { messages } }, id)))) return
      after = last
    }
    // Not numbered like messages: told at every beginning, for it may have changed while nobody listened.
    const rating = await ratings.newestOf(visitor)
    if (rating) connection.write(widgetFrame({ frame: 'rating', data: { rating } }))
    for (const frame of stream.held ?? []) connection.write(frame)
    stream.held = null
  }

  return {
    async open({ response, headers, visitor, version }: OpenWidgetStream): Promise<void> {
      if (draining) throw new AppError('hub_unreachable')
      // Whoever listens from now on counts from the first byte they get: where that is has to be known before.
      const from = version ?? (await roomOf(visitor.workspaceId)).listening.position
      const onCut = (reason: string) => metrics.streamsCut.inc({ reason })
      const connection = new SseConnection({ response, headers, onCut })
      const stream: Stream = { connection, visitor, held: [] }
      try {
        const room = await enter(stream)
        metrics.streams.inc({ audience: 'visitor' })
        if (!connection.isOpen) return leave(room, stream)
        connection.onClose(() => leave(room, stream))
        connection.onClose(presence.hold(visitor.workspaceId, visitor.contactId))
        connection.write(RETRY)
        await sendMissed(room, stream, from)
        if (hasWritten(room, visitor.contactId)) presence.touch(visitor.workspaceId, visitor.contactId)
      } catch (error) {
        onProblem(error)
        connection.cut('slow')
      }
    },

    drain(): void {
      draining = true
      for (const room of ready.values())
        for (const streams of room.streams.values()) for (const { connection } of streams) connection.cut('draining')
    },

    close(): void {
      clearInterval(beating)
      offSignals()
    },
  }
}

export type WidgetStreams = ReturnType<typeof createWidgetStreams>
