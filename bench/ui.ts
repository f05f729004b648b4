/** How fast the sidebar is with 100,000 conversations and 1,000,000 messages in its database, as an agent sees it. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer'
import type { FirstScreen } from '@/services/session/first-screen'
import type { TestBrowser } from '@/tests/e2e/browser'
import { benchPage } from './bench-page'
import { openBrowser } from '@/tests/e2e/browser'
import { seeName, seeRole } from '@/tests/e2e/harness/find'
import { startDemo } from '@/tests/e2e/harness/hub'
import { signIn } from '@/tests/e2e/harness/sidebar'
import type { Figures } from './figures'
import { spread, tenth } from './figures'
import { CONVERSATIONS, fill, nameOf } from './fill'
import { paintedAt, watchPaints } from './paint'
import { filtering, scrolling } from './ui-list'

/** A folder that holds the filled database from one run to the next: for who works on these figures. */
const KEPT = process.env.ALONGSIDE_BENCH_PROFILE
const OPENINGS = 20
const SWITCHES = 40
const SEARCHES = 60
/** Only what is painted inside the list counts: the first row of our newest conversation. */
const NEWEST = nameOf(0)

export async function run(): Promise<Figures> {
  const profileDir = KEPT ?? (await mkdtemp(join(tmpdir(), 'alongside-bench-')))
  try {
    if (!KEPT || !existsSync(KEPT)) await prepare(profileDir)
    // A second browser on the same profile: nothing of the database is in memory.
    const test = await openBrowser({ build: 'chrome', profileDir })
    try {
      return await measure(test)
    } finally {
      await test.close()
    }
  } finally {
    if (!KEPT) await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Signs in to a real hub, then stops it: what is measured is what an agent sees without waiting for anybody. */
async function prepare(profileDir: string): Promise<void> {
  const demo = await startDemo()
  const test = await openBrowser({ build: 'chrome', profileDir })
  const page = await benchPage(test, `${test.origin}/sidepanel.html`)
  const agent = demo.agents[0]
  if (!agent) throw new Error('The demo has no agents')
  await signIn(page, { hub: demo.hub, ...agent })
  await demo.close()
  await page.goto(`${test.origin}/manifest.json`)
  const { ms, conversations, messages } = await fill(page, agent.email)
  process.stderr.write(`  ${conversations} conversations, ${messages} messages written in ${Math.round(ms / 1000)} s\n`)
  // As after a day's work: the sidebar has been open, and has kept its first screen for the next browser start.
  await page.goto(`${test.origin}/sidepanel.html`)
  await page.waitForFunction(
    async (newest) => {
      const stored = await chrome.storage.local.get<{ firstScreen?: FirstScreen }>('firstScreen')
      return stored.firstScreen?.rows[0]?.contact?.name === newest
    },
    { polling: 250, timeout: 60_000 },
    NEWEST,
  )
  await test.close()
}

async function measure(test: TestBrowser): Promise<Figures> {
  const page = await benchPage(test)
  await page.setViewport({ width: 380, height: 800 })
  const before = await page.evaluate(loop)
  const first = await opening(page, test.origin)
  const later: number[] = []
  for (let at = 0; at < OPENINGS; at++) later.push(await opening(page, test.origin))

  const searches = await search(page)
  await clear(page, await seeRole(page, 'searchbox', 'Search contacts'))
  const filters = await filtering(page)
  const longest = await scrolling(page)
  await page.setViewport({ width: 1100, height: 800 }) // list and conversation side by side
  await opening(page, test.origin)
  const switches = await switching(page)
  return {
    'machine.loop_ms': tenth(Math.max(before, await page.evaluate(loop))),
    'ui.open_list_first_ms': tenth(first),
    'ui.open_list_ms': spread(later),
    'ui.search_ms': spread(searches),
    'ui.filter_ms': spread(filters),
    'ui.scroll_longest_task_ms': tenth(longest),
    'ui.switch_conversation_ms': spread(switches),
  }
}

/** Runs in the page: a fixed amount of work, which says how fast this machine was. Times of two runs are compared by it. */
function loop(): number {
  const from = performance.now()
  let mixed = 1
  for (let round = 1; round < 100_000_000; round++) mixed = (Math.imul(mixed, 31) + round) | 0
  return mixed === 0 ? Number.NaN : performance.now() - from
}

/**
 * From the start of the navigation until the first rows are painted. Then it is looked at, until it has counted what is in
 * each queue: nobody opens it anew before that.
 */
async function opening(page: Page, origin: string): Promise<number> {
  const watching = await page.evaluateOnNewDocument(watchFromStart, NEWEST)
  await page.goto(`${origin}/sidepanel.html`, { waitUntil: 'domcontentloaded' })
  const at = await paintedAt(page)
  await page.removeScriptToEvaluateOnNewDocument(watching.identifier)
  await page.waitForFunction(() => /\d/.test(document.querySelector('[role="tab"]')?.textContent ?? ''))
  return at
}

/** Runs in the page before its own scripts. */
function watchFromStart(text: string): void {
  window.benchPainted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role="listbox"][aria-label="Conversations"]')?.textContent?.includes(text)) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(null)
      })
    })
    observer.observe(document, { childList: true, subtree: true, characterData: true })
  })
}

/** From the last key's input event until the found contact's row is painted. */
async function search(page: Page): Promise<number[]> {
  const box = await seeRole(page, 'searchbox', 'Search contacts')
  const samples: number[] = []
  for (let at = 0; at < SEARCHES; at++) {
    const name = nameOf(Math.floor(((at + 1) * CONVERSATIONS) / (SEARCHES + 2)))
    await clear(page, box)
    await seeName(page, 'option', (option) => option.startsWith(NEWEST))
    await box.type(name.slice(0, -1))
    const from = page.evaluate(nextInput)
    await watchPaints(page, 'listbox', 'Conversations', name)
    await box.type(name.slice(-1))
    samples.push((await paintedAt(page)) - (await from))
  }
  return samples
}

/** As a person does it: everything marked, then deleted. */
async function clear(page: Page, box: ElementHandle<Element>): Promise<void> {
  await box.focus()
  await page.keyboard.down('Control')
  await page.keyboard.press('a')
  await page.keyboard.up('Control')
  await page.keyboard.press('Backspace')
}

/** Runs in the page: the moment of the next input event, on the page's clock. */
function nextInput(): Promise<number> {
  return new Promise((resolve) =>
    document.addEventListener('input', (event) => resolve(event.timeStamp), { capture: true, once: true }),
  )
}

/** From the press on a row until that conversation's messages are painted. */
async function switching(page: Page): Promise<number[]> {
  const samples: number[] = []
  for (let at = 0; at < SWITCHES; at++) {
    const number = (at % 7) + 1
    const option = await seeName(page, 'option', (name) => name.startsWith(nameOf(number)))
    await watchPaints(page, 'log', 'Messages', `Number ${number}, message 10.`)
    const from = page.evaluate(nextPress)
    await option.click()
    samples.push((await paintedAt(page)) - (await from))
  }
  return samples
}

/** Runs in the page: the moment of the next press, on the page's clock. */
function nextPress(): Promise<number> {
  return new Promise((resolve) =>
    document.addEventListener('pointerdown', (event) => resolve(event.timeStamp), { capture: true, once: true }),
  )
}
