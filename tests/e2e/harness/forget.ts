/** Makes a browser hold less than its hub has, as one that has been away, or whose cache is full, does. */
import type { Page } from 'puppeteer'

/**
 * Forgets these conversations and everything older, and that it ever had them. Open the page anew after it. `page`: one of the
 * extension's own, with no live query running on the list.
 */
export async function forgetConversations(page: Page, ids: string[]): Promise<void> {
  await page.evaluate(async (gone) => {
    type Row = { id: string; contactId: string; lastActivityAt: number }
    const opening = indexedDB.open('alongside')
    const db = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)))
    const tables = ['conversations', 'contacts', 'meta', 'listCheckpoints', 'listJournal']
    const write = db.transaction(tables, 'readwrite')
    const asking = write.objectStore('conversations').getAll() as IDBRequest<Row[]>
    asking.onsuccess = () => {
      const rows = asking.result.sort((a, b) => b.lastActivityAt - a.lastActivityAt)
      const first = rows.findIndex(({ id }) => gone.includes(id))
      const held = rows.slice(0, first)
      const last = held.at(-1)!
      const people = new Set(held.map(({ contactId }) => contactId))
      for (const { id, contactId } of rows.slice(first)) {
        write.objectStore('conversations').delete(id)
        if (!people.has(contactId)) write.objectStore('contacts').delete(contactId)
      }
      const value = { beforeAt: last.lastActivityAt, beforeId: last.id, complete: false }
      write.objectStore('meta').put({ key: 'list', value })
      write.objectStore('listCheckpoints').clear()
      write.objectStore('listJournal').clear()
    }
    await new Promise<void>((resolve) => (write.oncomplete = () => resolve()))
    db.close()
  }, ids)
}
