/** The list as an agent works it: shelves and filters with their counts, remembered; names, here and at the hub. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { byRole, clickName, clickOn, nameOf, seeName, seeRole, seeText, until } from './harness/find'
import { forgetConversations } from './harness/forget'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { signIn } from './harness/sidebar'
import { openConsole } from './harness/console'
import { withDatabase } from './harness/stores'

let demo: Demo
let test: TestBrowser
let page: Page

beforeAll(async () => {
  demo = await startDemo()
  test = await openBrowser({ build: 'chrome' })
  page = await test.newPage(`${test.origin}/sidepanel.html`)
  await page.setViewport({ width: 380, height: 800 })
  await signIn(page, { hub: demo.hub, ...demo.agents.find(({ role }) => role === 'agent')! })
})
afterAll(async () => {
  await test?.close()
  await demo?.close()
})
beforeEach(() => keepPictures(test.browser))

const options = async () => Promise.all((await page.$$('::-p-aria([role="option"])')).map(nameOf))
/** The number that is shown on a tab, a shelf or a channel. */
const countOn = (role: 'tab' | 'radio', name: string) =>
  seeRole(page, role, name).then((found) => found.evaluate((element) => Number(/\d+/.exec(element.textContent)?.[0])))
const isChosen = async (name: string) =>
  (await seeRole(page, 'radio', name)).evaluate((element) => element.getAttribute('aria-checked') === 'true')

describe('the list', () => {
  it('shows what is open; what is snoozed and what is resolved stand beside it, with how many there are', async () => {
    await seeName(page, 'option', (name) => name.includes('Unassigned'))
    expect((await options()).filter((name) => /Resolved|back /.test(name))).toEqual([])
    const resolved = await until('the number of resolved ones', () => countOn('radio', 'Resolved'))

    await byRole(page, 'radio', 'Snoozed').click()
    await seeName(page, 'option', (name) => name.startsWith('Harriet Boyle'))
    expect((await options()).every((name) => /back /.test(name))).toBe(true)
    expect(await countOn('radio', 'Snoozed')).toBe((await options()).length)

    await byRole(page, 'radio', 'Resolved').click()
    await seeName(page, 'option', (name) => name.startsWith('Edith Marlowe'))
    expect(await options()).toHaveLength(resolved)
    expect((await options()).every((name) => name.includes('Resolved'))).toBe(true)
    expect(await countOn('tab', 'All')).toBe(resolved)
    expect(await axeFindings(page)).toEqual([])
  })

  it('is narrowed by label together with the shelf and a channel, and stays so when it is opened anew', async () => {
    await byRole(page, 'button', 'Filter by label').click()
    await clickName(page, 'menuitemcheckbox', (name) => name.startsWith('Praise'))
    await page.keyboard.press('Escape')
    await byRole(page, 'button', 'Email').click()
    const narrowed = async () => {
      await seeName(page, 'option', (name) => name.startsWith('Edith Marlowe'))
      await until('the others to go', async () => (await options()).every((name) => name.includes('Email')))
      expect(await isChosen('Resolved')).toBe(true)
      await seeRole(page, 'button', 'Filter by label: 1 chosen')
      return options()
    }
    const before = await narrowed()
    await page.reload()
    expect(await narrowed()).toEqual(before)
    await byRole(page, 'button', 'Email').click()
    await byRole(page, 'button', 'Filter by label: 1 chosen').click()
    await clickName(page, 'menuitemcheckbox', (name) => name.startsWith('Praise'))
    await page.keyboard.press('Escape')
  })

  it('is worked by keyboard: the arrows go from shelf to shelf', async () => {
    await (await seeRole(page, 'radio', 'Resolved')).focus()
    await page.keyboard.press('ArrowRight')
    await until('the shelf of open ones', () => isChosen('Open'))
    await seeName(page, 'option', (name) => name.includes('Unassigned'))
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(await focused()).toBe('Open')
  })

  it('is narrowed by team, as its menu says how many there are, and stays so when it is opened anew', async () => {
    await byRole(page, 'radio', 'Open').click()
    await byRole(page, 'button', 'Filter by team').click()
    const orders = () => seeName(page, 'menuitemcheckbox', (name) => name.startsWith('Orders'))
    const count = Number((await nameOf(await orders())).split(' · ')[1])
    expect(count).toBeGreaterThan(1)
    await clickOn(orders)
    await page.keyboard.press('Escape')
    const narrowed = async () => {
      await seeRole(page, 'button', 'Filter by team: 1 chosen')
      await until('those of the team alone', async () => (await options()).length === count)
    }
    await narrowed()
    expect((await options()).some((name) => name.startsWith('Tom Whitaker'))).toBe(true)
    expect(await axeFindings(page)).toEqual([])
    await page.reload()
    await narrowed()
    await byRole(page, 'button', 'Filter by team: 1 chosen').click()
    await clickOn(orders)
    await page.keyboard.press('Escape')
    await seeRole(page, 'button', 'Filter by team')
  })

  it('is seen from its beginning when something else is asked for', async () => {
    await page.setViewport({ width: 380, height: 480 })
    const list = () => seeRole(page, 'listbox', 'Conversations')
    const top = async () => (await list()).evaluate((element) => element.scrollTop)
    for (const other of ['Website', 'Website']) {
      await (await list()).evaluate((element) => (element.scrollTop = element.scrollHeight))
      expect(await top()).toBeGreaterThan(0)
      await byRole(page, 'button', other).click()
      await until('its beginning', async () => (await top()) === 0)
    }
    await page.setViewport({ width: 380, height: 800 })
  })

  it('finds at the hub the name this browser does not hold, and says where it was found', async () => {
    const ids = await withDatabase(demo.dataDir, async (database) => {
      const { rows } = await database.query<{ id: string }>(
        `SELECT conversations.id FROM conversations JOIN contacts ON contacts.id = contact_id
         WHERE contacts.name IN ('Edith Marlowe', 'Ben Carver')`,
      )
      return rows.map(({ id }) => id)
    })
    expect(ids.length).toBeGreaterThanOrEqual(2)
    await page.goto(`${test.origin}/manifest.json`)
    await forgetConversations(page, ids)
    await page.goto(`${test.origin}/sidepanel.html`)
    await seeName(page, 'option', (name) => name.includes('Unassigned'))

    await (await seeRole(page, 'searchbox', 'Search contacts')).type('marlowe edi')
    const found = await seeName(page, 'option', (name) => name.startsWith('Edith Marlowe'))
    expect(await nameOf(found)).toMatch(/Resolved.*Found on your hub/)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('goes on at the hub below what this browser holds of a shelf', async () => {
    await byRole(page, 'radio', 'Resolved').click()
    await seeName(page, 'option', (name) => name.startsWith('Ben Carver'))
  })
})

describe('the command palette', () => {
  async function openPalette() {
    await page.keyboard.down('Control')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await seeRole(page, 'dialog', 'Command palette')
  }
  it('opens a conversation by its contact’s name, and comes up from the middle of an answer', async () => {
    await openPalette()
    await page.keyboard.type('harriet')
    await seeName(page, 'option', (name) => name.includes('Harriet Boyle'))
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await seeRole(page, 'log', 'Messages')
    await (await seeRole(page, 'textbox', 'Reply')).type('Half a sen')
    await openPalette()
    await page.keyboard.type('show bot')
    await seeName(page, 'option', (name) => name.includes('Show: Bot'))
    await page.keyboard.press('Enter')
    await until('the bot’s queue', async () =>
      (await seeRole(page, 'tab', 'Bot')).evaluate((element) => element.getAttribute('aria-selected') === 'true'),
    )
  })
})

describe('shortcuts', () => {
  it('get another key, which is refused when it means something else; the old one means nothing then', async () => {
    const settings = await openConsole(test, '/settings/shortcuts')
    await byRole(settings, 'button', 'Change the key for: Next conversation').click()
    await settings.keyboard.press('e')
    await seeText(settings, '“E” already means: Resolve conversation, or open it again. Change that one first.')
    await settings.keyboard.press('d')
    await seeText(settings, 'D')
    await byRole(settings, 'switch', 'Use: Show shortcuts').click()
    expect(await axeFindings(settings)).toEqual([])
    await settings.close()

    await page.bringToFront()
    await byRole(page, 'tab', 'All').click()
    await byRole(page, 'radio', 'Open').click()
    await seeName(page, 'option', (name) => name.includes('Unassigned'))
    await (await seeRole(page, 'listbox', 'Conversations')).focus()
    const active = () => page.$eval('[role="listbox"]', (list) => list.getAttribute('aria-activedescendant'))
    const before = await active()
    await page.keyboard.press('j')
    await page.keyboard.press('?')
    expect(await active()).toBe(before)
    await page.keyboard.press('d')
    await until('the next row', async () => (await active()) !== before)
    expect(await page.$('[role="dialog"]')).toBeNull()
  })
})
