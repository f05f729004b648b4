/** The contact's panel in two agents' browsers: edited in place, noted down, merged and taken back, and erased for good. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { browserOf, inboxOf, leave, theDemo } from './harness/cast'
import { byRole, clickName, seeName, seeRole, seeText, until } from './harness/find'
import { keepPictures } from './harness/pictures'
import { aShopper, type Shopper } from './harness/shopper'

let one: TestBrowser
let two: TestBrowser
let admin: Page
let agent: Page
let phone: Shopper
let laptop: Shopper

beforeAll(async () => {
  const demo = await theDemo()
  phone = await aShopper(demo)
  laptop = await aShopper(demo)
  await phone.write('From the phone')
  await laptop.write('From the laptop')
  ;[one, two] = await Promise.all([browserOf('admin'), browserOf('agent')])
  admin = await open('admin')
  agent = await open('agent')
})
beforeEach(() => keepPictures(one.browser, two.browser))
afterAll(leave)

async function open(role: 'admin' | 'agent'): Promise<Page> {
  const page = await inboxOf(role, 1000)
  await openContact(page, 'From the phone')
  return page
}
async function openContact(page: Page, words: string): Promise<void> {
  await clickName(page, 'option', (name) => name.includes(words))
  await byRole(page, 'button', 'Contact details').click()
  await seeRole(page, 'region', 'Contact details')
}
const edit = (page: Page, what: string) =>
  clickName(page, 'button', (name) => name.startsWith(`${what}: `) && name.endsWith('Edit'))

it('a value is edited in place by the keyboard, and a colleague sees it at once', async () => {
  await edit(admin, 'Name')
  await (await seeRole(admin, 'textbox', 'Name')).type('Amparo Vidal')
  await admin.keyboard.press('Enter')
  await seeText(agent, 'Amparo Vidal')
  await edit(admin, 'Email')
  await (await seeRole(admin, 'textbox', 'Email')).type('marta@')
  await admin.keyboard.press('Enter')
  await seeText(admin, 'Write a whole email address')
  await admin.keyboard.press('Escape')
  await seeName(admin, 'button', (name) => name === 'Email: not known. Edit')
})

it('a note about the person is there for both, and the contact never receives it', async () => {
  await (await seeRole(agent, 'textbox', 'Add a note')).type('Deliver to the office')
  await agent.keyboard.press('Enter')
  await seeText(admin, 'Deliver to the office')
  expect(JSON.stringify(await phone.transcript())).not.toContain('office')
})

it('two contacts become one and two again, and neither chat shows the other’s words', async () => {
  await byRole(admin, 'button', 'More about this contact').click()
  await byRole(admin, 'menuitem', 'Merge with another contact').click()
  await seeRole(admin, 'dialog', 'Merge contacts')
  await (await seeRole(admin, 'textbox', 'Find the other contact')).type('Camille')
  const found = await seeRole(admin, 'list', 'Contacts found')
  expect(await axeFindings(admin)).toEqual([])
  await (await found.waitForSelector('button'))!.click()
  await seeName(admin, 'button', (name) => name.startsWith('Merge into'))
  expect(await axeFindings(admin)).toEqual([])
  await clickName(admin, 'button', (name) => name.startsWith('Merge into'))
  await seeRole(agent, 'list', 'Merged contacts')
  await seeRole(agent, 'list', 'Earlier conversations')
  await phone.write('Still the phone')
  expect((await phone.transcript()).messages).toHaveLength(2)
  await byRole(admin, 'button', 'Dismiss').click() // what came of it lies over the end of the panel
  await clickName(admin, 'button', (name) => name.startsWith('Undo the merge with'))
  await until('no merge to be left', async () => (await agent.$('::-p-aria([name="Merged contacts"])')) === null)
})

it('what an agent may not do says so; an admin erases by typing the name, and nothing is left anywhere', async () => {
  await byRole(agent, 'button', 'More about this contact').click()
  const refused = await seeRole(agent, 'menuitem', 'Erase this contact')
  expect(await refused.evaluate((element) => [element.ariaDisabled, element.ariaDescription])).toEqual([
    'true',
    expect.stringContaining('“Export and erase contacts”'),
  ])
  await agent.keyboard.press('End')
  await agent.keyboard.press('Enter')
  await seeText(agent, 'This needs the permission “Export and erase contacts”')
  await byRole(admin, 'button', 'More about this contact').click()
  await byRole(admin, 'menuitem', 'Erase this contact').click()
  await (await seeRole(admin, 'textbox', 'Type Amparo Vidal to confirm')).type('Amparo Vidal')
  await byRole(admin, 'button', 'Erase for good').click()
  await seeRole(admin, 'tablist', 'Queues')
  await until('the colleague’s browser to have let go', async () =>
    agent.evaluate(async () => {
      const open = indexedDB.open('alongside')
      const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)))
      const rows = db.transaction('contacts').objectStore('contacts').getAll()
      const contacts = await new Promise<{ name: string | null }[]>((resolve) => {
        rows.onsuccess = () => resolve(rows.result as { name: string | null }[])
      })
      db.close()
      return contacts.every(({ name }) => name !== 'Amparo Vidal')
    }),
  )
  expect((await phone.transcript()).messages).toEqual([])
  expect((await laptop.transcript()).messages).toHaveLength(1)
})

it('has nothing axe objects to, light and dark', async () => {
  await openContact(admin, 'From the laptop')
  expect(await axeFindings(admin)).toEqual([])
  await admin.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
  expect(await axeFindings(admin)).toEqual([])
})
