/**
 * Every screen in every state, as the play pages show them: nothing axe finds, nothing that scrolls sideways, nothing
 * said to the console. The real app on a pretended browser, so that states a hub seldom shows are looked at too.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'puppeteer'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { source } from 'axe-core'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SCENES } from '@/play/scenes'
import { axeFindings } from './harness/axe'
import { launchChromium } from './harness/chromium'

const ROOT = join(process.cwd(), 'dist/play')
/** From an address, for then the browser keeps what it has compiled of it. */
const AXE = join(ROOT, 'axe.js')
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
}

/** A Chromium without the model of its language detector says so itself. */
const BY_THE_BROWSER = /^(Failed to load resource|The language detection model)/

/** Each page lives two seconds: what is made fast for later costs a quarter of the processor, and is thrown away. */
const NOT_OPTIMISED = '--no-maglev,--no-turbofan'

let server: Server
let browser: Browser
let page: Page
let said: string[]

beforeAll(async () => {
  await build({ configFile: 'play/vite.config.ts', logLevel: 'error' })
  server = createServer((request, response) => {
    const path = join(ROOT, new URL(request.url ?? '/', 'http://play').pathname)
    const content = path === AXE ? Promise.resolve(source) : readFile(path)
    content.then(
      (content) => {
        // With an ETag, as Chrome gives an extension's own files one: the emoji ask for it. Fetched once for all scenes.
        const headers = {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          etag: `"${content.length}"`,
          'access-control-allow-origin': '*', // the widget's preview has no origin
          'cache-control': 'max-age=3600',
        }
        response.writeHead(200, headers).end(content)
      },
      () => response.writeHead(404).end(),
    )
  }).listen(0, '127.0.0.1')
  browser = await launchChromium({ args: [`--js-flags=${NOT_OPTIMISED}`] })
  page = await newPage() // one for all: a new one each is a new process each
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})
beforeEach(() => void (said = []))

async function newPage(): Promise<Page> {
  const made = await browser.newPage()
  await made.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]) // judged as it stands, not on its way
  made.on('dialog', (dialog) => void dialog.accept()) // work that is not saved asks before it is left
  made.on('pageerror', (error) => said.push(String(error)))
  made.on('console', (message) => {
    if (['error', 'warn'].includes(message.type()) && !BY_THE_BROWSER.test(message.text())) said.push(message.text())
  })
  return made
}

async function show(name: string, { dir = 'ltr', width = 380 } = {}): Promise<void> {
  await page.setViewport({ width: SCENES.find((scene) => scene.name === name)?.width ?? width, height: 760 })
  const { port } = server.address() as AddressInfo
  await page.goto(`http://127.0.0.1:${port}/scene.html?name=${name}&theme=light&lang=en&dir=${dir}`)
  await page.waitForSelector('html[data-ready]')
  await page.addScriptTag({ url: '/axe.js' })
}
/** As in the settings, while everything is on screen. */
async function turnDarkAndChinese(): Promise<void> {
  await page.evaluate(() => chrome.storage.local.set({ preferences: { theme: 'dark', language: 'zh-CN' } }))
  await page.waitForSelector('html[data-theme="dark"][lang="zh-CN"]')
}
const widest = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const NAMES = SCENES.map(({ name }) => name)

describe('has nothing axe finds, in light and English, then in dark and Chinese:', () => {
  it.each(NAMES)('%s', async (name) => {
    await show(name)
    expect(await axeFindings(page)).toEqual([])
    expect(await widest()).toBe(0)
    await turnDarkAndChinese()
    expect(await axeFindings(page)).toEqual([])
    expect(await widest()).toBe(0)
    expect(said).toEqual([])
  })
})

describe('from right to left, and as narrow as it gets', () => {
  it.each(['list', 'conversation', 'contact', 'contact-orders-weak', 'order-page-several', 'sign-in-wrong-hub'])(
    '%s fits',
    async (name) => {
      await show(name, { dir: 'rtl', width: 320 })
      expect(await axeFindings(page)).toEqual([])
      expect(await widest()).toBe(0)
    },
  )
})

describe('a conversation of ten thousand messages', () => {
  // A page of its own, without what seventy scenes have left in it.
  beforeAll(async () => {
    await page.close()
    page = await newPage()
  })
  const inLog = () => page.$$eval('article', (articles) => articles.length)

  it('pain 4: draws only what is in view, and keeps the reader’s place while older pages come in', async () => {
    await show('conversation-long')
    await page.waitForFunction(() => document.querySelector('[role=log]')?.textContent?.includes('10000.'))
    expect(await inLog()).toBeLessThan(60)

    // Turned by a real wheel: a step a script makes is told of a frame later, and what comes in meanwhile undoes it.
    await page.mouse.move(190, 400)
    const read = page.evaluate(async () => {
      const log = document.querySelector<HTMLElement>('[role=log]')!
      const articles = () => [...log.querySelectorAll('article')]
      const topOf = (article: Element) => article.getBoundingClientRect().top
      const moves: number[] = []
      for (let still = 0; still < 10;) {
        const read = articles().find((article) => topOf(article) > 150)!
        const name = read.textContent.match(/\d+\./)![0]
        const before = topOf(read)
        await new Promise(requestAnimationFrame)
        moves.push(topOf(articles().find((one) => one.textContent.startsWith(name))!) - before)
        still = 'turned' in log.dataset && moves.at(-1) === 0 ? still + 1 : 0
      }
      const first = Number(articles()[0]!.textContent.match(/\d+/)![0])
      return { first, by: moves.reduce((sum, by) => sum + by, 0), back: moves.filter((by) => by < 0) }
    })
    for (let turn = 0; turn < 150; turn++) {
      await page.mouse.wheel({ deltaY: -100 })
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
    await page.$eval('[role=log]', (log) => void ((log as HTMLElement).dataset.turned = ''))
    const { first, by, back } = await read
    expect(first, 'pages further up came in').toBeLessThan(9_900)
    expect(back, 'frames in which what is read went back').toEqual([])
    expect(by).toBe(15_000)
    expect(await inLog()).toBeLessThan(60)
  })
})
