/** The shopper's side: the widget on the demo shop, and on pages that make life hard for it. Needs `npm run build`. */
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'puppeteer'
import puppeteer from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { findChromium, sandboxArguments } from '@/scripts/lib/find-browser.mjs'
import { axeFindings } from './harness/axe'
import { byRole, nameOf, seeRole, seeText, until } from './harness/find'
import { type Demo, startDemo } from './harness/hub'
import { inboxOf } from './harness/shopper'

let demo: Demo
let browser: Browser
let shopper: BrowserContext
let agent: Awaited<ReturnType<typeof signIn>>

async function signIn() {
  const { email, password } = demo.agents[0]!
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${demo.hub}${API_BASE}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
    return (response.status === 204 ? undefined : await response.json()) as T
  }
  let token = ''
  token = (await call<{ token: string }>('POST', '/session', { email, password })).token
  type Row = { id: string; contactId: string; lastPosition: number; preview: { text: string } | null }
  type Said = { author: { kind: string }; content: { text?: string }; status: string }
  return {
    /** The conversation whose last words are these, once the hub has it. */
    conversation: (words: string) =>
      until(`the conversation that ends with “${words}”`, async () => {
        const { conversations } = await call<{ conversations: Row[] }>('GET', '/conversations?limit=5')
        return conversations.find(({ preview }) => preview?.text === words)
      }),
    say: (id: string, content: object) => call('POST', `/conversations/${id}/messages`, { id: randomUUID(), content }),
    type: (id: string) => call('POST', `/conversations/${id}/typing`, { isTyping: true }),
    read: (row: Row) => call('POST', `/conversations/${row.id}/read`, { position: row.lastPosition }),
    heard: async (id: string) =>
      (await call<{ messages: Said[] }>('GET', `/conversations/${id}/messages?limit=200`)).messages
        .filter(({ author }) => author.kind === 'contact')
        .map(({ content }) => content.text),
    statuses: async (id: string) =>
      (await call<{ messages: Said[] }>('GET', `/conversations/${id}/messages?limit=200`)).messages
        .filter(({ author }) => author.kind === 'agent')
        .map(({ status }) => status),
    visits: async (contactId: string) =>
      (
        await call<{ visits: { url: string; title: string; spentMs: number; referrer: string | null }[] }>(
          'GET',
          `/contacts/${contactId}/visits`,
        )
      ).visits,
  }
}

const text = (words: string) => ({ kind: 'text', text: words })
const card = () => ({
  kind: 'card',
  card: {
    productId: null,
    title: 'Harbor rain jacket',
    variant: 'Harbor blue',
    imageUrl: `${demo.shop}/pictures/rain-jacket-blue.jpg`,
    url: `${demo.shop}/products/rain-jacket`,
    price: { amount: '89.00', currency: 'USD' },
    compareAtPrice: { amount: '119.00', currency: 'USD' },
    availability: 'in_stock',
  },
})

async function shopPage(path = '/products/rain-jacket'): Promise<Page> {
  const page = await shopper.newPage()
  await page.setViewport({ width: 1280, height: 800 })
  await page.goto(path.startsWith('http') ? path : demo.shop + path)
  return page
}

const standsStill = (page: Page) =>
  until('everything to stand still', () =>
    page.evaluate(() => document.querySelector('alongside-chat')!.shadowRoot!.getAnimations().length === 0),
  )

async function openChat(page: Page): Promise<void> {
  await byRole(page, 'button', 'Chat with us').click()
  await seeRole(page, 'dialog', 'Chat')
  await standsStill(page)
}

async function write(page: Page, words: string): Promise<void> {
  await byRole(page, 'textbox', 'Message').fill(words)
  await page.keyboard.press('Enter')
}

/** What the log says, line by line. */
const logOf = (page: Page) =>
  page.evaluate(() => {
    const log = document.querySelector('alongside-chat')?.shadowRoot?.querySelector('[role="log"]')
    return [...(log?.querySelectorAll('article') ?? [])].map((article) => article.textContent ?? '')
  })

const focused = (page: Page) =>
  page.evaluate(
    () =>
      document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
  )

/** The hub cannot be reached from this page, the shop can. */
async function cutHub(page: Page): Promise<() => Promise<void>> {
  const cdp = await page.createCDPSession()
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  })
  return async () => {
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
    await cdp.detach()
  }
}

beforeAll(async () => {
  demo = await startDemo()
  agent = await signIn()
  browser = await puppeteer.launch({
    executablePath: findChromium()!,
    pipe: true,
    args: [
      ...sandboxArguments(),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=en-US',
    ],
  })
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})
beforeEach(async () => {
  shopper = await browser.createBrowserContext()
})
afterEach(() => shopper.close())

describe('a shopper’s conversation', () => {
  it('is there after a reload, on the next page and in another tab, and goes on in all of them', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Does the M fit over a sweater?')
    const conversation = await agent.conversation('Does the M fit over a sweater?')
    await agent.say(conversation.id, text('It does, take the M.'))
    await seeText(page, 'It does, take the M.')
    await seeRole(page, 'heading', 'Mia Lund')

    await page.reload()
    await seeText(page, 'It does, take the M.')
    await page.goto(`${demo.shop}/products/quay-boots`)
    await seeText(page, 'It does, take the M.')

    const other = await shopPage('/cart')
    await openChat(other)
    await seeText(other, 'Does the M fit over a sweater?')
    await write(other, 'Thank you!')
    await agent.conversation('Thank you!')
    await page.bringToFront()
    await seeText(page, 'Thank you!')
    expect(await agent.heard(conversation.id)).toEqual(['Does the M fit over a sweater?', 'Thank you!'])
  })

  it('tells how far a message has come, in words', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Is it in stock?')
    await seeText(page, 'Sent')
    await agent.read(await agent.conversation('Is it in stock?'))
    await seeText(page, 'Read')
  })

  it('shows who is writing, and tells the agent what was seen', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Hello')
    const { id } = await agent.conversation('Hello')
    await agent.type(id)
    await until('the typing to be announced', () =>
      page.evaluate(() =>
        document.querySelector('alongside-chat')!.shadowRoot!.textContent.includes('Mia Lund is typing'),
      ),
    )
    await agent.say(id, text('Hi there'))
    await seeText(page, 'Hi there')
    await until('the agent’s message to be read', async () =>
      (await agent.statuses(id)).every((status) => status === 'read'),
    )
  })

  it('shows a product card whose link leads to the product', async () => {
    const page = await shopPage('/')
    await openChat(page)
    await write(page, 'Which jacket is it?')
    await agent.say((await agent.conversation('Which jacket is it?')).id, card())
    const link = await page.waitForSelector(`::-p-aria([name="Buy now Harbor rain jacket"][role="link"])`)
    expect((await logOf(page)).at(-1)).toMatch(/Harbor rain jacket.*Harbor blue.*\$89.*\$119.*In stock/)
    await Promise.all([page.waitForNavigation(), link!.click()])
    expect(page.url()).toBe(`${demo.shop}/products/rain-jacket`)
    await seeText(page, 'Which jacket is it?')
  })

  it('counts what the shopper has not seen on the launcher, and forgets it when the chat is opened', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Anybody?')
    const { id } = await agent.conversation('Anybody?')
    await page.keyboard.press('Escape')
    await agent.say(id, text('Yes, hello'))
    await agent.say(id, text('How can I help?'))
    const count = () =>
      page.evaluate(() => document.querySelector('alongside-chat')!.shadowRoot!.querySelector('.launch b')!.textContent)
    await until('two unread', async () => (await count()) === '2')
    await page.reload()
    await until('two unread after a reload', async () => (await count()) === '2')
    await byRole(page, 'button', 'Chat with us').click()
    await until('none unread', async () => (await count()) === '')
  })

  it('brings older messages when the shopper scrolls up, without moving what is being read', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Tell me everything')
    const { id } = await agent.conversation('Tell me everything')
    for (let n = 1; n <= 70; n++) await agent.say(id, text(`Fact ${n}`))
    await seeText(page, 'Fact 70')
    await page.reload()
    await seeText(page, 'Fact 70')
    expect(await logOf(page)).toHaveLength(50)
    const top = () =>
      page.evaluate(() => {
        const log = document.querySelector('alongside-chat')!.shadowRoot!.querySelector('[role="log"]')!
        return [...log.querySelectorAll('article')]
          .find((one) => one.textContent === 'Fact 22')
          ?.getBoundingClientRect().top
      })
    await page.evaluate(
      () => (document.querySelector('alongside-chat')!.shadowRoot!.querySelector('[role="log"]')!.scrollTop = 40),
    )
    const before = await top()
    await until('the older messages', async () => (await logOf(page)).length === 71)
    expect(Math.abs((await top())! - before!)).toBeLessThan(2)
    expect((await logOf(page))[0]).toContain('Tell me everything')
  })
})

describe('without a connection', () => {
  it('messages wait, say so, survive leaving the page, and go out in order, each once', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'First')
    const { id } = await agent.conversation('First')
    const mend = await cutHub(page)
    for (const words of ['Second', 'Third', 'Fourth']) await write(page, words)
    await seeText(page, 'Waiting for a connection')
    expect(await agent.heard(id)).toEqual(['First'])
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.out.')).length)
    expect(kept).toBe(3)
    await mend()
    await agent.conversation('Fourth')
    expect(await agent.heard(id)).toEqual(['First', 'Second', 'Third', 'Fourth'])
    await until('all to be shown as sent, once', async () => {
      const lines = await logOf(page)
      return lines.length === 4 && lines.at(-1)!.includes('Sent')
    })
  })

  it('what was written before the page was closed is sent by the next one', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Before')
    const { id } = await agent.conversation('Before')
    await cutHub(page)
    await write(page, 'Written in the tunnel')
    await seeText(page, 'Written in the tunnel')
    await page.close()
    await shopPage('/')
    await agent.conversation('Written in the tunnel')
    expect(await agent.heard(id)).toEqual(['Before', 'Written in the tunnel'])
  })

  it('a hub that was killed and came back is found again, and nothing was lost', async () => {
    const page = await shopPage()
    await openChat(page)
    await write(page, 'Are you there?')
    const { id } = await agent.conversation('Are you there?')
    await demo.kill()
    await write(page, 'Still writing')
    await seeText(page, 'Still writing')
    await demo.start()
    await agent.conversation('Still writing')
    await agent.say(id, text('Back again'))
    await seeText(page, 'Back again', 60_000)
    expect(await agent.heard(id)).toEqual(['Are you there?', 'Still writing'])
  })
})

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
    await page.goto(`${demo.shop}/cart`)
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
    await page.goto(demo.shop + path)
    const zh = language === 'zh'
    await byRole(page, 'button', zh ? '联系我们' : 'Chat with us').click()
    await seeRole(page, 'dialog', zh ? '在线客服' : 'Chat')
    const words = `${scheme} ${language}`
    await byRole(page, 'textbox', zh ? '消息' : 'Message').fill(words)
    await page.keyboard.press('Enter')
    const { id } = await agent.conversation(words)
    await agent.say(id, text('Have a look: https://tidewater.example/fit'))
    await agent.say(id, card())
    await seeText(page, zh ? '立即购买' : 'Buy now')
    await standsStill(page)
    expect(await axeFindings(page)).toEqual([])
  })
})

describe('on a page that makes it hard', () => {
  let hard: Server
  let address: string

  beforeAll(async () => {
    const inbox = await inboxOf(demo.shop)
    hard = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${demo.hub}; connect-src ${demo.hub}; style-src 'sha256-none' 'nonce-own'; require-trusted-types-for 'script'; trusted-types 'none'`,
      )
      response.end(`<!doctype html><html lang="en"><title>Hard</title>
        <style nonce="own">* { all: unset !important; display: block !important; transform: rotate(1deg) !important; font-size: 40px !important } div { opacity: 0 !important }</style>
        <script async src="${demo.hub}/widget/loader.js" data-inbox="${inbox}"></script><p id="own">Own words</p></html>`)
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
    await agent.conversation('From a hard page')
    await until('it to be shown as sent', async () => (await logOf(page))[0]?.includes('Sent'))
    expect(await styles()).toBe(before)
    expect(await page.evaluate(() => document.body.children.length)).toBe(2)
    expect(errors).toEqual([])
  })
})

describe('what the agent learns of the visit', () => {
  it('is which pages were looked at, in order, how long, and where from', async () => {
    const page = await shopPage('/')
    await Promise.all([page.waitForNavigation(), page.click('a[href="/products/rain-jacket"]')])
    // A single-page shop changes the address without loading anything.
    await page.evaluate(() => {
      history.pushState(null, '', '/products/quay-boots')
      document.title = 'Quay boots'
    })
    await openChat(page)
    await write(page, 'What have I seen?')
    const { contactId } = await agent.conversation('What have I seen?')
    const visits = await until('three visits', async () => {
      const found = await agent.visits(contactId)
      return found.length === 3 && found
    })
    const inOrder = visits.map(({ url }) => new URL(url).pathname)
    expect(new Set(inOrder)).toEqual(new Set(['/', '/products/rain-jacket', '/products/quay-boots']))
    expect(visits.find(({ url }) => url.endsWith('/quay-boots'))).toMatchObject({
      referrer: `${demo.shop}/products/rain-jacket`,
    })
    expect(visits.find(({ url }) => url.endsWith('/rain-jacket'))!.spentMs).toBeGreaterThan(0)
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
