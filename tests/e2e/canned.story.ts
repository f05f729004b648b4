/** Keeping canned responses in the console: the team's by a supervisor, an agent's own, in several languages. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { browserOf, inboxOf, leave } from './harness/cast'
import { openConsole } from './harness/console'
import { byRole, seeName, clickName, seeRole, seeText, until } from './harness/find'
import { keepPictures } from './harness/pictures'

let chromium: TestBrowser
let inbox: Page
let page: Page
beforeAll(async () => {
  chromium = await browserOf('agent')
  inbox = await inboxOf('agent')
  page = await openConsole(chromium, '/settings/canned')
  await seeRole(page, 'heading', 'Canned responses')
})
beforeEach(() => keepPictures(chromium.browser))
afterAll(leave)

it('the team’s can be read by an agent, who is told who changes them', async () => {
  await clickName(page, 'button', (name) => name.startsWith('Greeting'))
  await seeText(page, 'This one is the team’s.')
  await seeText(page, 'Hi Marta,')
  expect(await axeFindings(page)).toEqual([])
})

it('one’s own is written in two languages, and found in a reply by its shortcut', async () => {
  await byRole(page, 'button', 'New response').click()
  await byRole(page, 'textbox', 'Title').fill('Gift wrapping')
  await byRole(page, 'textbox', 'Shortcut').fill('gift')
  await byRole(page, 'textbox', 'Text in English').fill('We wrap it for free, ')
  await byRole(page, 'button', '{contact.first_name}').click()
  await seeText(page, 'We wrap it for free, Marta')
  await page.select('select', 'es')
  await byRole(page, 'textbox', 'Text in Spanish').fill('Lo envolvemos gratis')
  expect(await axeFindings(page)).toEqual([])
  await byRole(page, 'button', 'Save').click()
  await seeName(page, 'button', (name) => name.startsWith('Gift wrapping'))
  await inbox.bringToFront()
  await clickName(inbox, 'option', (name) => name.length > 0)
  await (await seeRole(inbox, 'textbox', 'Reply')).focus()
  await inbox.keyboard.type('/gift')
  await seeName(inbox, 'option', (name) => name.startsWith('/gift'))
})

it('a shortcut that is taken is said at its field, and what was written stays', async () => {
  await page.bringToFront()
  await byRole(page, 'button', 'New response').click()
  await byRole(page, 'textbox', 'Title').fill('Another')
  await byRole(page, 'textbox', 'Shortcut').fill('Gift')
  await byRole(page, 'textbox', 'Text in English').fill('Again')
  await byRole(page, 'button', 'Save').click()
  await seeText(page, 'Another canned response answers to it.')
  await byRole(page, 'textbox', 'Shortcut').fill('gift2')
  await byRole(page, 'button', 'Save').click()
  await seeName(page, 'button', (name) => name.startsWith('Another'))
})

it('is removed after one has been asked', async () => {
  await clickName(page, 'button', (name) => name.startsWith('Another'))
  await byRole(page, 'button', 'Remove').click()
  await (await seeRole(page, 'button', 'Keep it')).press('Enter')
  await byRole(page, 'button', 'Remove').click()
  await seeText(page, 'Remove “Another”?')
  await page.locator('[role="alertdialog"] button.danger').click()
  await until('it to be gone', async () =>
    seeName(page, 'button', (name) => name.startsWith('Another'), 500).then(
      () => false,
      () => true,
    ),
  )
})
