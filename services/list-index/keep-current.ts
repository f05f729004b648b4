/** Fills the index from the database and follows every change of it. */
import { contactRows, conversationRows, type Piece } from '@/data/bulk'
import type { InboxDb } from '@/data/db'
import { watchChanges, type Changes } from '@/data/watch-changes'
import type { ContactId, ConversationId } from '@/domain/ids'
import type { ConversationIndex } from './conversation-index'

type Table = Changes['table']

/** `ready` once the first filling is done; `onChange` after each later change. Changes are applied one after another. */
export function keepCurrent(db: InboxDb, index: ConversationIndex, onChange: () => void) {
  const pending: Record<Table, Set<string> | 'all'> = { conversations: 'all', contacts: 'all' }
  let working: Promise<void> | null = null

  const load: Record<Table, (ids: string[] | null) => Promise<void>> = {
    async conversations(ids) {
      const rows = await gather(conversationRows(db, ids))
      if (!ids) index.clearConversations()
      for (const { id, row } of rows) {
        if (row) index.putConversation(row)
        else index.removeConversation(id as ConversationId)
      }
    },
    async contacts(ids) {
      const rows = await gather(contactRows(db, ids))
      if (!ids) index.clearContacts()
      for (const { id, row } of rows) {
        if (row) index.putContact(row)
        else index.removeContact(id as ContactId)
      }
    },
  }

  async function work(): Promise<void> {
    for (const table of ['contacts', 'conversations', 'contacts'] as const) {
      const todo = pending[table]
      if (todo !== 'all' && todo.size === 0) continue
      pending[table] = new Set()
      await load[table](todo === 'all' ? null : [...todo])
    }
  }

  const isIdle = () => Object.values(pending).every((todo) => todo !== 'all' && todo.size === 0)

  function run(): Promise<void> {
    working ??= work()
      .catch((error: unknown) => console.error('[list-index]', error))
      .finally(() => {
        working = null
        onChange()
        if (!isIdle()) void run()
      })
    return working
  }

  const stop = watchChanges(db, ({ table, ids }) => {
    const todo = pending[table]
    if (ids === null) pending[table] = 'all'
    else if (todo !== 'all') for (const id of ids) todo.add(id)
    void run()
  })
  return { ready: run(), stop }
}

/** All pieces before the first is used: who asks meanwhile is answered from what was there, not from a part. */
async function gather<T>(pieces: AsyncGenerator<Piece<T>>): Promise<Piece<T>> {
  const rows: Piece<T> = []
  for await (const piece of pieces) rows.push(...piece)
  return rows
}
