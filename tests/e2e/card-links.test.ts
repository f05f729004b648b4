/**
 * What a card sells, as everybody sees it: the shopper opens it from the chat and lands on the product, the agent sees that
 * they did, then that they ordered, and the console adds it up.
 */
import { randomUUID } from 'node:crypto'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { cardToken } from '@/domain/card-token'
import { API_BASE } from '@/protocol/hub-api'
import { createFakeShopify, type FakeShopify } from '@/tests/counterparts/fake-shopify'
import { serve } from '@/tests/counterparts/serve'
import { anOrder, aPerson } from '@/tests/counterparts/shop-data'
import { aCard } from '@/tests/factories'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { goTo, openConsole } from './harness/console'
import { byRole, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { openConversation, openSidebar, signIn } from './harness/sidebar'

const QUESTION = 'Which overshirt would you take?'
const TITLE = 'Overshirt in sand, for Fridays'

let demo: Demo
let chromium: TestBrowser
let shop: FakeShopify
let shopAt: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  shop = createFakeShopify(Date.now)
  shop.scopes = ['read_products', 'read_orders']
  shopAt = await serve(shop)
  process.env.ALONGSIDE_ALLOW_ADDRESSES = shopAt.host // of this process alone: the hub is started by it
  demo = await startDemo()
  chromium = await openBrowser()
})
beforeEach(() => keepPictures(chromium.browser))
afterAll(async () => {
  delete process.env.ALONGSIDE_ALLOW_ADDRESSES
  await chromium?.close()
  await demo?.close()
  await shopAt?.close()
})

const accountOf = (role: string) => ({ hub: demo.hub, ...demo.agents.find((agent) => agent.role === role)! })

/** The hub's API, as whoever has this role. */
async function signedIn(role: string) {
  const { email, password } = accountOf(role)
  const ask = async (method: string, path: string, body: object | null, token?: string) => {
    const response = await fetch(`${demo.hub}${API_BASE}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Record<string, unknown>
  }
  const { token } = await ask('POST', '/session', { email, password })
  return (method: string, path: string, body: object | null = null) => ask(method, path, body, String(token))
}

async function connectStore(): Promise<string> {
  const asAdmin = await signedIn('admin')
  const access = { kind: 'shopify_app', clientId: 'client', clientSecret: 'client-secret' }
  const { id } = await asAdmin('POST', '/stores', { id: randomUUID(), address: shopAt.url, access })
  return String(id)
}

async function shopperAsks(): Promise<Page> {
  const context = await chromium.browser.createBrowserContext()
  const page = await context.newPage()
  await page.goto(demo.shop)
  await byRole(page, 'button', 'Chat with us').click()
  await byRole(page, 'textbox', 'Message').fill(QUESTION)
  await byRole(page, 'button', 'Send').click()
  await seeText(page, QUESTION)
  return page
}

/** A card of the connected store, to whoever asked. */
async function sendCard(storeId: string): Promise<{ id: string; product: string }> {
  const asAgent = await signedIn('agent')
  const conversationId = await until('the shopper’s conversation at the hub', async () => {
    const { conversations } = (await asAgent('GET', '/conversations')) as {
      conversations: { id: string; preview: { text: string } | null }[]
    }
    return conversations.find(({ preview }) => preview?.text === QUESTION)?.id
  })
  const id = randomUUID()
  const product = `${demo.shop}/products/linen-overshirt`
  const source = {
    storeId,
    externalId: '1',
    variantId: null,
    quantity: 1,
    discountCode: null,
    opens: 'product' as const,
  }
  const card = { ...aCard({ title: TITLE, url: product }), source }
  await asAgent('POST', `/conversations/${conversationId}/messages`, { id, content: { kind: 'card', card } })
  return { id, product }
}

it('a shopper opens a card and orders; the agent and the console see it', async () => {
  const storeId = await connectStore()
  const shopper = await shopperAsks()
  const { id, product } = await sendCard(storeId)

  const beside = await chromium.newPage(product)
  await beside.bringToFront()
  const sidebar = await openSidebar(beside)
  await signIn(sidebar, accountOf('agent'))
  await openConversation(sidebar, '', TITLE)
  await seeRole(sidebar, 'log', 'Messages')
  await seeText(sidebar, TITLE)
  const own = await sidebar.$$eval('article a[href]', (links) => links.map((link) => link.href))
  expect(own, 'the agent’s own look is no click').toContain(product)

  await shopper.bringToFront()
  const link = await until('the card in the chat', () =>
    shopper.$('::-p-aria([name="Conversation"][role="log"]) >>> a[href*="/l/"]'),
  )
  await Promise.all([shopper.waitForNavigation(), link.click()])
  const at = new URL(shopper.url())
  expect(at.origin + at.pathname).toBe(product)
  expect(Object.fromEntries(at.searchParams)).toMatchObject({
    utm_source: 'alongside',
    utm_content: cardToken(id),
  })

  await beside.bringToFront()
  await seeText(sidebar, 'Clicked once')
  const visits = [{ source: 'alongside', content: cardToken(id) }]
  shop.orders = [anOrder(1001, aPerson(1, 'Marta'), { total: '89.00', placedAt: new Date().toISOString(), visits })]
  const { body, headers } = shop.deliver({ id: 1001 }, 'orders/create')
  expect((await fetch(`${demo.hub}/hooks/stores/${storeId}`, { method: 'POST', body, headers })).status).toBe(200)
  await seeText(sidebar, 'Clicked once · Ordered €89.00')
  expect(await axeFindings(sidebar)).toEqual([])

  const console = await openConsole(chromium)
  await goTo(console, 'Sales')
  await seeRole(console, 'table', 'By agent')
  await seeText(console, 'Clicked once · Ordered €89.00')
  await seeText(console, 'Linen & Co')
  expect(await axeFindings(console)).toEqual([])
  await console.select('::-p-aria([name="What came of it"][role="combobox"])', 'ordered')
  await until('only what sold', () =>
    console.evaluate(() => document.querySelectorAll('table:last-of-type tbody tr').length === 1),
  )
  await byRole(console, 'link', 'Open the conversation with No name').click()
  await seeRole(console, 'table', 'Conversations')
  await seeText(console, QUESTION)
})
