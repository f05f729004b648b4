/**
 * Files on their way to the hub before the message that carries them: part by part, going on after a break with what the
 * hub says it has. A finished one is remembered across pages until it is sent; one that was under way when the page was
 * left says so, for its bytes went with the page.
 */
import { ATTACHMENTS_MAX, partRange, refusalOf } from '@/domain/attachment'
import type { ErrorCode } from '@/domain/errors'
import { uuidv7 } from '../loader/uuid'
import { backoffMs, waitOrWake } from './backoff'
import { CallFailed, type Client } from './client'
import type { Kept } from './kept'

export interface WaitingFile {
  id: string
  name: string
  mediaType: string
  sizeBytes: number
  /** Bytes at the hub. */
  sent: number
  done: boolean
  /** Why it did not get there. `left`: the page was left. */
  failure: ErrorCode | 'left' | null
}

export interface Uploads {
  list(): readonly WaitingFile[]
  add(files: readonly File[]): void
  retry(id: string): void
  remove(id: string): void
  /** Takes the finished ones out, for a message. */
  take(): WaitingFile[]
  /** The bytes of a file chosen on this page. */
  blobOf(id: string): Blob | undefined
}

export interface UploadsOptions {
  client: Pick<Client, 'beginUpload' | 'putPart'>
  kept: Kept
  onChange: () => void
  signal: AbortSignal
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

const KEY = 'files'

export function createUploads({ client, kept, onChange, signal, wait = waitOrWake }: UploadsOptions): Uploads {
  const blobs = new Map<string, Blob>()
  let files: WaitingFile[] = (kept.get<WaitingFile[]>(KEY) ?? []).map((file) =>
    file.done || file.failure ? file : { ...file, failure: 'left' },
  )
  const set = (next: WaitingFile[]) => {
    files = next
    kept.set(
      KEY,
      files.filter((file) => file.failure === null),
    )
    onChange()
  }
  const find = (id: string) => files.find((file) => file.id === id)
  const change = (id: string, what: Partial<WaitingFile>) =>
    set(files.map((file) => (file.id === id ? { ...file, ...what } : file)))

  /** Every part that is missing; ends early when the visitor takes the file out. */
  const bring = async (file: WaitingFile, blob: Blob) => {
    const { id, name, mediaType, sizeBytes } = file
    let state = await client.beginUpload({ id, name, mediaType, sizeBytes })
    for (let index = 0; index < state.parts && find(id); index++) {
      if (state.received.includes(index)) continue
      const { from, to } = partRange(index, sizeBytes)
      state = await client.putPart(id, index, blob.slice(from, to))
      change(id, { sent: to })
    }
    if (state.attachment) change(id, { ...state.attachment, sent: sizeBytes, done: true })
  }
  const upload = async (id: string) => {
    for (let attempt = 1; !signal.aborted; attempt++) {
      const [file, blob] = [find(id), blobs.get(id)]
      if (!file || !blob || file.failure) return
      try {
        return await bring(file, blob)
      } catch (reason) {
        if (reason instanceof CallFailed && reason.kind === 'refused') return change(id, { failure: reason.code })
        await wait(backoffMs(attempt, Math.random), signal)
      }
    }
  }
  // One after the other: the first is there soonest.
  let queue: Promise<void> = Promise.resolve()
  const start = (id: string) => void (queue = queue.then(() => upload(id)))

  return {
    list: () => files,
    add(chosen) {
      const room = ATTACHMENTS_MAX - files.length
      const added = chosen.slice(0, Math.max(0, room)).map((blob): WaitingFile => {
        const id = uuidv7(Date.now())
        const file = { id, name: blob.name.slice(-300) || 'file', mediaType: blob.type, sizeBytes: blob.size }
        blobs.set(id, blob)
        return { ...file, sent: 0, done: false, failure: refusalOf('webchat', file) }
      })
      set([...files, ...added])
      for (const { id, failure } of added) if (!failure) start(id)
    },
    retry(id) {
      change(id, { failure: null })
      start(id)
    },
    remove: (id) => set(files.filter((file) => file.id !== id)),
    take() {
      const taken = files.filter((file) => file.done)
      set(files.filter((file) => !file.done))
      return taken
    },
    blobOf: (id) => blobs.get(id),
  }
}
