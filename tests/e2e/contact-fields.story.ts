/** The workspace's own fields of contacts: made in the console, ordered by the keyboard, and gone with their values. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { browserOf, inboxOf, leave } from './harness/cast'
import { openConsole } from './harness/console'
import { byRole, clickName, seeName, seeRole, seeText, until } from './harness/find'
import { keepPictures } from './harness/pictures'

let one: TestBrowser
let two: TestBrowser
let inbox: Page
let console: Page

beforeAll(async () => {
  ;[one, two] = await Promise.all([browserOf('admin'), browserOf('agent')])
  inbox = await inboxOf('admin', 1000)
  console = await openConsole(one, '/settings/contact-fields')
})
beforeEach(() => keepPictures(one.browser, two.browser))
afterAll(leave)

async function add(name: string, choices?: string): Promise<void> {
  await byRole(console, 'button', 'New field').click()
  await (await seeRole(console, 'textbox', 'Name')).type(name)
  if (choices !== undefined) {
    await console.select('form select', 'choice')
    await (await seeRole(console, 'textbox', 'Choices, one a line')).type(choices)
  }
  await byRole(console, 'button', 'Add field').click()
  await seeName(console, 'button', (label) => label === `Edit ${name}`)
}
const names = () =>
  console.$$eval('::-p-aria([name="Contact fields"][role="list"]) > li p:first-child', (all) =>
    all.map((each) => each.textContent),
  )
const focused = () => console.evaluate(() => document.activeElement?.getAttribute('aria-label'))

it('a field is made, filled in on a contact, and its use counted', async () => {
  await add('Boot size')
  await byRole(console, 'button', 'New field').click()
  await (await seeRole(console, 'textbox', 'Name')).type('boot SIZE')
  await seeText(console, 'There is a field of this name already.')
  expect(await axeFindings(console)).toEqual([])
  await console.keyboard.press('Escape')
  await add('Membership', 'Gold\nSilver')

  await inbox.bringToFront()
  await clickName(inbox, 'option', () => true)
  await byRole(inbox, 'button', 'Contact details').click()
  await clickName(inbox, 'button', (name) => name.startsWith('Boot size: '))
  await (await seeRole(inbox, 'textbox', 'Boot size')).type('42')
  await inbox.keyboard.press('Enter')
  await seeName(inbox, 'button', (name) => name === 'Boot size: 42. Edit')
  await console.bringToFront()
  await byRole(console, 'button', 'Remove Boot size').click()
  await seeText(console, '1 contact has a value in it, which is deleted.')
  await byRole(console, 'button', 'Cancel').click()
})

it('is moved by the keyboard, which stays where it is, and stands so in the contact’s panel', async () => {
  const before = await names()
  await (await seeRole(console, 'button', 'Move Membership')).focus()
  for (let step = 1; step < before.length; step++) await console.keyboard.press('ArrowUp')
  await until('Membership to be the first', async () => (await names())[0] === 'Membership')
  expect(await focused()).toBe('Move Membership')
  await until('the panel to follow', async () => {
    const lines = await inbox.$$eval('dt', (all) => all.map((each) => each.textContent))
    return lines.includes('Membership') && lines.indexOf('Membership') < lines.indexOf('Boot size')
  })
})

it('is moved by dragging its grip', async () => {
  const grips = await console.$$('[data-grip]')
  const list = await names()
  const last = await grips.at(-1)!.boundingBox()
  const first = await (await console.$('ol > li'))!.boundingBox()
  await console.mouse.move(last!.x + 12, last!.y + 12)
  await console.mouse.down()
  await console.mouse.move(first!.x + 30, first!.y + 10, { steps: 8 }) // past the middle of the first
  await console.mouse.up()
  await until('the last to be the first', async () => (await names())[0] === list.at(-1))
})

it('takes its values with it when it is removed', async () => {
  await byRole(console, 'button', 'Remove Boot size').click()
  await byRole(console, 'button', 'Remove field').click()
  await until('it to be gone', async () => !(await names()).includes('Boot size'))
  await until('the panel to be without it', async () => (await inbox.$('::-p-text(Boot size)')) === null)
})

it('is nothing an agent may change, which is said', async () => {
  const page = await openConsole(two, '/settings/contact-fields')
  await seeText(page, 'needs the permission “Change settings”')
  await seeText(page, 'Membership')
  expect(await page.$('::-p-aria([name="New field"])')).toBeNull()
})

it.each(['light', 'dark'] as const)('has nothing axe finds in %s, wide and narrow', async (theme) => {
  await console.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
  for (const width of [1280, 720]) {
    await console.setViewport({ width, height: 800 })
    await byRole(console, 'button', 'Edit Membership').click()
    await seeRole(console, 'textbox', 'Choices, one a line')
    expect(await axeFindings(console), `${width}`).toEqual([])
    await console.keyboard.press('Escape')
  }
})
