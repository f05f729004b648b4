/** What each place holds of a conversation, read from that place itself: PostgreSQL, IndexedDB, the screen. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'puppeteer'

/** Asks the database a hub has started in its data folder. */
export async function withDatabase<T>(dataDir: string, ask: (database: pg.Client) => Promise<T>): Promise<T> {
  const password = (await readFile(join(dataDir, 'postgres.password'), 'utf8')).trim()
  const pidFile = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(pidFile[3]), // lines as in miscadmin.h: 1 pid, 4 port
    user: 'alongside',
    password,
    database: 'alongside',
  })
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}

/** Texts by conversation, in order. */
export type Said = Map<string, string[]>

export async function inPostgres(database: pg.Client, conversationIds: string[]): Promise<Said> {
  const { rows } = await database.query<{ conversation: string; text: string }>(
    `SELECT conversation_id AS conversation, content ->> 'text' AS text FROM messages
     WHERE conversation_id = ANY ($1::uuid[]) ORDER BY position`,
    [conversationIds],
  )
  return grouped(conversationIds, rows)
}

/** `page`: one of the extension's own. */
export async function inIndexedDb(page: Page, conversationIds: string[]): Promise<Said> {
  const rows = await page.evaluate(async () => {
    type Row = { conversationId: string; position: number; content: { text: string } }
    const opening = indexedDB.open('alongside')
    const db = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)))
    const asking = db.transaction('messages').objectStore('messages').getAll() as IDBRequest<Row[]>
    const held = await new Promise<Row[]>((resolve) => (asking.onsuccess = () => resolve(asking.result)))
    db.close()
    held.sort((a, b) => a.position - b.position)
    return held.map(({ conversationId, content }) => ({ conversation: conversationId, text: content.text }))
  })
  return grouped(conversationIds, rows)
}

/** Number of rows in a table of the extension's database. */
export function countRows(page: Page, table: string): Promise<number> {
  return page.evaluate(async (name) => {
    const opening = indexedDB.open('alongside')
    const db = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)))
    const asking = db.transaction(name).objectStore(name).count()
    const count = await new Promise<number>((resolve) => (asking.onsuccess = () => resolve(asking.result)))
    db.close()
    return count
  }, table)
}

function grouped(conversationIds: string[], rows: { conversation: string; text: string }[]): Said {
  const said: Said = new Map(conversationIds.map((id) => [id, []]))
  for (const { conversation, text } of rows) said.get(conversation)?.push(text)
  return said
}

/** The transcript lets go of its older pages at its very end: the reading stops short of it, where all is drawn. */
const SHORT_OF_END = 60

/**
 * Reads the open conversation from its first message to its last, as somebody scrolling through it would: only what is
 * in view is drawn. `mark` finds the words to read in a message. Scrolls up until `first` is seen. Throws at a hole.
 */
export async function onScreen(page: Page, { first, mark }: { first: string; mark: RegExp }): Promise<string[]> {
  return page.evaluate(
    async (firstText, pattern, shortOfEnd) => {
      const log = document.querySelector<HTMLElement>('[role="log"]')!
      const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const drawn = () =>
        [...log.querySelectorAll('article')].flatMap((article) => {
          const text = new RegExp(pattern).exec(article.textContent ?? '')?.[0]
          const place = Number(article.closest('[data-index]')?.getAttribute('data-index'))
          return text ? [{ place, text }] : []
        })
      log.scrollTop = log.scrollHeight
      await painted()
      const deadline = performance.now() + 20_000
      const topmost = () => drawn().sort((a, b) => a.place - b.place)[0]?.text
      while (topmost() !== firstText) {
        if (performance.now() > deadline)
          throw new Error(`The beginning never came; there was ${topmost()}, ${log.scrollTop} of ${log.scrollHeight}`)
        log.scrollTop = log.scrollTop === 0 ? 1 : 0 // at the very top the wheel moves nothing: down a little, and up again
        await painted()
      }
      const read: string[] = []
      for (;;) {
        const seen = drawn()
          .sort((a, b) => a.place - b.place)
          .map(({ text }) => text)
        const fresh = read.length === 0 ? seen : seen.slice(seen.indexOf(read.at(-1)!) + 1)
        // Each step overlaps the one before, so what follows is new; unless it is there twice, or something is missing.
        const isNew = (text: string) => !read.includes(text)
        if (fresh.length < seen.length || read.length === 0) read.push(...fresh)
        else if (seen.some(isNew)) throw new Error(`A hole between ${read.at(-1)} and ${seen.find(isNew)}`)
        const left = log.scrollHeight - log.clientHeight - log.scrollTop - shortOfEnd
        if (left <= 0) return read
        log.scrollTop += Math.min(left, log.clientHeight * 0.6)
        await painted()
      }
    },
    first,
    mark.source,
    SHORT_OF_END,
  )
}
