/**
 * Nothing lost, nothing twice. Twenty visitors write without a pause and an agent answers, while the hub is killed, the
 * extension's worker is ended, the network is cut and the browser is restarted. At the end PostgreSQL, IndexedDB and the
 * screen say the same, in the same order, each once.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@/domain/new-id'
import { openBrowser, type TestBrowser } from './browser'
import { byRole, clickName, seeRole, until } from './harness/find'
import { startDemo, type Demo } from './harness/hub'
import { aShopper, type Shopper } from './harness/shopper'
import { signIn } from './harness/sidebar'
import { countRows, inIndexedDb, inPostgres, onScreen, withDatabase } from './harness/stores'
import { createWire, type Wire } from './harness/wire'

const VISITORS = 20
const TROUBLE = { 'kill the hub': 20, 'end the worker': 20, 'cut the network': 10, 'restart the browser': 2 } as const
type Trouble = keyof typeof TROUBLE
/** Each visitor writes again so long after the hub has taken what they wrote before. */
const PACE_MS = 800
/** Between two troubles at least so much gets through. */
const BREATH = 12
/** And after so many, the agent's side is waited for as well. */
const REST = 4
/** What is written ends in a stop, so that the time beneath it is not read as part of it. */
const MARK = /(visitor|agent)-\d+-\d+\./

let demo: Demo
let wire: Wire
let profileDir: string
let chromium: TestBrowser
let page: Page
let load: Load

beforeAll(async () => {
  demo = await startDemo()
  wire = await createWire(() => demo.port)
  profileDir = await mkdtemp(join(tmpdir(), 'alongside-loss-'))
  await openAgent()
  const agent = demo.agents.find(({ role }) => role === 'agent')!
  await signIn(page, { hub: wire.url, ...agent })
})
afterAll(async () => {
  load?.abandon()
  await chromium?.close()
  await wire?.close()
  await demo?.close()
  if (profileDir) await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
})

async function openAgent(): Promise<void> {
  chromium = await openBrowser({ profileDir })
  page = await chromium.newPage(`${chromium.origin}/sidepanel.html`)
  await page.setViewport({ width: 400, height: 800 })
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Load {
  /** What each visitor's conversation must hold of theirs, in order. */
  written: string[][]
  /** How much the hub has taken so far. */
  taken: number
  /** Resolves once the hub has taken what was begun. */
  stop(): Promise<void>
  /** Nothing more is sent, whatever became of it. */
  abandon(): void
}

/** As the widget does it: one at a time, the same id until the hub has it. */
function write(shoppers: Shopper[]): Load {
  let stopped = false
  let abandoned = false
  const begun: Load = {
    written: shoppers.map(() => []),
    taken: 0,
    stop: () => ((stopped = true), writing),
    abandon: () => void (stopped = abandoned = true),
  }
  const isTaken = (shopper: Shopper, text: string, id: string) =>
    shopper.write(text, id).then(
      () => true,
      () => pause(100).then(() => false),
    )
  const one = async (shopper: Shopper, visitor: number) => {
    for (let n = 0; !stopped; n++) {
      const [text, id] = [`visitor-${visitor}-${n}.`, randomUUID()]
      while (!(await isTaken(shopper, text, id))) if (abandoned) return
      begun.written[visitor]!.push(text)
      begun.taken += 1
      await pause(PACE_MS)
    }
  }
  const writing = Promise.all(shoppers.map(one)).then(() => undefined)
  return begun
}

/** Presses Send: the same request, with the same id, until the background has it in its outbox. */
async function press(conversationId: string, text: string): Promise<void> {
  const input = { id: newId(), conversationId, text, quotedId: null, seenPosition: null }
  const accepted = async () => {
    const reply = await page.evaluate(
      (message) => chrome.runtime.sendMessage<unknown, { ok: boolean }>(message).catch(() => null),
      { name: 'message.send', input },
    )
    return reply?.ok === true
  }
  await until(`the outbox to take ${text}`, () => accepted().catch(() => false), 30_000)
}

let cuts = 0
const trouble: Record<Trouble, () => Promise<void>> = {
  async 'kill the hub'() {
    await demo.kill()
    await demo.start()
  },
  'end the worker': () => chromium.terminateWorker(),
  async 'cut the network'() {
    await live() // so that it is the cut that ends it
    // Once nothing is refused, it only never arrives, as behind a dead router: the silence itself has to be noticed.
    await wire.cut(cuts++ === 0 ? 'stall' : 'refuse')
    await until('the sidebar to say so', async () => !(await connection())?.includes('Live'), 45_000)
    await wire.mend()
  },
  async 'restart the browser'() {
    await chromium.close()
    await openAgent()
  },
}

const connection = () =>
  page.evaluate(() => document.querySelector('[role="status"][aria-label="Connection"]')?.textContent ?? '')

const live = () => until('the sidebar to be live', async () => (await connection())?.includes('Live'), 60_000)

/** All of them, in an order that is mixed and the same at every run. */
function mixed(): Trouble[] {
  const all = Object.entries(TROUBLE).flatMap(([kind, times]) => Array.from({ length: times }, () => kind as Trouble))
  let state = 7
  return all
    .map((kind) => ({ kind, at: (state = (state * 16_807) % 2_147_483_647) }))
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind)
}

it('pains 1, 2: through 52 troubles hub, database and screen end up the same, in order, each once', async () => {
  const shoppers = await Promise.all(Array.from({ length: VISITORS }, () => aShopper(demo)))
  load = write(shoppers)
  await until('everybody to have written', () => load.written.every((texts) => texts.length > 0))
  const { rows } = await withDatabase(demo.dataDir, (database) =>
    database.query<{ id: string; text: string }>(
      `SELECT conversation_id AS id, content ->> 'text' AS text FROM messages WHERE content ->> 'text' LIKE 'visitor-%-0.'`,
    ),
  )
  const conversations = shoppers.map((_, i) => rows.find(({ text }) => text === `visitor-${i}-0.`)!.id)

  const answered: string[][] = shoppers.map(() => [])
  for (const [n, kind] of mixed().entries()) {
    const before = load.taken
    const to = n % VISITORS
    const text = `agent-${to}-${n}.`
    await trouble[kind]()
    await press(conversations[to]!, text)
    answered[to]!.push(text)
    await until('the load to get through', () => load.taken >= before + BREATH, 60_000)
    if (n % REST === 0) await live()
  }
  await load.stop()

  await live()
  await until('the outbox to be empty', async () => (await countRows(page, 'outbox')) === 0, 60_000)
  const hub = await withDatabase(demo.dataDir, (database) => inPostgres(database, conversations))
  expect([...hub.values()].flat().length).toBeGreaterThan(VISITORS * 20)
  for (const [i, id] of conversations.entries()) {
    const said = hub.get(id)!
    expect(said.filter((text) => text.startsWith('visitor'))).toEqual(load.written[i])
    expect(said.filter((text) => text.startsWith('agent'))).toEqual(answered[i])
  }

  await page.setViewport({ width: 400, height: 1_800 }) // all the rows of the list
  for (const [i, id] of conversations.entries()) {
    const said = hub.get(id)!
    await until(
      'the last word to be here',
      async () => (await inIndexedDb(page, [id])).get(id)!.at(-1) === said.at(-1),
      30_000,
    )
    await clickName(page, 'option', (name) => MARK.exec(name)?.[0] === said.at(-1))
    await seeRole(page, 'log', 'Messages')
    expect(await onScreen(page, { first: said[0]!, mark: MARK }), `on screen, conversation ${i}`).toEqual(said)
    // Back at the end the older pages are let go of; going up once more brings them again.
    if (i === 0) expect(await onScreen(page, { first: said[0]!, mark: MARK })).toEqual(said)
    await byRole(page, 'button', 'Back').click()
  }
  expect(await inIndexedDb(page, conversations)).toEqual(hub)
}, 420_000)
