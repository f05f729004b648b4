/** Several conversations changed at once, by pointer and by keyboard; a colleague sees it; what is refused is named. */
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { byRole, clickName, clickOn, nameOf, seeName, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { signIn } from './harness/sidebar'

let demo: Demo
let ours: TestBrowser
let theirs: TestBrowser
let page: Page
let colleague: Page

async function open(test: TestBrowser, email: string): Promise<Page> {
  const opened = await test.newPage(`${test.origin}/sidepanel.html`)
  await opened.setViewport({ width: 380, height: 800 })
  await signIn(opened, { hub: demo.hub, ...demo.agents.find((agent) => agent.email.startsWith(email))! })
  await seeName(opened, 'option', (name) => name.includes('Unassigned'))
  return opened
}
beforeAll(async () => {
  demo = await startDemo()
  ours = await openBrowser({ build: 'chrome' })
  theirs = await openBrowser({ build: 'chrome' })
  page = await open(ours, 'priya')
  colleague = await open(theirs, 'kenji')
})
afterAll(async () => {
  await ours?.close()
  await theirs?.close()
  await demo?.close()
})
beforeEach(() => keepPictures(ours.browser, theirs.browser))

const countOn = async (scope: Page, name: string) =>
  (await seeRole(scope, 'radio', name)).evaluate((element) => Number(/\d+/.exec(element.textContent)?.[0]))
const chosen = (count: number) => until(`${count} selected`, () => page.$(`::-p-text(${count} selected)`))
const rows = () => page.$$('::-p-aria([role="option"])')
const namesOfRows = async () => Promise.all((await rows()).map(nameOf))
/** Whose they are, in order: the rest of a row's name says how long ago it was. */
const peopleOfRows = async () => (await namesOfRows()).map((name) => name.split(',')[0])
const isPicked = async (at: number) =>
  (await rows())[at]!.evaluate((element) => element.getAttribute('aria-selected') === 'true')
const row = (at: number) => until(`row ${at}`, async () => (await rows())[at])
/** The box at the row's picture. */
const box = (at: number) => until(`the box of row ${at}`, async () => (await row(at)).$('[data-pick]'))

describe('several conversations at once', () => {
  it('are chosen with the keyboard, resolved, seen by a colleague, and taken back', async () => {
    const before = await countOn(page, 'Resolved')
    const listed = await peopleOfRows()
    await (await seeRole(page, 'listbox', 'Conversations')).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.keyboard.down('Shift')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.up('Shift')
    await chosen(3)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('e')
    await seeText(page, '3 resolved.')
    await until('the colleague’s count', async () => (await countOn(colleague, 'Resolved')) === before + 3)
    await byRole(page, 'button', 'Undo').click()
    await until('the colleague’s count as before', async () => (await countOn(colleague, 'Resolved')) === before)
    await until('the list as before', async () => isDeepStrictEqual(await peopleOfRows(), listed))
  })

  it('are chosen with the pointer: one, up to another, and without a third', async () => {
    await clickOn(() => box(0))
    await page.keyboard.down('Shift')
    await clickOn(() => row(3))
    await page.keyboard.up('Shift')
    await chosen(4)
    await page.keyboard.down('Control')
    await clickOn(() => row(2))
    await page.keyboard.up('Control')
    await chosen(3)
    expect(await Promise.all([0, 1, 2, 3].map(isPicked))).toEqual([true, true, false, true])
    await byRole(page, 'button', 'Label selected').click()
    await clickName(page, 'menuitemcheckbox', (name) => name.startsWith('Repair'))
    await seeText(page, '3 labelled.')
    await page.keyboard.press('Escape')
  })

  it('name those that stay as they were, and why', async () => {
    const theirsAt = await until('a conversation of a colleague', async () => {
      const names = await namesOfRows()
      const at = names.findIndex((name) => /Assigned to (?!Priya)/.test(name))
      return at >= 0
        ? { at, name: names[at]!.split(',')[0]!, free: names.findIndex((one) => /Unassigned/.test(one)) }
        : null
    })
    await clickOn(() => box(theirsAt.at))
    await clickOn(() => box(theirsAt.free))
    await chosen(2)
    await byRole(page, 'button', 'Assign selected to me').click()
    await seeText(page, '1 assigned to you.')
    await seeText(page, `1 stays as it was (${theirsAt.name}): Your role doesn’t allow this.`)
    await chosen(1)
  })

  it('are all chosen by one key, and let go by another', async () => {
    await (await seeRole(page, 'listbox', 'Conversations')).focus()
    await page.keyboard.down('Control')
    await page.keyboard.press('a')
    await page.keyboard.up('Control')
    await chosen(await countOn(page, 'Open'))
    await page.keyboard.press('Escape')
    await seeRole(page, 'button', 'Unread only')
  })
})
