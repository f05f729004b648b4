/** What is kept where; one person exported and erased; and a browser that keeps nothing any more. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { browserOf, inboxOf, leave, theDemo } from './harness/cast'
import { openConsole } from './harness/console'
import { byRole, clickName, seeName, seeRole, seeText, until } from './harness/find'
import { keepPictures } from './harness/pictures'
import { aShopper } from './harness/shopper'
import { openConversation } from './harness/sidebar'

const WORDS = 'Which size is the blue one?'
let one: TestBrowser
let two: TestBrowser
let inbox: Page
let page: Page
let downloads: string

beforeAll(async () => {
  await (await aShopper(await theDemo())).write(WORDS)
  downloads = await mkdtemp(join(tmpdir(), 'alongside-downloads-'))
  ;[one, two] = await Promise.all([browserOf('admin'), browserOf('agent')])
  inbox = await inboxOf('admin')
  const client = await one.browser.target().createCDPSession()
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads })
  page = await openConsole(one, '/settings/privacy')
})
beforeEach(() => keepPictures(one.browser, two.browser))
afterAll(async () => {
  await leave()
  if (downloads) await rm(downloads, { recursive: true, force: true })
})

/** The next zip that is downloaded, unpacked. */
async function nextExport() {
  const name = await until('the file', async () => (await readdir(downloads)).find((each) => each.endsWith('.zip')))
  const path = join(downloads, name)
  const files = unzipSync(new Uint8Array(await readFile(path)))
  await rm(path)
  return JSON.parse(strFromU8(files['contact.json']!)) as Record<string, Record<string, unknown>[]>
}
const cell = (what: string, column: number) =>
  page.evaluate(
    (head, at) => {
      const row = [...document.querySelectorAll('tr')].find((each) => each.cells[0]?.textContent === head)
      return row?.cells[at]?.textContent ?? ''
    },
    what,
    column,
  )
const keptInBrowser = (opened: Page) =>
  opened.evaluate(async () => {
    const request = indexedDB.open('alongside')
    const db = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)))
    const names = [...db.objectStoreNames]
    const counts = names.map((name) => {
      const asked = db.transaction(name).objectStore(name).count()
      return new Promise<number>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    })
    const rows = (await Promise.all(counts)).reduce((all, n) => all + n, 0)
    db.close()
    return { rows, keys: Object.keys(await chrome.storage.local.get(null)) }
  })

describe('what is kept', () => {
  it('is told of this browser and of the hub, by the numbers they go by', async () => {
    await seeRole(page, 'table', 'In this browser')
    await seeRole(page, 'table', 'On the hub')
    expect(Number((await cell('Conversations', 1)).replaceAll(/\D/g, ''))).toBeGreaterThan(3)
    expect(await cell('Messages, notes and history', 2)).toContain('60 days')
    expect(await cell('Log of changes, by which browsers stay current', 2)).toBe('7 days')
    expect(await cell('Pages people looked at on your website', 2)).toContain('90 days')
  })

  it('is shortened only after saying what goes', async () => {
    await page.select('::-p-aria([name="Pages people looked at"][role="combobox"])', '30')
    await page.select('::-p-aria([name="Resolved conversations, after the last word"][role="combobox"])', '365')
    await byRole(page, 'button', 'Save').click()
    await seeText(page, 'Visits older than 30 days are deleted.')
    await seeText(page, 'in which nothing was said for 365 days')
    expect(await axeFindings(page)).toEqual([])
    await byRole(page, 'button', 'Keep less').click()
    await until('the table to follow', async () =>
      (await cell('Pages people looked at on your website', 2)).startsWith('30 days'),
    )
    await seeText(page, 'Saved')
  })
})

describe('one person’s data', () => {
  it('is exported from the privacy page, found by the name', async () => {
    await inbox.bringToFront()
    await clickName(inbox, 'option', (name) => name.includes(WORDS))
    await byRole(inbox, 'button', 'Contact details').click()
    await clickName(inbox, 'button', (name) => name.startsWith('Name: '))
    await (await seeRole(inbox, 'textbox', 'Name')).type('Inés Quintana')
    await inbox.keyboard.press('Enter')
    await seeName(inbox, 'button', (name) => name === 'Name: Inés Quintana. Edit')

    await page.bringToFront()
    await (await seeRole(page, 'textbox', 'Find a contact')).type('ines quin')
    const button = await seeRole(page, 'button', 'Export everything about Inés Quintana')
    await button.focus()
    await page.keyboard.press('Enter')
    await seeText(page, 'Downloading 1 conversation, 1 message, and no files.')
    const exported = await nextExport()
    expect(exported.contact![0]).toMatchObject({ name: 'Inés Quintana' })
    expect(JSON.stringify(exported.messages)).toContain(WORDS)
  })

  it('is exported from the contact’s panel too', async () => {
    await inbox.bringToFront()
    await byRole(inbox, 'button', 'More about this contact').click()
    await byRole(inbox, 'menuitem', 'Export everything about this contact').click()
    expect((await nextExport()).contact![0]).toMatchObject({ name: 'Inés Quintana' })
  })

  it('is erased by typing the name, here as in the panel', async () => {
    await page.bringToFront()
    await byRole(page, 'button', 'Erase Inés Quintana').click()
    await (await seeRole(page, 'textbox', 'Type Inés Quintana to confirm')).type('Inés Quintana')
    await byRole(page, 'button', 'Erase for good').click()
    await seeText(page, 'Nothing of this contact is kept.')
    await until('the contact to be gone from the list', async () => {
      await inbox.bringToFront()
      return (await inbox.$('::-p-text(Inés Quintana)')) === null
    })
  })

  it('is for nobody without the permission, who is told so', async () => {
    const theirs = await openConsole(two, '/settings/privacy')
    await seeText(theirs, 'needs the permission “Export and erase contacts”')
    await seeText(theirs, 'Changing this needs the permission “Change settings”')
    expect(await theirs.$('::-p-aria([name="Find a contact"])')).toBeNull()
    expect(await axeFindings(theirs)).toEqual([])
  })
})

it.each(['light', 'dark'] as const)('has nothing axe finds in %s, wide and narrow', async (theme) => {
  await page.bringToFront()
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
  for (const width of [1280, 720]) {
    await page.setViewport({ width, height: 900 })
    expect(await axeFindings(page), `${width}`).toEqual([])
  }
})

it('erasing this browser’s data names what is nowhere else, and leaves nothing', async () => {
  await inbox.bringToFront()
  await inbox.goto(`${one.origin}/sidepanel.html`)
  await openConversation(inbox, 'Marta Ruiz')
  await (await seeRole(inbox, 'textbox', 'Reply')).type('Not finished y')
  await until('the draft to be kept', async () =>
    inbox.evaluate(async () => {
      const request = indexedDB.open('alongside')
      const db = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)))
      const asked = db.transaction('drafts').objectStore('drafts').count()
      const count = await new Promise<number>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
      db.close()
      return count === 1
    }),
  )
  await page.bringToFront()
  const erase = await seeRole(page, 'button', 'Erase this browser’s data')
  await erase.focus()
  await page.keyboard.press('Enter')
  await seeText(page, 'Lost for good: 1 draft.')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter') // the focus is back where it was
  await byRole(page, 'button', 'Erase and sign out').click()
  await seeText(page, 'Nothing of Alongside is left in this browser.')
  await seeText(page, 'Sign in to see what your hub keeps.')
  const left = await until('nothing to be left', async () => {
    const kept = await keptInBrowser(page)
    return kept.rows === 0 ? kept : null
  })
  expect(left.keys.filter((key) => key !== 'bridge-relief')).toEqual([])
})
