/** Quick translate: words of any allowed page and of any message, through the hub's engine; and what there is without one. */
import type { Frame, Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startLibreServer, type LibreServer } from '@/server/translate/libre-server'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { byRole, seeRole, seeText, until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { extensionFrame, openConversation, openSidebar, seeLauncher, signIn } from './harness/sidebar'

const SPANISH = 'Hola, ¿tienen la talla M?'
const ENGLISH = 'Hello, do you have size M?'
const PAGE = 'https://shop.myshopify.com/pages/preguntas'
const HTML = `<!doctype html><html lang="es"><meta charset="utf-8"><title>Preguntas</title><p id="said">${SPANISH}</p><p id="more">Gracias</p>`

let libre: LibreServer
let demo: Demo
let hosts: Hosts
let chromium: TestBrowser
let page: Page

beforeAll(async () => {
  libre = await startLibreServer()
  process.env.ALONGSIDE_ALLOW_ADDRESSES = new URL(libre.url).host
  demo = await startDemo()
  hosts = await serveHosts((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(HTML)
  })
  chromium = await openBrowser({ build: 'chrome', hosts: { 'shop.myshopify.com': hosts.port } })
})
afterAll(async () => {
  delete process.env.ALONGSIDE_ALLOW_ADDRESSES
  await chromium?.close()
  await hosts?.close()
  await demo?.close()
  await libre?.close()
})
afterEach(() => page?.close())

async function visit(): Promise<void> {
  page = await chromium.newPage(PAGE)
  await page.bringToFront()
  await seeLauncher(page)
}
/** Three clicks select a paragraph. */
async function select(id: string): Promise<void> {
  await page.click(`#${id}`, { count: 3 })
}
async function pressButton(): Promise<Frame> {
  const frame = await extensionFrame(page, 'translator.html')
  await byRole(frame, 'button', 'Translate selection').click()
  await seeRole(frame, 'dialog', 'Translation')
  return frame
}
const isOpen = () => page.frames().some((frame) => frame.url().includes('/translator.html'))

/** As an admin does in Settings; here through the sidebar's own requests. */
async function useServer(sidebar: Frame, url: string | null): Promise<void> {
  const reply = await sidebar.evaluate(
    (change) => chrome.runtime.sendMessage({ name: 'settings.changeTranslation', input: change }),
    { url },
  )
  expect(reply).toMatchObject({ ok: true })
}

describe('quick translate', () => {
  it('without an engine is a sentence with the way to settings', async () => {
    await visit()
    await select('said')
    const frame = await pressButton()
    await seeText(frame, 'no translation server is set')
    const settings = chromium.browser.waitForTarget((target) =>
      target.url().includes('/console.html#/settings/translation'),
    )
    await byRole(frame, 'button', 'Open settings').click()
    await (await (await settings).asPage()).close()
    await until('the translator to close behind it', () => !isOpen())
  })

  it('shows a page’s words in the agent’s language, and asks for the same words only once', async () => {
    await visit()
    const sidebar = await openSidebar(page)
    const admin = demo.agents.find(({ role }) => role === 'admin')
    if (!admin) throw new Error('The demo has no admin')
    await signIn(sidebar, { hub: demo.hub, ...admin })
    await useServer(sidebar, libre.url)

    for (let time = 1; time <= 2; time++) {
      await page.bringToFront()
      await select('said')
      const frame = await pressButton()
      await seeText(frame, ENGLISH)
      await seeText(frame, 'Spanish')
      expect(await axeFindings(frame)).toEqual([])
      expect(await page.content()).not.toContain(ENGLISH)
      await page.keyboard.press('Escape')
      await until('the translator to close', () => !isOpen())
    }
    expect(libre.asked).toHaveLength(1)
  })

  it('is also in the context menu and on a shortcut', async () => {
    await visit()
    for (const how of ['menu', 'shortcut'] as const) {
      await select('more')
      await chromium.inWorker(async (by) => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
        // The browser's own menu and shortcuts cannot be pressed from a test; their events are the same.
        type Dispatch = { dispatch(...event: unknown[]): void }
        if (by === 'menu')
          (chrome.contextMenus.onClicked as unknown as Dispatch).dispatch({ menuItemId: 'translate-selection' }, tab)
        else (chrome.commands.onCommand as unknown as Dispatch).dispatch('translate-selection', tab)
      }, how)
      const frame = await extensionFrame(page, 'translator.html')
      await seeRole(frame, 'dialog', 'Translation')
      await seeText(frame, 'Thank you')
      await page.keyboard.press('Escape')
      await until('the translator to close', () => !isOpen())
    }
  })

  it('says what went wrong and tries again', async () => {
    await visit()
    libre.script.push([500, { error: 'out of memory' }], [500, { error: 'out of memory' }])
    await page.evaluate(() => (document.getElementById('more') as HTMLElement).append(' 你好'))
    await select('more')
    const frame = await pressButton()
    await seeRole(frame, 'button', 'Try again')
    // The bridge gives the frame the height its words ask for; until then the button may lie outside it.
    await until('the frame as high as its words', () =>
      frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight),
    )
    libre.script.length = 0
    await byRole(frame, 'button', 'Try again').click()
    await until('an answer', async () => (await frame.$('footer')) !== null)
  })

  it('translates selected words of a message in the sidebar, beside them', async () => {
    await visit()
    const sidebar = await openSidebar(page)
    await openConversation(sidebar, '')
    const words = await sidebar.waitForSelector('::-p-aria([name="Messages"][role="log"]) >>> article p')
    await words?.click({ count: 3 })
    await byRole(sidebar, 'button', 'Translate selection').click()
    const dialog = await seeRole(sidebar, 'dialog', 'Translation')
    await until('a translation', () => dialog.evaluate((element) => element.querySelector('footer') !== null))
    await sidebar.page().keyboard.press('Escape')
    await until('the dialog to close', async () => (await sidebar.$('[role="dialog"]')) === null)
  })
})
