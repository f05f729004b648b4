/** Writing an answer: canned responses by a slash, what has no value is pointed at, and a note that calls on a colleague. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { axeFindings } from './harness/axe'
import { byRole, seeName, seeRole, seeText, until } from './harness/find'
import { keepPictures } from './harness/pictures'
import { openConversation } from './harness/sidebar'
import type { Shopper } from './harness/shopper'
import { openTeam, type Team } from './harness/team'

let team: Team
let shopper: Shopper
let page: Page
beforeAll(async () => {
  team = await openTeam()
  page = team.priya.page
  shopper = await team.shopper()
  await shopper.write('Where is my order?')
  await openConversation(page, '', 'Where is my order?')
  await seeText(page, 'Where is my order?')
})
beforeEach(() => keepPictures(team.mia.browser.browser, team.priya.browser.browser))
afterAll(() => team?.close())

const written = () => page.evaluate(() => document.querySelector('textarea')!.value)
const selected = () =>
  page.evaluate(() => {
    const field = document.querySelector('textarea')!
    return field.value.slice(field.selectionStart, field.selectionEnd)
  })
const heard = async () => JSON.stringify((await shopper.transcript()).messages)

it('by the keyboard: a slash offers canned responses, arrows and Enter put one into what is written', async () => {
  await (await seeRole(page, 'textbox', 'Reply')).focus()
  await page.keyboard.type('Hello. /')
  await seeRole(page, 'listbox', 'Canned responses')
  await seeName(page, 'option', (name) => name.startsWith('/size'))
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.type('ret')
  await seeName(page, 'option', (name) => name.startsWith('/returns'))
  await page.keyboard.press('Enter')
  await until('the text in the field', async () => (await written()).startsWith('Hello. You can send anything back'))
  await page.keyboard.down('Control')
  await page.keyboard.press('z')
  await page.keyboard.up('Control')
  expect(await written()).toBe('Hello. /ret')
  await byRole(page, 'textbox', 'Reply').fill('')
})

it('Escape puts it away, and the slash is a slash', async () => {
  await (await seeRole(page, 'textbox', 'Reply')).focus()
  await page.keyboard.type('/or')
  await seeRole(page, 'listbox', 'Canned responses')
  await page.keyboard.press('Escape')
  await until('nothing offered', async () => !(await page.$('::-p-aria([role="listbox"][name="Canned responses"])')))
  expect(await written()).toBe('/or')
  await byRole(page, 'textbox', 'Reply').fill('')
})

it('a variable without a value stops the send, is selected and explained, and what replaces it goes out', async () => {
  await (await seeRole(page, 'textbox', 'Reply')).focus()
  await page.keyboard.type('/order')
  await seeName(page, 'option', (name) => name.startsWith('/order'))
  await page.keyboard.press('Enter')
  await until('the variable to be selected', async () => (await selected()) === '{order.number}')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await seeText(page, '{order.number} has no value here. Replace or remove it, then send.')
  expect(await selected()).toBe('{order.number}')
  expect(await axeFindings(page)).toEqual([])
  expect(await heard()).not.toContain('is packed')
  await page.keyboard.type('#1042')
  await page.keyboard.press('Enter')
  await until('the contact to read it', async () => (await heard()).includes('Your order #1042 is packed'))
})

it('a note calls on a colleague, who finds it marked in their list; the contact learns nothing of it', async () => {
  await byRole(page, 'button', 'Private note').click()
  await (await seeRole(page, 'textbox', 'Private note')).focus()
  await page.keyboard.type('@mi')
  await seeRole(page, 'listbox', 'Colleagues')
  await page.keyboard.press('Tab')
  expect(await written()).toBe('@Mia Lund ')
  await page.keyboard.type('is this one yours?')
  await byRole(page, 'button', 'Add note').click()
  const mia = team.mia.page
  await mia.bringToFront()
  const row = await seeName(mia, 'option', (name) => name.includes('You are mentioned'))
  await row.click()
  await seeText(mia, 'is this one yours?')
  await byRole(mia, 'button', 'Back').click()
  await until('the mark to be gone', async () =>
    seeName(mia, 'option', (name) => name.includes('You are mentioned'), 1).then(
      () => false,
      () => true,
    ),
  )
  expect(await heard()).not.toMatch(/Mia Lund|is this one yours|mention/)
})
