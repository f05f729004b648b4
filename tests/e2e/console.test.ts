/** The console: every section by the navigation, the keyboard and its address, with an account and without. */
import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { goTo, openConsole } from './harness/console'
import { byRole, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { signIn } from './harness/sidebar'

let demo: Demo
let chromium: TestBrowser
let page: Page

beforeAll(async () => {
  demo = await startDemo()
  chromium = await openBrowser({ build: 'chrome' })
})
afterAll(async () => {
  await chromium?.close()
  await demo?.close()
})
afterEach(() => page?.close())

/** Signs in through the sidebar in a tab of its own, as the person did before they opened the console. */
async function asAgent(role: string): Promise<Page> {
  const inbox = await chromium.newPage(`${chromium.origin}/sidebar.html`)
  const agent = demo.agents.find((one) => one.role === role)
  if (!agent) throw new Error(`The demo has no ${role}`)
  await signIn(inbox, { hub: demo.hub, ...agent })
  return inbox
}
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

describe('the console', () => {
  it('without an account has this browser’s settings, and asks to sign in for the rest', async () => {
    page = await openConsole(chromium, '/settings/appearance')
    await seeRole(page, 'heading', 'Appearance')
    await goTo(page, 'Privacy')
    await byRole(page, 'link', 'Account').click()
    await seeRole(page, 'textbox', 'Hub address')
    expect(await axeFindings(page)).toEqual([])
  })

  it('says when an address leads nowhere, with a way on', async () => {
    page = await openConsole(chromium, '/settings/nowhere')
    await seeText(page, 'There is no such page')
    await byRole(page, 'button', 'Go to the first page').click()
    await until('another address', () => !page.url().includes('nowhere'))
  })

  it('opens from the sidebar’s menu, once: a second asking goes to the same tab', async () => {
    const inbox = await asAgent('admin')
    const opened = chromium.browser.waitForTarget((target) => target.url().includes('/console.html#/'))
    await byRole(inbox, 'button', 'Menu').click()
    await byRole(inbox, 'menuitem', 'Console').click()
    page = await (await opened).asPage()
    await seeRole(page, 'navigation', 'Console')
    await inbox.bringToFront()
    await byRole(inbox, 'button', 'Menu').click()
    await byRole(inbox, 'menuitem', 'Settings').click()
    await seeRole(page, 'heading', 'Account')
    const tabs = chromium.browser.targets().filter((target) => target.url().includes('/console.html'))
    expect(tabs).toHaveLength(1)
    await inbox.close()
  })

  it('is gone through by the keyboard, and puts the focus where the new section begins', async () => {
    page = await openConsole(chromium, '/settings/account')
    await seeText(page, demo.hub)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to content')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('Account')
    const link = await seeRole(page, 'link', 'Notifications')
    await link.focus()
    await page.keyboard.press('Enter')
    await seeRole(page, 'heading', 'Notifications')
    expect(await focused()).toBe('Notifications')
    await page.goBack()
    await seeRole(page, 'heading', 'Account')
  })

  it.each(['light', 'dark'] as const)('has nothing axe finds in %s, wide and narrow', async (theme) => {
    page = await openConsole(chromium, '/settings/translation')
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    for (const width of [1280, 900]) {
      await page.setViewport({ width, height: 800 })
      await seeRole(page, 'heading', 'Translation')
      expect(await axeFindings(page), `${width}`).toEqual([])
    }
  })
})
