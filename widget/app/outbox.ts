/**
 * What the visitor wrote and the hub does not have yet. Kept in the browser under an id made here, which is the
 * idempotency key, so a message may be sent twice and still arrives once. Goes out in the order it was written.
 */
import type { ErrorCode } from '@/domain/errors'
import type { Attachment } from '@/domain/message'
import type { WidgetMessage } from '@/protocol/widget-api'
import { uuidv7 } from '../loader/uuid'
import { backoffMs, waitOrWake } from './backoff'
import { CallFailed, type Client } from './client'
import type { FormAnswers } from './forms'
import type { Kept } from './kept'

export interface Outgoing {
  id: string
  text: string
  /** Uploaded already. */
  files?: Attachment[]
  /** What was filled in before it. */
  form?: FormAnswers
  /** Also its place in the queue: no two are alike. */
  writtenAt: number
  /** Why the hub would not take it. null: it is on its way, however long that takes. */
  failure: ErrorCode | null
}

export interface Outbox {
  list(): Outgoing[]
  add(text: string, files?: Attachment[], form?: FormAnswers): void
  retry(id: string): void
  remove(id: string): void
  /** Sends what is waiting, now. */
  flush(): void
}

export interface OutboxOptions {
  kept: Kept
  client: Pick<Client, 'sendMessage'>
  onChange: () => void
  onSent: (message: WidgetMessage) => void
  signal: AbortSignal
  now?: () => number
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
  random?: () => number
}

const PREFIX = 'out.'
/** One key per message: two tabs that write at once do not overwrite each other's queue. */
const keyOf = (item: Pick<Outgoing, 'id' | 'writtenAt'>) =>
  `${PREFIX}${`${item.writtenAt}`.padStart(15, '0')}.${item.id}`

export function createOutbox(o: OutboxOptions): Outbox {
  const { kept, client, now = Date.now, wait = waitOrWake, random = Math.random } = o
  let sending = false
  let nudge = new AbortController()
  o.signal.addEventListener('abort', () => nudge.abort(), { once: true })

  const list = () => kept.all<Outgoing>(PREFIX)
  const find = (id: string) => list().find((item) => item.id === id)
  const write = (item: Outgoing) => {
    kept.set(keyOf(item), item)
    o.onChange()
  }
  /** The first that waits. One the hub refused steps aside, so that those after it are not held up for ever. */
  const next = () => list().find((item) => item.failure === null)

  /** True: done with it, one way or the other. False: try again later. */
  const sendOne = async (item: Outgoing): Promise<boolean> => {
    try {
      const { id, text, files = [], form } = item
      const attachmentIds = files.map((file) => file.id)
      const message = await client.sendMessage({ id, text, attachmentIds, ...(form ? { form } : {}) })
      kept.remove(keyOf(item))
      o.onSent(message)
      return true
    } catch (reason) {
      if (!(reason instanceof CallFailed) || reason.kind === 'again') return false
      // Another tab may have sent it meanwhile; then there is nothing to mark.
      if (find(item.id)) write({ ...item, failure: reason.code })
      return true
    }
  }
  const run = async () => {
    sending = true
    for (let attempt = 0; !o.signal.aborted;) {
      const item = next()
      if (!item) break
      attempt = (await sendOne(item)) ? 0 : attempt + 1
      if (attempt) await wait(backoffMs(attempt, random), nudge.signal)
    }
    sending = false
    o.onChange()
  }
  const flush = () => {
    if (!sending) return void (next() && run())
    nudge.abort()
    nudge = new AbortController()
  }
  return {
    list,
    flush,
    add(text, files = [], form) {
      const last = list().at(-1)?.writtenAt ?? 0
      const writtenAt = Math.max(now(), last + 1)
      write({
        id: uuidv7(writtenAt),
        text,
        ...(files.length > 0 ? { files } : {}),
        ...(form ? { form } : {}),
        writtenAt,
        failure: null,
      })
      flush()
    },
    retry(id) {
      const item = find(id)
      if (!item) return
      if (item.failure === 'idempotency_conflict') {
        kept.remove(keyOf(item))
        write({ ...item, id: uuidv7(item.writtenAt), failure: null })
      } else write({ ...item, failure: null })
      flush()
    },
    remove(id) {
      const item = find(id)
      if (item) kept.remove(keyOf(item))
      o.onChange()
    },
  }
}
