/** An agent asks how it was; the contact answers in the widget, or on the page behind a link; the agent sees it at once. */
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { adminHandler } from '@/tests/fixtures/admin/admin'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import type { Scope } from './harness/find'
import { byRole, seeRole, seeText, until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { openConversation, openSidebar, signIn } from './harness/sidebar'
import { openChat, visit, write } from './harness/widget'

/** A contact of the demo who writes English on a channel without the widget. */
const ELSEWHERE = 'Marcus Bell'
const ADMIN = 'https://admin.shopify.com/store/demo/products/1'

let demo: Demo
let hosts: Hosts
let test: TestBrowser
let sidebar: Scope

beforeAll(async () => {
  demo = await startDemo()
  hosts = await serveHosts(adminHandler({ shop: demo.shop }))
  test = await openBrowser({ hosts: { 'admin.shopify.com': hosts.port } })
  const admin = await test.newPage(ADMIN)
  sidebar = await openSidebar(admin)
  await signIn(sidebar, { hub: demo.hub, ...demo.agents[0]! })
})
beforeEach(() => keepPictures(test.browser))
afterAll(async () => {
  await test?.close()
  await hosts?.close()
  await demo?.close()
})

async function aShopper(browser: Browser, words: string): Promise<Page> {
  const page = await visit(await browser.createBrowserContext(), `${demo.shop}/products/rain-jacket`)
  await openChat(page)
  await write(page, words)
  await seeText(page, 'Sent')
  return page
}
const frontOf = async (scope: Scope) => ('page' in scope ? scope.page() : scope).bringToFront()

/** A press before the browser has judged that the button can be seen is refused, and says so. */
async function invite(name = 'Invite to rate'): Promise<void> {
  await frontOf(sidebar)
  for (let press = 1; press <= 3; press++) {
    await byRole(sidebar, 'button', name).click()
    const refused = await until('what came of the press', async () => {
      if (await sidebar.$('::-p-text(Press it again)')) return 'refused'
      return (await sidebar.$('::-p-text(was asked to rate)')) ? 'asked' : null
    })
    if (refused === 'asked') return
    await byRole(sidebar, 'button', 'Dismiss').click()
  }
  throw new Error('Three presses were refused')
}
const back = () => byRole(sidebar, 'button', 'Back').click()
const chosen = (page: Page) =>
  page.evaluate(
    () => document.querySelector('alongside-chat')!.shadowRoot!.querySelector<HTMLInputElement>('input:checked')?.value,
  )

it('in the widget: asked from the sidebar, answered by keyboard, seen by the agent, and asked again', async () => {
  const shopper = await aShopper(test.browser, 'Does it keep the rain out?')
  await frontOf(sidebar)
  await openConversation(sidebar, '', 'Does it keep the rain out?')
  await byRole(sidebar, 'textbox', 'Reply').fill('It does, all day.')
  await byRole(sidebar, 'button', 'Send').click()
  await seeText(shopper, 'It does, all day.')
  await invite()

  await shopper.bringToFront()
  await seeRole(shopper, 'radiogroup', 'Rate this conversation')
  await seeText(shopper, 'How did Mia do?')
  for (const theme of ['dark', 'light']) {
    await shopper.evaluate(
      (value) => (document.querySelector<HTMLElement>('script[data-inbox]')!.dataset.theme = value),
      theme,
    )
    await shopper.keyboard.press('Escape')
    await openChat(shopper) // it takes the page's colours when it opens
    expect(await axeFindings(shopper)).toEqual([])
  }
  // Without stars it is not sent, and says what is missing.
  await byRole(shopper, 'button', 'Send rating').click()
  await seeText(shopper, 'Choose one to five stars first.')
  await shopper.keyboard.press('Space')
  for (let step = 0; step < 3; step++) await shopper.keyboard.press('ArrowRight')
  expect(await chosen(shopper)).toBe('4')
  await shopper.keyboard.press('Tab')
  await shopper.keyboard.type('Kind, and quick.')
  await shopper.keyboard.press('Tab')
  await shopper.keyboard.press('Enter')
  await seeText(shopper, 'Thank you for your rating.')

  await frontOf(sidebar)
  await seeText(sidebar, 'Kind, and quick.')
  expect(await sidebar.$('::-p-aria([name="4 of 5 stars"])')).toBeTruthy()
  expect(await axeFindings(sidebar)).toEqual([])
  await byRole(sidebar, 'button', 'Invite to rate').click()
  await byRole(sidebar, 'button', 'Ask again').click()
  await shopper.bringToFront()
  await byRole(shopper, 'button', 'Not now').click()
  await byRole(shopper, 'button', 'Rate this conversation').click()
  await seeRole(shopper, 'radiogroup', 'Rate this conversation')
  await frontOf(sidebar)
  // The contact's panel has it too, and leads back to the conversation it is of.
  await byRole(sidebar, 'button', 'Contact details').click()
  const given = await seeRole(sidebar, 'list', 'Ratings')
  expect(await given.evaluate((element) => element.textContent)).toContain('Kind, and quick.')
  expect(await axeFindings(sidebar)).toEqual([])
  const rated = (await given.$('button'))!
  await rated.focus()
  await rated.press('Enter')
  await seeRole(sidebar, 'log', 'Messages')
  await back()
  await shopper.close()
})

it('elsewhere: by a link in a message, on a page without a script, once', async () => {
  await frontOf(sidebar)
  await byRole(sidebar, 'searchbox', 'Search contacts').fill(ELSEWHERE) // further down than what is drawn
  await openConversation(sidebar, ELSEWHERE)
  await invite()
  // On a hub without TLS it stands there as text: only https is made a link.
  const log = await seeRole(sidebar, 'log', 'Messages')
  const link = await until('the link in the log', async () => {
    const said = await log.evaluate((element) => element.textContent)
    return /https?:\/\/\S+\/r\/[\w-]{50}/.exec(said)?.[0]
  })

  const page = await test.newPage('about:blank')
  await page.setJavaScriptEnabled(false)
  expect((await fetch(link)).status).toBe(200)
  await page.goto(link)
  await page.setJavaScriptEnabled(true)
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    expect(await axeFindings(page)).toEqual([])
  }
  await seeRole(page, 'radiogroup', 'Rate this conversation')
  await byRole(page, 'radio', '2 – Fair').click()
  await page.keyboard.press('ArrowRight')
  await byRole(page, 'textbox', 'What could have been better? optional').fill('Answer sooner')
  await Promise.all([page.waitForNavigation(), byRole(page, 'button', 'Send rating').click()])
  await seeRole(page, 'heading', 'Thank you')

  await frontOf(sidebar)
  await seeText(sidebar, 'Answer sooner')
  expect(await sidebar.$('::-p-aria([name="3 of 5 stars"])')).toBeTruthy()

  const again = await fetch(link, { method: 'POST', body: new URLSearchParams({ stars: '1' }) })
  expect(again.status).toBe(404)
  await page.bringToFront()
  const forged = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  expect((await fetch(forged)).status).toBe(404)
  await page.goto(forged)
  await seeRole(page, 'heading', 'This link no longer works')
  expect(await axeFindings(page)).toEqual([])
  await frontOf(sidebar)
  expect(await sidebar.$('::-p-aria([name="3 of 5 stars"])')).toBeTruthy()
  await page.close()
})
