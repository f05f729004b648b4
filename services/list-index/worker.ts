/** The list index's own thread: searching a hundred thousand names never holds up the interface. */
import { db } from '@/data/db'
import { ConversationIndex } from './conversation-index'
import { keepCurrent } from './keep-current'
import type { FromIndex, ToIndex } from './query'

/** Not at once: the sidebar that was just opened is what the agent waits for, and it may be closed again. */
const KEPT_EVERY_MS = 15_000

const post = (message: FromIndex) => postMessage(message)
const index = new ConversationIndex()
const { ready, keep } = keepCurrent(db, index, () => post({ kind: 'changed' }))

addEventListener('message', ({ data }: MessageEvent<ToIndex>) => {
  void ready.then(() => post({ kind: 'answer', serial: data.serial, answer: index.query(data.query) }))
})

// One for all open sidebars: what one has kept, the next need not.
setInterval(() => {
  navigator.locks
    .request('alongside-list-index', { ifAvailable: true }, (lock) => (lock ? keep() : undefined))
    .catch((error: unknown) => console.warn('[list-index]', error)) // the next one fills itself from the rows
}, KEPT_EVERY_MS)
