/** The visitor's conversation: what is on screen, and everything that changes it. Knows the hub, but no DOM of ours. */
import type { WidgetConfig, WidgetFrame, WidgetMessage } from '@/protocol/widget-api'
import { backoffMs, waitOrWake } from './backoff'
import type { Client } from './client'
import { followWhileLookedAt } from './follow-page'
import type { Kept } from './kept'
import { createOutbox, type Outgoing } from './outbox'
import { createRating, type RatingView } from './rating'
import { createReceipts } from './receipts'
import type { Connection } from './stream'
import { lastHeard, merge } from './transcript'
import { createTyping } from './typing'
import { createUploads, type WaitingFile } from './uploads'

export interface ChatState {
  config: WidgetConfig
  messages: readonly WidgetMessage[]
  outbox: readonly Outgoing[]
  /** What waits above the composer. */
  files: readonly WaitingFile[]
  /** Has the hub's transcript been here at least once? */
  loaded: boolean
  /** Is there anything older? */
  more: boolean
  loadingOlder: boolean
  /** Who is writing; a name may be missing. null: nobody. */
  typing: { name: string | null } | null
  connection: Connection
  unread: number
  /** null: nothing to say of it. */
  rating: RatingView | null
}

export interface Conversation {
  readonly state: ChatState
  subscribe(listener: () => void): () => void
  /** The words, and every file that is uploaded. */
  send(text: string): void
  attach(files: readonly File[]): void
  reattach(id: string): void
  detach(id: string): void
  file(id: string): Promise<Blob>
  retry(id: string): void
  discard(id: string): void
  /** A key was pressed in the composer. */
  type(): void
  loadOlder(): Promise<void>
  /** The visitor sees everything up to the newest message. */
  see(): void
  /** How it was. Kept until the hub has it. */
  rate(stars: number, comment: string): void
  declineRating(): void
  reconsiderRating(): void
  dress(config: WidgetConfig): void
}

/** How many messages are painted before the hub answers. */
const CACHED = 30

export interface ConversationOptions {
  client: Client
  kept: Kept
  inbox: string
  config: WidgetConfig
  signal: AbortSignal
}

export function createConversation({ client, kept, inbox, config, signal }: ConversationOptions): Conversation {
  const cached = kept.get<WidgetMessage[]>('transcript') ?? []
  const listeners = new Set<() => void>()
  let version = 0
  let state: ChatState = {
    config,
    messages: cached,
    outbox: [],
    files: [],
    loaded: false,
    more: false,
    loadingOlder: false,
    typing: null,
    connection: 'connecting',
    unread: 0,
    rating: null,
  }
  const set = (change: Partial<ChatState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const receipts = createReceipts(client, signal)
  const typing = createTyping({ client, signal, onTheirs: (theirs) => set({ typing: theirs }) })
  const outbox = createOutbox({
    client,
    kept,
    signal,
    onChange: () => showOutbox(),
    onSent: (message) => take([message]),
  })

  const unreadOf = (messages: readonly WidgetMessage[]) => receipts.unread(messages) + (rating.isNews() ? 1 : 0)
  const rating = createRating({
    client,
    kept,
    onChange: () => set({ rating: rating.view(), unread: unreadOf(state.messages) }),
  })

  const uploads = createUploads({ client, kept, signal, onChange: () => set({ files: uploads.list() }) })
  const fetched = new Map<string, Promise<Blob>>()
  const fetchFile = (id: string): Promise<Blob> => {
    const own = uploads.blobOf(id)
    if (own) return Promise.resolve(own)
    const asked = fetched.get(id) ?? client.file(id)
    fetched.set(id, asked)
    asked.catch(() => fetched.delete(id))
    return asked
  }

  /** What the hub has is no longer waiting, whichever tab sent it. */
  const showOutbox = () => {
    const arrived = new Set<string>(state.messages.map((message) => message.id))
    const waiting = outbox.list()
    for (const item of waiting) if (arrived.has(item.id)) return outbox.remove(item.id)
    set({ outbox: waiting })
  }
  const show = (messages: WidgetMessage[], change: Partial<ChatState> = {}) => {
    kept.set('transcript', messages.slice(-CACHED))
    receipts.delivered(lastHeard(messages))
    set({ ...change, messages, unread: unreadOf(messages) })
    showOutbox()
  }
  const take = (messages: WidgetMessage[]) => show(merge(state.messages, messages))

  const load = async () => {
    const page = await client.listMessages()
    // Between what we hold and the page there may be a gap, so only what came after the page was made is kept, and
    // nothing if the hub's log is another one now. Scrolling up brings the rest back.
    const newer = page.version < version ? [] : state.messages.filter((message) => message.version > page.version)
    version = page.version
    show(merge(newer, page.messages), { loaded: true, more: page.more })
    rating.take(page.rating)
    outbox.flush()
    void rating.flush()
  }
  const onFrame = (frame: WidgetFrame, id: number) => {
    if (frame.frame === 'messages') {
      if (frame.data.messages.some((message) => message.author.kind !== 'contact')) typing.theirsEnded()
      take(frame.data.messages)
      // Not the messages' own versions: a page may end amid several messages of one, and its id says so.
      version = Math.max(version, id)
    } else if (frame.frame === 'typing') typing.theirs(frame.data)
    else if (frame.frame === 'rating') rating.take(frame.data.rating)
  }
  const start = async () => {
    for (let attempt = 0; !signal.aborted && !state.loaded; attempt++) {
      try {
        await load()
      } catch {
        set({ connection: attempt ? 'offline' : 'connecting' })
        await waitOrWake(backoffMs(attempt, Math.random), signal)
      }
    }
    followWhileLookedAt(inbox, signal, {
      client,
      onFrame,
      since: () => version,
      onExpired: load,
      onConnection(connection) {
        set({ connection })
        if (connection !== 'live') return typing.theirsEnded()
        outbox.flush()
        receipts.flush()
        void rating.flush()
      },
    })
  }
  kept.onChange(showOutbox, signal)
  showOutbox()
  set({ files: uploads.list() })
  void start()

  return {
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    send(text) {
      typing.mineEnded()
      const files = uploads.take().map(({ id, name, mediaType, sizeBytes }) => ({ id, name, mediaType, sizeBytes }))
      if (text || files.length > 0) outbox.add(text, files)
    },
    attach: uploads.add,
    reattach: uploads.retry,
    detach: uploads.remove,
    file: fetchFile,
    retry: outbox.retry,
    discard: outbox.remove,
    type: typing.mine,
    async loadOlder() {
      const oldest = state.messages[0]
      if (!state.more || state.loadingOlder || !oldest) return
      set({ loadingOlder: true })
      try {
        const page = await client.listMessages(oldest.position)
        set({ messages: merge(state.messages, page.messages), more: page.more })
      } catch {
        await waitOrWake(2_000, signal) // the visitor scrolls again, or the connection comes back
      } finally {
        set({ loadingOlder: false })
      }
    },
    see() {
      receipts.read(lastHeard(state.messages))
      rating.see()
      if (state.unread) set({ unread: 0 })
    },
    rate: rating.answer,
    declineRating: rating.decline,
    reconsiderRating: rating.reconsider,
    dress: (next) => set({ config: next }),
  }
}
