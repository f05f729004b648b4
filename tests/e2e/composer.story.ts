/** Writing an answer: canned responses by a slash, what has no value is pointed at, and a note that calls on a colleague. */
import type { Page } from 'puppeteer'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { axeFindings } from './harness/axe'
import { byRole, seeName, clickName, seeRole, seeText, until } from './harness/find'
import { keepPictures } from './harness/pictures'
import { openConversation } from './harness/sidebar'
import type { Shopper } from './harness/shopper'
import { theTeam, type Team } from './harness/team'

let team: Team
let shopper: Shopper
let page: Page
beforeAll(async () => {
  team = await theTeam()
  page = team.priya.page
  shopper = await team.shopper()
  await shopper.write('Where is my order?')
  await openConversation(page, '', 'Where is my order?')
  await seeText(page, 'Where is my order?')
})
beforeEach(() => keepPictures(team.mia.browser.browser, team.priya.browser.browser))

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
  await clickName(mia, 'option', (name) => name.includes('You are mentioned'))
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

it('an emoji is searched and put in by the keyboard alone', async () => {
  await page.bringToFront()
  await byRole(page, 'textbox', 'Private note').fill('Thank you ')
  await (await seeRole(page, 'button', 'Emoji')).press('Enter')
  await seeRole(page, 'dialog', 'Emoji')
  await until('the search to have the focus', () =>
    page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName === 'INPUT'),
  )
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.sendCharacter('rocket') // as one: letter by letter, what is found changes under the arrow
  const found = await until('a rocket among what is found', () =>
    page.evaluate(() => {
      const options = document.querySelector('emoji-picker')?.shadowRoot?.querySelectorAll('[role="option"]')
      const emoji = [...(options ?? [])].map((option) => option.textContent?.trim() ?? '')
      return emoji.includes('🚀') ? emoji : null
    }),
  )
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const put = await until('one in the text', async () => /^Thank you (.+)$/u.exec(await written())?.[1])
  expect(found).toContain(put)
  await (await seeRole(page, 'button', 'Emoji')).press('Enter')
  await seeRole(page, 'dialog', 'Emoji')
  await page.keyboard.press('Escape')
  await until('the focus in the field', () => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'))
  await byRole(page, 'textbox', 'Private note').fill('')
})

it('where Enter makes a line, Ctrl+Enter sends', async () => {
  await page.evaluate(() => chrome.storage.local.set({ preferences: { sendsWith: 'mod-enter' } }))
  await byRole(page, 'button', 'Back to reply').click()
  await (await seeRole(page, 'textbox', 'Reply')).focus()
  await page.keyboard.type('First line')
  await page.keyboard.press('Enter')
  await page.keyboard.type('second line')
  expect(await written()).toBe('First line\nsecond line')
  await page.keyboard.down('Control')
  await page.keyboard.press('Enter')
  await page.keyboard.up('Control')
  await until('the contact to read it', async () => (await heard()).includes('First line\\nsecond line'))
})

it('in the dark too nothing is too faint, with a note and all that is offered', async () => {
  await page.evaluate(() => chrome.storage.local.set({ preferences: { theme: 'dark' } }))
  await until('the dark', () => page.evaluate(() => document.documentElement.dataset.theme === 'dark'))
  await byRole(page, 'button', 'Private note').click()
  await (await seeRole(page, 'textbox', 'Private note')).focus()
  await page.keyboard.type('@')
  await seeRole(page, 'listbox', 'Colleagues')
  expect(await axeFindings(page)).toEqual([])
})
