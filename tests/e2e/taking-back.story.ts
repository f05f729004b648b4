/**
 * What the shopper sees of an answer: its quote, and that it was taken back. And what becomes of a conversation that is
 * put off: out of the list, followed up, opened again.
 */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { browserOf, inboxOf, leave, theDemo } from './harness/cast'
import { byRole, clickName, seeName, seeRole, seeText, until } from './harness/find'
import { keepPictures } from './harness/pictures'
import { openConversation } from './harness/sidebar'
import { logOf } from './harness/widget'

let chromium: TestBrowser
let agent: Page
let shopper: Page
beforeAll(async () => {
  const demo = await theDemo()
  chromium = await browserOf('agent')
  agent = await inboxOf('agent')
  const context = await chromium.browser.createBrowserContext()
  shopper = await context.newPage()
  await shopper.setViewport({ width: 1280, height: 800 })
  await shopper.goto(`${demo.shop}/products/linen-overshirt`)
  await byRole(shopper, 'button', 'Chat with us').click()
  await byRole(shopper, 'textbox', 'Message').fill('Does it shrink?')
  await byRole(shopper, 'button', 'Send').click()
  await agent.bringToFront()
  await openConversation(agent, '', 'Does it shrink?')
  await seeText(agent, 'Does it shrink?')
})
beforeEach(() => keepPictures(chromium.browser))
afterAll(leave)

/** Opens the toolbar of the last message that says this, by the keyboard. */
async function toolbarOf(words: string): Promise<void> {
  const article = await until(`the message “${words}”`, async () => {
    for (const each of (await agent.$$('article')).reverse())
      if (await each.evaluate((element, text) => element.textContent?.includes(text), words)) return each
    return null
  })
  await article.evaluate((element) => element.focus())
}
async function press(words: string, action: string): Promise<void> {
  await toolbarOf(words)
  const handle = await agent.evaluateHandle(
    (text, name) =>
      [...document.querySelectorAll('article')]
        .findLast((article) => article.textContent?.includes(text))!
        .querySelector<HTMLElement>(`[aria-label="${name}"]`),
    words,
    action,
  )
  await (handle.asElement() as import('puppeteer').ElementHandle<HTMLElement>).evaluate((element) => element.click())
}
const says = (words: string) =>
  until(`“${words}” in the chat`, async () => (await logOf(shopper)).some((line) => line.includes(words)))

it('shows the shopper what is answered', async () => {
  await press('Does it shrink?', 'Reply')
  await byRole(agent, 'textbox', 'Reply').fill('Not at 30 degrees')
  await agent.keyboard.press('Enter')
  await shopper.bringToFront()
  await says('Not at 30 degrees')
  expect((await logOf(shopper)).find((line) => line.includes('Not at 30 degrees'))).toContain('Does it shrink?')
})

it('takes a message back that was not read, on both sides', async () => {
  await byRole(shopper, 'button', 'Close chat').click()
  await agent.bringToFront()
  await byRole(agent, 'textbox', 'Reply').fill('The wrong price')
  await agent.keyboard.press('Enter')
  await until('it to be at the hub', () =>
    agent.evaluate(() =>
      [...document.querySelectorAll('article')].some(
        (article) =>
          article.textContent?.includes('The wrong price') && article.querySelector('[aria-label="Take back"]'),
      ),
    ),
  )
  await press('The wrong price', 'Take back')
  await seeText(agent, 'Message taken back')
  expect(await axeFindings(agent)).toEqual([])
  await shopper.bringToFront()
  await byRole(shopper, 'button', 'Chat with us')
    .click()
    .catch(() => clickName(shopper, 'button', (name) => name.startsWith('Chat with us')))
  await says('Message taken back')
  expect((await logOf(shopper)).join()).not.toContain('The wrong price')
})

it('says why one that was read stays', async () => {
  await agent.bringToFront()
  await until('it to be read', () =>
    agent.evaluate(() =>
      [...document.querySelectorAll('article')].some(
        (article) =>
          article.textContent?.includes('Not at 30 degrees') && article.querySelector('[aria-disabled="true"]'),
      ),
    ),
  )
  await press('Not at 30 degrees', 'Take back')
  await seeText(agent, 'It has been read already.')
})

it('is snoozed by the keyboard, leaves the list, and is opened again', async () => {
  await byRole(agent, 'button', 'More').click()
  await byRole(agent, 'menuitem', 'Snooze or follow up…').click()
  await seeRole(agent, 'dialog', await titleOf())
  expect(await axeFindings(agent)).toEqual([])
  await (await seeName(agent, 'button', (name) => name.startsWith('Tomorrow'))).press('Enter')
  await seeName(agent, 'status', () => true)
  await seeText(agent, 'Snoozed until')
  await byRole(agent, 'button', 'Open now').click()
  await until('it to be open', async () => !(await agent.$('::-p-text(Snoozed until)')))
})

it('is followed up unless they answer', async () => {
  await byRole(agent, 'button', 'More').click()
  await byRole(agent, 'menuitem', 'Snooze or follow up…').click()
  await agent.locator('::-p-text(Stays where it is.)').click()
  await clickName(agent, 'button', (name) => name.startsWith('Next week'))
  await seeText(agent, 'if there is no answer')
  await shopper.bringToFront()
  await byRole(shopper, 'textbox', 'Message').fill('Thank you')
  await byRole(shopper, 'button', 'Send').click()
  await agent.bringToFront()
  await until('the follow-up to be void', async () => !(await agent.$('::-p-text(Follow-up on)')))
})

const titleOf = () => agent.evaluate(() => `Put ${document.querySelector('h2')!.textContent.trim()} off`)
