/** What the background does without anybody looking: notifications, the badge, and nothing left after signing out. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { browserOf, inboxOf, leave, theDemo } from './harness/cast'
import { seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { aShopper } from './harness/shopper'
import { countRows } from './harness/stores'

let demo: Demo
let chromium: TestBrowser
let page: Page

beforeAll(async () => {
  demo = await theDemo()
  chromium = await browserOf('agent')
  page = await inboxOf('agent')
})
afterAll(leave)

const notified = () => chromium.inWorker(async () => Object.keys(await chrome.notifications.getAll()))
const badge = () => chromium.inWorker(() => chrome.action.getBadgeText({}))
const unread = () => chromium.inWorker(async () => (await chrome.storage.session.get('unread')).unread as number)

describe('the background', () => {
  it('shows one notification for a conversation however much is written, and counts what waits', async () => {
    const before = await until('the first count', unread)
    const shopper = await aShopper(demo)
    await shopper.write('Is the lantern in stock?')
    await shopper.write('In green?')
    await until('both to be counted', async () => (await unread()) === before + 2)
    expect(await badge()).toBe(String(before + 2))
    const [only, ...more] = await until('a notification', async () => {
      const shown = await notified()
      return shown.length > 0 && shown
    })
    expect(only).toMatch(/^conversation:/)
    expect(more).toEqual([])
  })

  it('goes on where it was when the browser ends its worker', async () => {
    const shopper = await aShopper(demo)
    await shopper.write('Before the worker ends.')
    await seeText(page, 'Before the worker ends.')
    await chromium.terminateWorker()
    await shopper.write('After it has ended.')
    await seeText(page, 'After it has ended.')
  })

  it('is told of nothing, shows nothing and holds nothing once the agent has signed out', async () => {
    const tables = ['conversations', 'messages', 'contacts', 'agents', 'histories', 'meta', 'outbox', 'drafts']
    expect(await countRows(page, 'conversations')).toBeGreaterThan(0)
    await page.evaluate(() => chrome.runtime.sendMessage({ name: 'session.signOut', input: null }))
    await seeRole(page, 'textbox', 'Hub address')
    for (const table of tables) expect(await countRows(page, table), table).toBe(0)
    expect(await notified()).toEqual([])
    expect(await badge()).toBe('')
    const kept = await chromium.inWorker(() => chrome.storage.local.get(['session', 'token']))
    expect(kept).toEqual({})
  })
})
