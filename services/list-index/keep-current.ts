/**
 * Fills the index from the database and follows every change of it. From time to time it is kept, packed, so that the next
 * worker begins with it and what has changed since, not with a hundred thousand rows.
 */
import { contactRows, conversationRows } from '@/data/bulk'
import type { InboxDb } from '@/data/db'
import {
  keepListCheckpoint,
  listChangesAfter,
  listPlace,
  readListCheckpoint,
  type Changed,
  type ListPlace,
} from '@/data/list-checkpoint'
import { watchChanges, type Changes } from '@/data/watch-changes'
import type { Contact } from '@/domain/contact'
import type { Conversation } from '@/domain/conversation'
import type { ContactId, ConversationId } from '@/domain/ids'
import type { ConversationIndex } from './conversation-index'

type Table = Changes['table']

/** Fewer changed rows than this are read again sooner than everything is packed again. */
const WORTH_KEEPING = 500

/** `ready` once the first filling is done; `onChange` after each later change. Changes are applied one after another. */
export function keepCurrent(db: InboxDb, index: ConversationIndex, onChange: () => void) {
  const pending: Record<Table, Set<string> | 'all'> = { conversations: new Set(), contacts: new Set() }
  let working: Promise<void> | null = null
  let place: ListPlace = { fill: null, position: 0 }
  let unkept = 0

  function take(conversations: Changed<Conversation>, contacts: Changed<Contact>): void {
    unkept += conversations.length + contacts.length
    for (const { id, row } of contacts) {
      if (row) index.putContact(row)
      else index.removeContact(id as ContactId)
    }
    for (const { id, row } of conversations) {
      if (row) index.putConversation(row)
      else index.removeConversation(id as ConversationId)
    }
  }

  async function begin(): Promise<void> {
    const kept = await readListCheckpoint(db)
    if (!kept || !index.restore(kept.packed)) return fill()
    take(kept.changes.conversations, kept.changes.contacts)
    place = kept.changes
  }

  async function fill(): Promise<void> {
    const before = await listPlace(db)
    await readAll('contacts')
    await readAll('conversations')
    place = before
  }

  async function keepNow(): Promise<void> {
    // Whatever the journal names is in the index before it is said to be.
    const changes = await listChangesAfter(db, place.position)
    if (changes.fill !== place.fill) await fill()
    else {
      take(changes.conversations, changes.contacts)
      place = changes
    }
    unkept = 0
    await keepListCheckpoint(db, place, index.pack())
  }

  async function readAll(table: Table): Promise<void> {
    if (table === 'contacts') {
      const rows = await gather(contactRows(db, null))
      index.clearContacts()
      take([], rows)
    } else {
      const rows = await gather(conversationRows(db, null))
      index.clearConversations()
      take(rows, [])
    }
  }

  async function work(): Promise<void> {
    for (const table of ['contacts', 'conversations'] as const) {
      const todo = pending[table]
      if (todo !== 'all' && todo.size === 0) continue
      pending[table] = new Set()
      if (todo === 'all') await readAll(table)
      else if (table === 'contacts') take([], await gather(contactRows(db, [...todo])))
      else take(await gather(conversationRows(db, [...todo])), [])
    }
  }

  const isIdle = () => Object.values(pending).every((todo) => todo !== 'all' && todo.size === 0)

  function run(job: () => Promise<void>): Promise<void> {
    working ??= job()
      .catch((error: unknown) => console.error('[list-index]', error))
      .finally(() => {
        working = null
        onChange()
        if (!isIdle()) void run(work)
      })
    return working
  }

  const stop = watchChanges(db, ({ table, ids }) => {
    const todo = pending[table]
    if (ids === null) pending[table] = 'all'
    else if (todo !== 'all') for (const id of ids) todo.add(id)
    void run(work)
  })

  return {
    ready: run(begin),
    stop,
    /** Keeps the index as it is now, if enough has changed since it was last kept. */
    async keep(worth = WORTH_KEEPING): Promise<void> {
      while (working) await working
      if (unkept >= worth) await run(keepNow)
    },
  }
}

/** All pieces before the first is used: who asks meanwhile is answered from what was there, not from a part. */
async function gather<T>(pieces: AsyncGenerator<Changed<T>>): Promise<Changed<T>> {
  const rows: Changed<T> = []
  for await (const piece of pieces) rows.push(...piece)
  return rows
}
