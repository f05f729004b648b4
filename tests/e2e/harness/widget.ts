/** The widget as a shopper meets it, on the demo shop in a browser without the extension; and an agent who answers. */
import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'puppeteer'
import { afterAll } from 'vitest'
import { API_BASE } from '@/protocol/hub-api'
import { launchChromium } from './chromium'
import { byRole, seeRole, until } from './find'
import { type Demo, startDemo } from './hub'

/** An agent who works through the hub's API. */
export async function anAgent(demo: Demo) {
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

export const text = (words: string) => ({ kind: 'text', text: words })

export const card = (shop: string) => ({
  kind: 'card',
  card: {
    productId: null,
    title: 'Harbor rain jacket',
    variant: 'Harbor blue',
    imageUrl: `${shop}/pictures/rain-jacket-blue.jpg`,
    url: `${shop}/products/rain-jacket`,
    price: { amount: '89.00', currency: 'USD' },
    compareAtPrice: { amount: '119.00', currency: 'USD' },
    availability: 'in_stock',
  },
})

export type Shop = Awaited<ReturnType<typeof openShop>>

let opening: Promise<Shop> | null = null

/** The one for all the stories of a file, which says `endShopWithThisFile()`. Each of its shoppers is closed by who asked for it. */
export function theShop(): Promise<Shop> {
  return (opening ??= openShop().catch((reason: unknown) => {
    opening = null // the next story tries again
    throw reason
  }))
}
export function endShopWithThisFile(): void {
  afterAll(async () => {
    await (await opening)?.close()
    opening = null
  })
}

/** The demo with an agent, and a browser whose contexts are shoppers that share nothing. */
async function openShop() {
  const demo = await startDemo()
  const agent = await anAgent(demo)
  const browser = await launchChromium({ args: ['--lang=en-US'] })
  return {
    demo,
    agent,
    shopper: () => browser.createBrowserContext(),
    async close() {
      await browser.close()
      await demo.close()
    },
  }
}

/** A page of the shop in a window of 1280 × 800. */
export async function visit(shopper: BrowserContext, address: string): Promise<Page> {
  const page = await shopper.newPage()
  await page.setViewport({ width: 1280, height: 800 })
  await page.goto(address)
  return page
}

export const standsStill = (page: Page) =>
  until('everything to stand still', () =>
    page.evaluate(() => document.querySelector('alongside-chat')!.shadowRoot!.getAnimations().length === 0),
  )

export async function openChat(page: Page): Promise<void> {
  await byRole(page, 'button', 'Chat with us').click()
  await seeRole(page, 'dialog', 'Chat')
  await standsStill(page)
}

export async function write(page: Page, words: string): Promise<void> {
  await byRole(page, 'textbox', 'Message').fill(words)
  await page.keyboard.press('Enter')
}

/** What the log says, line by line. */
export const logOf = (page: Page) =>
  page.evaluate(() => {
    const log = document.querySelector('alongside-chat')?.shadowRoot?.querySelector('[role="log"]')
    return [...(log?.querySelectorAll('article') ?? [])].map((article) => article.textContent ?? '')
  })

/** The name, or else the tag, of what has the focus. */
export const focused = (page: Page) =>
  page.evaluate(
    () =>
      document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
  )

/** Nothing can be reached from this page until the answer is called. */
export async function cutNetwork(page: Page): Promise<() => Promise<void>> {
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
