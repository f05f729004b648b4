/** Fills the extension's database from one of its own pages: names of several scripts, ten messages a conversation. */
import type { Page } from 'puppeteer'

export const CONVERSATIONS = 100_000
export const MESSAGES_EACH = 10

const FIRST = [
  'Ana',
  'Mia',
  'José',
  'Zoë',
  'Łukasz',
  'Søren',
  'Noor',
  'Ivan',
  'Chloé',
  'Yusuf',
  '美玲',
  '大輔',
  '지우',
  'Ольга',
  'ليلى',
  'Priya',
  'Tomás',
  'Håkon',
  'Élise',
  'Bruno',
]
const SECOND = [
  'Kovač',
  'Ferreira',
  'Nguyễn',
  'Smith',
  'Müller',
  'Petrov',
  '王',
  '佐藤',
  '김',
  'Haddad',
  'Okafor',
  'Lindqvist',
  'García',
  'Dubois',
  'Rossi',
  'Yılmaz',
  'Novák',
  'Silva',
  'Cohen',
  'Andersson',
]

/** The name of contact number `index`: the number makes it unique, as a family name would. */
export const nameOf = (index: number) =>
  `${FIRST[index % FIRST.length]} ${SECOND[Math.floor(index / FIRST.length) % SECOND.length]} ${tail(index)}`
/** Five letters, a different word for each number. */
const tail = (index: number) =>
  Array.from({ length: 5 }, (_, at) => String.fromCharCode(97 + (Math.floor((index * 7919) / 26 ** at) % 26))).join('')

export interface Filled {
  ms: number
  conversations: number
  messages: number
}

/**
 * Adds rows below what the hub gave; the newest of ours are newer than everything, so they come first in the list. A third
 * are held by the agent with this address.
 */
export async function fill(page: Page, email: string): Promise<Filled> {
  const started = Date.now()
  const agentId = await page.evaluate(idOf, email)
  const STEP = 5_000
  await page.evaluate(forgetList)
  for (let from = 0; from < CONVERSATIONS; from += STEP) {
    const names = Array.from({ length: STEP }, (_, at) => nameOf(from + at))
    await page.evaluate(addRows, { from, names, each: MESSAGES_EACH, agentId })
  }
  const counts = await page.evaluate(countRows)
  return { ms: Date.now() - started, ...counts }
}

/** Runs in the page. */
async function addRows(work: { from: number; names: string[]; each: number; agentId: string }): Promise<void> {
  const open = indexedDB.open('alongside')
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    open.onsuccess = () => resolve(open.result)
    open.onerror = () => reject(open.error ?? new Error('The database did not open'))
  })
  const id = (kind: string, n: number) => `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  const tables = ['contacts', 'conversations', 'messages', 'histories']
  const write = db.transaction(tables, 'readwrite', { durability: 'relaxed' })
  const now = Date.now()
  const channels = ['webchat', 'messenger', 'instagram', 'whatsapp', 'telegram', 'line', 'email']
  const sample = await firstOf(write.objectStore('conversations'))
  work.names.forEach((name, at) => {
    const n = work.from + at
    const contactId = id('a', n)
    const conversationId = id('b', n)
    const at0 = now - n * 500
    const position = 1_000_000_000 - n * (work.each + 1)
    write.objectStore('contacts').put({
      ...{ id: contactId, version: 1, name, email: null, phone: null, language: 'en', gender: null, timeZone: null },
      ...{ country: null, labelIds: [], firstSeenAt: at0, lastSeenAt: at0 },
    })
    write.objectStore('conversations').put({
      ...{ id: conversationId, version: 1, inboxId: sample.inboxId, channel: channels[n % channels.length], contactId },
      ...{ status: 'open', snoozedUntilAt: null, hostedByBot: n % 9 === 0, teamId: null, labelIds: [] },
      ...{ assigneeId: n % 3 === 0 ? work.agentId : null, unreadCount: n % 5 === 0 ? 1 : 0 },
      ...{ agentsReadPosition: position, lastPosition: position + work.each, lastActivityAt: at0, createdAt: at0 },
      preview: { author: 'contact', kind: 'text', text: `Last words of number ${n}.` },
    })
    write.objectStore('histories').put({ conversationId, from: position + 1, complete: true, usedAt: at0 })
    for (let m = 1; m <= work.each; m++)
      write.objectStore('messages').put({
        ...{ id: id('c', n * work.each + m), version: 1, position: position + m, conversationId, quotedId: null },
        ...{ status: 'read', failure: null, createdAt: at0 - (work.each - m) * 1_000 },
        author: m % 2 === 0 ? { kind: 'agent', agentId: work.agentId } : { kind: 'contact' },
        content: {
          kind: 'text',
          text: `Number ${n}, message ${m}. Is the linen shirt in stock in medium? I need it by Friday.`,
        },
      })
  })
  await new Promise<void>((resolve, reject) => {
    write.oncomplete = () => resolve()
    write.onerror = () => reject(write.error ?? new Error('Not written'))
  })
  db.close()

  function firstOf(store: IDBObjectStore): Promise<{ inboxId: string }> {
    return new Promise((resolve, reject) => {
      const asked = store.openCursor()
      asked.onsuccess = () => resolve(asked.result?.value as { inboxId: string })
      asked.onerror = () => reject(asked.error ?? new Error('Not read'))
    })
  }
}

/** Runs in the page. */
async function idOf(email: string): Promise<string> {
  const open = indexedDB.open('alongside')
  const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)))
  const asked = db.transaction('agents').objectStore('agents').getAll()
  await new Promise((resolve) => (asked.onsuccess = resolve))
  db.close()
  const found = (asked.result as { id: string; email: string }[]).find((agent) => agent.email === email)
  if (!found) throw new Error(`The database knows no ${email}`)
  return found.id
}

/** Runs in the page. */
async function countRows(): Promise<{ conversations: number; messages: number }> {
  const open = indexedDB.open('alongside')
  const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)))
  const read = db.transaction(['conversations', 'messages'])
  const count = (table: string) =>
    new Promise<number>((resolve) => {
      const asked = read.objectStore(table).count()
      asked.onsuccess = () => resolve(asked.result)
    })
  const counts = { conversations: await count('conversations'), messages: await count('messages') }
  db.close()
  return counts
}

/** Runs in the page. These rows are in no journal, as only we write them: an index kept before them would not know of them. */
async function forgetList(): Promise<void> {
  const open = indexedDB.open('alongside')
  const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)))
  const write = db.transaction(['listCheckpoints'], 'readwrite')
  write.objectStore('listCheckpoints').clear()
  await new Promise<void>((resolve) => (write.oncomplete = () => resolve()))
  db.close()
}
