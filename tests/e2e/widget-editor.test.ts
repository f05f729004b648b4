/** An admin sets the widget up in the console and publishes it; a shopper's page shows it. Needs `npm run build`. */
import type { Frame, Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { launchChromium } from './harness/chromium'
import { openConsole } from './harness/console'
import { byRole, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { signIn } from './harness/sidebar'
import { openChat, visit } from './harness/widget'

let demo: Demo
let chromium: TestBrowser
let page: Page

beforeAll(async () => {
  // The shop is on this machine, where the hub looks into no page unless it is told that it may.
  process.env.ALONGSIDE_ALLOW_ADDRESSES = '127.0.0.1'
  demo = await startDemo()
  delete process.env.ALONGSIDE_ALLOW_ADDRESSES
  chromium = await openBrowser({ build: 'chrome' })
  const inbox = await chromium.newPage(`${chromium.origin}/sidebar.html`)
  await signIn(inbox, { hub: demo.hub, ...demo.agents.find(({ role }) => role === 'admin')! })
  await inbox.close()
})
afterAll(async () => {
  await chromium?.close()
  await demo?.close()
})
beforeEach(async () => {
  page = await openConsole(chromium, '/settings/widget')
  await seeRole(page, 'heading', 'Widget')
  await seeRole(page, 'textbox', 'Colour code')
})
afterEach(() => page?.close({ runBeforeUnload: false }))

/** The frame the preview is in, once it has drawn the widget. */
async function preview(): Promise<Frame> {
  const drawn = (frame: Frame) => frame.evaluate(() => document.querySelector('alongside-chat') !== null)
  return until('the preview', async () => {
    const frame = page.frames().find((each) => each.url().endsWith('/widget/preview.html'))
    return frame && (await drawn(frame)) ? frame : undefined
  })
}
/** What the preview's widget says, all of it. */
const saidIn = async (frame: Frame) =>
  frame.evaluate(() => document.querySelector('alongside-chat')?.shadowRoot?.textContent ?? '')
const previewSays = async (words: string) => {
  const frame = await preview()
  await until(`“${words}” in the preview`, async () => (await saidIn(frame)).includes(words))
}
const publish = async () => {
  await byRole(page, 'button', 'Save and publish').click()
  await seeText(page, 'Published.')
}
const retype = async (name: string, words: string) => {
  const field = await seeRole(page, 'textbox', name)
  await field.click({ count: 3 })
  await field.type(words)
}
const focusedName = () =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim())

describe('the widget editor', () => {
  it('shows the widget while it is edited, and a shopper what was published', async () => {
    await retype('Colour code', '#8a4b20')
    await seeText(page, 'Contrast 6')
    await retype('Greeting', 'Ask about sizes')
    await byRole(page, 'radio', 'Greeting').click()
    await previewSays('Ask about sizes')
    await byRole(page, 'radio', 'Bottom left').click()
    await byRole(page, 'radio', 'What is not known yet').click()
    await byRole(page, 'combobox', 'Add a field').fill('email')
    await byRole(page, 'switch', 'Email is required').click()
    await byRole(page, 'textbox', 'Email, label in English').fill('Where do we answer?')
    await byRole(page, 'radio', 'Pre-chat').click()
    await previewSays('Where do we answer?')
    expect(await axeFindings(page)).toEqual([])
    await publish()

    const browser = await launchChromium()
    try {
      const shopper = await visit(await browser.createBrowserContext(), `${demo.shop}/products/rain-jacket`)
      const launcher = await seeRole(shopper, 'button', 'Chat with us')
      const look = await launcher.evaluate((button) => ({
        left: button.getBoundingClientRect().left,
        colour: getComputedStyle(button).backgroundColor,
      }))
      expect(look).toEqual({ left: 24, colour: 'rgb(138, 75, 32)' })
      await openChat(shopper)
      await seeRole(shopper, 'textbox', 'Where do we answer?')
      await byRole(page, 'button', 'Look again').click()
      await seeText(page, 'Last seen on')
    } finally {
      await browser.close()
    }
  })

  it('keeps what is not published while one looks elsewhere, and gives it up only when told to', async () => {
    await retype('Heading of the chat', 'Half a thought')
    await byRole(page, 'link', 'Team').click()
    await seeRole(page, 'heading', 'Team')
    await byRole(page, 'link', 'Widget').click()
    const field = await seeRole(page, 'textbox', 'Heading of the chat')
    expect(await field.evaluate((input) => (input as HTMLInputElement).value)).toBe('Half a thought')
    await byRole(page, 'button', 'Discard').click()
    await seeRole(page, 'alertdialog', 'Discard your changes?')
    await page.keyboard.press('Tab')
    await until('the button that discards', async () => (await focusedName()) === 'Discard')
    await page.keyboard.press('Enter')
    await until('the published text', () => field.evaluate((input) => (input as HTMLInputElement).value === ''))
  })

  it('says beside the field what cannot be published, and goes there', async () => {
    await retype('Colour code', 'blueish')
    await byRole(page, 'button', 'Save and publish').click()
    await seeText(page, 'Look at the field marked below first.')
    await seeText(page, 'Write # and six digits')
    expect(await focusedName()).toBe('Colour code')
    await byRole(page, 'textbox', 'Domain to add').fill('*.com')
    await page.keyboard.press('Enter')
    await seeText(page, 'That would let other people’s sites show your widget.')
    expect(await axeFindings(page)).toEqual([])
  })

  it('finds the widget on the shop, and says what else it may find', async () => {
    const check = async (address: string) => {
      await retype('Address of a page', address)
      await page.keyboard.press('Enter')
    }
    await check(demo.shop)
    await seeText(page, 'The widget is on this page.')
    await check(`${demo.hub}/api/openapi.json`)
    await seeText(page, 'The snippet is not in this page.')
    await check(`${demo.hub}/nothing`)
    await seeText(page, 'The page answered with status 404')
    await check('http://127.0.0.1:1/')
    await seeText(page, 'The page could not be reached.')
    await check('http://10.0.0.1/')
    await seeText(page, 'This address is in a private network')
  })

  it('is worked by the keyboard: a field is moved by its grip, a language chosen by the arrows', async () => {
    await byRole(page, 'radio', 'Every time').click()
    for (const key of ['name', 'phone']) await byRole(page, 'combobox', 'Add a field').fill(key)
    const grip = await seeRole(page, 'button', 'Move Phone')
    await grip.focus()
    await page.keyboard.press('ArrowUp')
    await seeText(page, 'Phone is now')
    expect(await focusedName()).toBe('Move Phone')
    const tab = await seeRole(page, 'tab', 'English default')
    await tab.focus()
    await page.keyboard.press('ArrowRight')
    await seeRole(page, 'textbox', 'Name, label in Chinese')
    await previewSays('开始之前')
  })
})
