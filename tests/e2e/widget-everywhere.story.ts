/** The widget for those who don't use a mouse, on pages that make it hard, and what it costs. Needs `npm run build`. */
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { axeFindings } from './harness/axe'
import { byRole, nameOf, seeRole, seeText, until } from './harness/find'
import { inboxOf } from './harness/shopper'
import type { Shop } from './harness/widget'
import { card, focused, logOf, openChat, standsStill, text, theShop, visit, write } from './harness/widget'

let shop: Shop
let shopper: BrowserContext

beforeAll(async () => {
  shop = await theShop()
})
beforeEach(async () => {
  shopper = await shop.shopper()
})
afterEach(() => shopper?.close())

const shopPage = (path = '/products/rain-jacket') => visit(shopper, shop.demo.shop + path)

describe('by keyboard and screen reader', () => {
  it('opening moves into the composer, Escape closes and goes back to the launcher', async () => {
    const page = await shopPage()
    const launcher = await seeRole(page, 'button', 'Chat with us')
    await launcher.focus()
    await page.keyboard.press('Enter')
    await until('the composer to have the focus', async () => (await focused(page)) === 'Message')
    await page.keyboard.type('One line')
    await page.keyboard.down('Shift')
    await page.keyboard.press('Enter')
    await page.keyboard.up('Shift')
    await page.keyboard.type('and another')
    await page.keyboard.press('Enter')
    await until('both lines in one message', async () => (await logOf(page))[0]?.includes('One line\nand another'))
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('Chat with us')
    expect(await page.$('::-p-aria([name="Chat"][role="dialog"])')).toBeNull()
  })

  it('an unsent draft is there on the next page', async () => {
    const page = await shopPage()
    await openChat(page)
    await byRole(page, 'textbox', 'Message').fill('Half a sent')
    await page.goto(`${shop.demo.shop}/cart`)
    const field = await seeRole(page, 'textbox', 'Message')
    expect(await field.evaluate((area) => (area as HTMLTextAreaElement).value)).toBe('Half a sent')
  })

  it('on a phone the chat fills the screen and Tab stays in it', async () => {
    const page = await shopPage()
    await page.setViewport({ width: 390, height: 844 })
    await page.reload()
    await openChat(page)
    const box = await (await seeRole(page, 'dialog', 'Chat')).boundingBox()
    expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
    for (let n = 0; n < 8; n++) {
      await page.keyboard.press('Tab')
      expect(await focused(page)).not.toBe('BODY')
      expect(await focused(page)).not.toBe('A')
    }
  })

  it.each([
    ['light', 'en', '/products/rain-jacket'],
    ['dark', 'en', '/products/rain-jacket'],
    ['light', 'zh', '/zh/products/skerry-pack'],
    ['dark', 'zh', '/zh/products/skerry-pack'],
  ] as const)('axe finds nothing (%s, %s)', async (scheme, language, path) => {
    const page = await shopper.newPage()
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    await page.setViewport({ width: 1280, height: 800 })
    await page.goto(shop.demo.shop + path)
    const zh = language === 'zh'
    await byRole(page, 'button', zh ? '联系我们' : 'Chat with us').click()
    await seeRole(page, 'dialog', zh ? '在线客服' : 'Chat')
    const words = `${scheme} ${language}`
    await byRole(page, 'textbox', zh ? '消息' : 'Message').fill(words)
    await page.keyboard.press('Enter')
    const { id } = await shop.agent.conversation(words)
    await shop.agent.say(id, text('Have a look: https://tidewater.example/fit'))
    await shop.agent.say(id, card(shop.demo.shop))
    await seeText(page, zh ? '立即购买' : 'Buy now')
    await standsStill(page)
    expect(await axeFindings(page)).toEqual([])
  })
})

describe('on a page that makes it hard', () => {
  let hard: Server
  let address: string

  beforeAll(async () => {
    const inbox = await inboxOf(shop.demo.shop)
    hard = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${shop.demo.hub}; connect-src ${shop.demo.hub}; style-src 'sha256-none' 'nonce-own'; require-trusted-types-for 'script'; trusted-types 'none'`,
      )
      response.end(`<!doctype html><html lang="en"><title>Hard</title>
        <style nonce="own">* { all: unset !important; display: block !important; transform: rotate(1deg) !important; font-size: 40px !important } div { opacity: 0 !important }</style>
        <script async src="${shop.demo.hub}/widget/loader.js" data-inbox="${inbox}"></script><p id="own">Own words</p></html>`)
    })
    await new Promise<void>((resolve) => hard.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(hard.address() as AddressInfo).port}/`
  })
  afterAll(() => new Promise((resolve) => hard.close(resolve)))

  it('works under a strict policy, hostile styles and blocked storage, and leaves the page as it was', async () => {
    const page = await shopper.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await page.evaluateOnNewDocument(() => {
      for (const area of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, area, {
          get() {
            throw new DOMException('Blocked', 'SecurityError')
          },
        })
    })
    await page.goto(address)
    const styles = () =>
      page.evaluate(() =>
        JSON.stringify(
          [...getComputedStyle(document.querySelector('#own')!)].map((name) =>
            getComputedStyle(document.querySelector('#own')!).getPropertyValue(name),
          ),
        ),
      )
    const before = await styles()
    await openChat(page)
    const panel = await seeRole(page, 'dialog', 'Chat')
    expect(await panel.evaluate((element) => getComputedStyle(element).fontSize)).toBe('14px')
    await write(page, 'From a hard page')
    await shop.agent.conversation('From a hard page')
    await until('it to be shown as sent', async () => (await logOf(page))[0]?.includes('Sent'))
    expect(await styles()).toBe(before)
    expect(await page.evaluate(() => document.body.children.length)).toBe(2)
    expect(errors).toEqual([])
  })
})

describe('what the agent learns of the visit', () => {
  it('is which pages were looked at, in order, how long, and where from', async () => {
    const page = await shopPage('/')
    await seeRole(page, 'button', 'Chat with us') // the hub has answered: of a page left before, nothing can be told
    await Promise.all([page.waitForNavigation(), page.click('a[href="/products/rain-jacket"]')])
    // A single-page shop changes the address without loading anything.
    await page.evaluate(() => {
      history.pushState(null, '', '/products/quay-boots')
      document.title = 'Quay boots'
    })
    await openChat(page)
    await write(page, 'What have I seen?')
    const { contactId } = await shop.agent.conversation('What have I seen?')
    await until('three visits', async () => (await shop.agent.visits(contactId)).length === 3)
    const visits = await until('the time at the one that was left', async () => {
      const found = await shop.agent.visits(contactId)
      const left = found.find(({ url }) => url.endsWith('/rain-jacket'))
      return left && left.spentMs > 0 && found
    })
    const inOrder = visits.map(({ url }) => new URL(url).pathname)
    expect(new Set(inOrder)).toEqual(new Set(['/', '/products/rain-jacket', '/products/quay-boots']))
    expect(visits.find(({ url }) => url.endsWith('/quay-boots'))).toMatchObject({
      referrer: `${shop.demo.shop}/products/rain-jacket`,
    })
  })
})

describe('the size of what a shop’s pages load', () => {
  it('is at most 3 kB before the chat is opened and 40 kB in all', async () => {
    const folder = join(process.cwd(), 'dist', 'widget')
    const files = (await readdir(folder)).filter((file) => file.endsWith('.js') || file.endsWith('.css'))
    const sizes = await Promise.all(
      files.map(async (file) => [file, gzipSync(await readFile(join(folder, file))).length] as const),
    )
    expect(sizes.find(([file]) => file === 'loader.js')![1]).toBeLessThanOrEqual(3_000)
    expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(40_000)
  })
})

it('its launcher has one name, whatever is unread', async () => {
  const page = await shopPage()
  expect(await nameOf(await seeRole(page, 'button', 'Chat with us'))).toBe('Chat with us')
})
