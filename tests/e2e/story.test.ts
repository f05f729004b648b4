/**
 * The main job, as two people live it: a shopper writes on the shop's site; an agent answers from the sidebar beside the
 * store admin, then opens the product the shopper means and sends its card with one click.
 */
import type { Browser, Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adminHandler } from '@/tests/fixtures/admin/admin'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import type { Scope } from './harness/find'
import { byRole, clickName, seeRole, seeText, until } from './harness/find'
import { openFirefox } from './harness/firefox'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { openConversation, openSidePanel, openSidebar, signIn } from './harness/sidebar'

const ADMIN = 'https://admin.shopify.com/store/demo/products/1'
const UNDO_MS = 5_000

let demo: Demo
let hosts: Hosts
let product: string

beforeAll(async () => {
  demo = await startDemo()
  hosts = await serveHosts(adminHandler({ shop: demo.shop }))
  product = `${demo.shop}/products/linen-overshirt`
})
afterAll(async () => {
  await hosts?.close()
  await demo?.close()
})

/** The agent everybody here signs in as. */
const agent = () => {
  const found = demo.agents.find((candidate) => candidate.role === 'agent')
  if (!found) throw new Error('The demo has no agent')
  return { hub: demo.hub, ...found }
}

/** A shopper, in a window that shares nothing with the agent's: opens a product and writes. */
async function shopperWrites(browser: Browser, text: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.goto(product)
  await byRole(page, 'button', 'Chat with us').click()
  await byRole(page, 'textbox', 'Message').fill(text)
  await byRole(page, 'button', 'Send').click()
  await seeText(page, text)
  return { page, close: () => context.close() }
}

/** Answers the conversation that ends with the shopper's words. */
async function answer(sidebar: Scope, shopperText: string, reply: string): Promise<void> {
  await openConversation(sidebar, '', shopperText)
  const log = await seeRole(sidebar, 'log', 'Messages')
  await until('the shopper’s words in the log', () =>
    log.evaluate((element, text) => element.textContent?.includes(text), shopperText),
  )
  await byRole(sidebar, 'textbox', 'Reply').fill(reply)
  await byRole(sidebar, 'button', 'Send').click()
}

/**
 * Presses “Send to NAME” on the page strip; the status with Undo comes up. A press in the first moments, before the
 * browser has judged that the button can be seen, is refused with the words “Press it again”: then that is done.
 */
async function pressSend(sidebar: Scope): Promise<void> {
  await seeRole(sidebar, 'region', 'On this page')
  for (let press = 1; press <= 3; press++) {
    await clickName(sidebar, 'button', (name) => name.startsWith('Send to '))
    const outcome = await until('Undo, or the words of a refusal', async () => {
      if (await sidebar.$('::-p-aria([name="Undo"][role="button"])')) return 'accepted'
      return (await sidebar.$('::-p-text(Press it again)')) ? 'refused' : null
    })
    if (outcome === 'accepted') return
    await byRole(sidebar, 'button', 'Dismiss').click()
  }
  throw new Error('Three presses were refused')
}

/** The links of the cards in the shopper's chat: they lead by the hub. */
async function cardsSeenBy(shopper: Page): Promise<string[]> {
  const links = await shopper.$$(`::-p-aria([name="Conversation"][role="log"]) >>> a[href*="/l/"]`)
  return Promise.all(links.map((link) => link.evaluate((element) => element.href)))
}

async function theStory(shopper: Page, sidebar: Scope, words: string): Promise<void> {
  await pressSend(sidebar)
  const [link] = await until('the card in the shopper’s chat', async () => {
    const found = await cardsSeenBy(shopper)
    return found.length > 0 ? found : null
  })
  const opened = await fetch(link ?? '')
  expect(opened.status).toBe(200)
  expect(await opened.text()).toContain('Linen')

  const before = (await cardsSeenBy(shopper)).length
  const pressedAt = Date.now()
  await pressSend(sidebar)
  await byRole(sidebar, 'button', 'Undo').click()
  await until('the time to undo is over', () => Date.now() > pressedAt + UNDO_MS + 1_000)
  await byRole(sidebar, 'textbox', 'Reply').fill(`${words}, that is all.`)
  await byRole(sidebar, 'button', 'Send').click()
  await seeText(shopper, `${words}, that is all.`)
  expect(await cardsSeenBy(shopper)).toHaveLength(before)
}

describe('the main job, in Chromium', () => {
  let test: TestBrowser
  beforeAll(async () => {
    test = await openBrowser({ hosts: { 'admin.shopify.com': hosts.port } })
  })
  beforeEach(() => keepPictures(test.browser))
  afterAll(() => test?.close())
  let closeShopper = async () => {}
  afterEach(() => closeShopper())

  it('from the sidebar beside the store admin: answer, card with one click, undo', async () => {
    const shopper = await shopperWrites(test.browser, 'Is the linen overshirt true to size?')
    closeShopper = shopper.close

    const admin = await test.newPage(ADMIN)
    const beside = await openSidebar(admin)
    await signIn(beside, agent())
    expect(await axeFindings(beside)).toEqual([])
    await answer(beside, 'Is the linen overshirt true to size?', 'It runs a little large.')
    await shopper.page.bringToFront()
    await seeText(shopper.page, 'It runs a little large.')

    const shop = await test.newPage(product)
    await shop.bringToFront()
    const sidebar = await openSidebar(shop)
    await openConversation(sidebar, '', 'It runs a little large.')
    await theStory(shopper.page, sidebar, 'From the sidebar')
  })

  it('from the browser’s side panel: the same', async () => {
    const shopper = await shopperWrites(test.browser, 'Does it come in navy?')
    closeShopper = shopper.close

    const shop = await test.newPage(product)
    const panel = await openSidePanel(test, shop)
    await answer(panel, 'Does it come in navy?', 'It does, here it is.')
    await seeText(shopper.page, 'It does, here it is.')
    await theStory(shopper.page, panel, 'From the panel')
  })
})

describe('the main job, in Firefox', () => {
  let firefox: Browser
  let shoppers: TestBrowser
  beforeAll(async () => {
    shoppers = await openBrowser()
    firefox = await openFirefox(['admin.shopify.com'])
  })
  beforeEach(() => keepPictures(shoppers.browser, firefox))
  afterAll(async () => {
    await firefox?.close()
    await shoppers?.close()
  })

  it('the shop’s launcher is as wide as it is high', async () => {
    const shop = await firefox.newPage()
    await shop.goto(product)
    // Firefox looks for roles in no shadow root.
    const size = await until('the launcher', () =>
      shop.evaluate(() => {
        const button = document.querySelector('alongside-chat')?.shadowRoot?.querySelector('button')
        return button?.className ? [button.offsetWidth, button.offsetHeight] : null
      }),
    )
    expect(size).toEqual([56, 56])
    await shop.close()
  })

  it('the sidebar beside the store admin shows the shopper’s words, and the answer arrives', async () => {
    const shopper = await shopperWrites(shoppers.browser, 'Do you ship to Portugal?')
    const admin = await firefox.newPage()
    await admin.goto(ADMIN.replace('shopify.com', `shopify.com:${hosts.port}`))
    const sidebar = await openSidebar(admin)
    await signIn(sidebar, agent())
    await answer(sidebar, 'Do you ship to Portugal?', 'We do, in three days.')
    await seeText(shopper.page, 'We do, in three days.')
    await shopper.close()
  })
})
