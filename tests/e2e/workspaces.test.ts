/** An agent of two workspaces: which one is open is unmistakable everywhere, and nothing of one is seen in the other. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SECOND_CONVERSATIONS, SECOND_NAME } from '@/demo/seed/second'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { byRole, clickName, clickOn, nameOf, seeName, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { aShopper } from './harness/shopper'
import { extensionFrame, openConversation, signIn } from './harness/sidebar'
import { countRows } from './harness/stores'

let demo: Demo
let test: TestBrowser
let page: Page

beforeAll(async () => {
  demo = await startDemo()
  test = await openBrowser()
  page = await test.newPage(`${test.origin}/sidepanel.html`)
  await page.setViewport({ width: 380, height: 800 })
  const lea = demo.agents.find(({ email }) => email.startsWith('lea'))!
  await signIn(page, { hub: demo.hub, ...lea })
})
afterAll(async () => {
  await test?.close()
  await demo?.close()
})
beforeEach(() => keepPictures(test.browser))

const switcher = (workspace: string) => seeRole(page, 'button', `Workspace ${workspace}, switch`)
const names = async () =>
  (await Promise.all((await page.$$('::-p-aria([role="option"])')).map(nameOf))).map((name) => name.split(',')[0]!)
async function switchTo(from: string, to: string) {
  await clickOn(() => switcher(from))
  await clickName(page, 'menuitemcheckbox', (name) => name.startsWith(to))
  await switcher(to)
}
/** Everything the extension's database holds, as text. */
const everythingHeld = () =>
  page.evaluate(async () => {
    const opening = indexedDB.open('alongside')
    const db = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)))
    const tables = [...db.objectStoreNames].filter((name) => !['drafts', 'outbox'].includes(name))
    const read = db.transaction(tables)
    const all = await Promise.all(
      tables.map(
        (table) =>
          new Promise((resolve) => {
            const asked = read.objectStore(table).getAll()
            asked.onsuccess = () => resolve(asked.result)
          }),
      ),
    )
    db.close()
    return JSON.stringify(all) + JSON.stringify(await chrome.storage.local.get('firstScreen'))
  })
const others = SECOND_CONVERSATIONS.map(({ contact }) => contact.name!)

describe('an agent of two workspaces', () => {
  it('sees which one is open, and what waits in the other', async () => {
    await switcher('Tidewater')
    await seeName(page, 'option', (name) => name.includes('Unassigned'))
    await clickOn(() => switcher('Tidewater'))
    const other = await seeName(page, 'menuitemcheckbox', (name) => name.startsWith(SECOND_NAME))
    await until('the number that waits', async () => (await nameOf(other)).includes('2 unread'))
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('switches, and nothing of the one before is left on screen or in this browser', async () => {
    await openConversation(page, '')
    const written = 'Half a sentence to a customer of Tidewater'
    await byRole(page, 'textbox', 'Reply').fill(written)
    await until('the draft', async () => (await countRows(page, 'drafts')) === 1)
    await byRole(page, 'button', 'Back').click()
    const before = await names()

    await switchTo('Tidewater', SECOND_NAME)
    await seeName(page, 'option', (name) => name.startsWith('Oona Virtanen'))
    await until('only theirs', async () => (await names()).every((name) => others.includes(name)))
    await until('nothing held', async () => {
      const held = await everythingHeld()
      return before.every((name) => !held.includes(name)) && held.includes('Oona Virtanen')
    })
    expect(await page.evaluate(() => document.body.textContent)).not.toContain(written)

    await switchTo(SECOND_NAME, 'Tidewater')
    await until('the draft’s row again', async () => (await names()).includes(before[0]!))
    await seeText(page, 'Draft')
    const held = await everythingHeld()
    for (const name of others) expect(held).not.toContain(name)
  })

  it('sees it on the page as well: on the launcher, and where a product would be sent', async () => {
    const shop = await test.newPage(`${demo.shop}/products/linen-overshirt`)
    await clickName(shop, 'button', (name) => name.startsWith('Open Alongside in Tidewater'))
    const sidebar = await extensionFrame(shop, 'sidebar.html')
    await openConversation(sidebar, '')
    const strip = await seeRole(sidebar, 'region', 'On this page')
    expect(await strip.evaluate((element) => element.textContent)).toContain('Tidewater')
    await shop.close()
  })

  it('is told by a notification where somebody wrote, and a switch takes the old ones away', async () => {
    const shown = () =>
      test.inWorker(
        () => new Promise<string[]>((resolve) => chrome.notifications.getAll((all) => resolve(Object.keys(all)))),
      )
    await page.bringToFront()
    const shopper = await aShopper(demo)
    await shopper.write('Is anybody there?')
    await until('a notification', async () => (await shown()).length > 0)
    await switchTo('Tidewater', SECOND_NAME)
    await until('none', async () => (await shown()).length === 0)
  })
})
