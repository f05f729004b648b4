/** The list index's own thread: searching a hundred thousand names never holds up the interface. */
import { db } from '@/data/db'
import { ConversationIndex } from './conversation-index'
import { keepCurrent } from './keep-current'
import type { FromIndex, ToIndex } from './query'

const post = (message: FromIndex) => postMessage(message)
const index = new ConversationIndex()
const { ready } = keepCurrent(db, index, () => post({ kind: 'changed' }))

addEventListener('message', ({ data }: MessageEvent<ToIndex>) => {
  void ready.then(() => post({ kind: 'answer', serial: data.serial, answer: index.query(data.query) }))
})
