/** From an order in the store's admin to the conversation with whoever placed it, their orders, and back into the admin. */
import { randomUUID } from 'node:crypto'
import type { Frame, Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { cardToken } from '@/domain/card-token'
import { API_BASE } from '@/protocol/hub-api'
import { createFakeShopify, type FakeShopify } from '../counterparts/fake-shopify'
import { createFakeWooCommerce, type FakeWooCommerce } from '../counterparts/fake-woocommerce'
import { serve } from '../counterparts/serve'
import { anOrder, aPerson, aProduct } from '../counterparts/shop-data'
import { openBrowser, type TestBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { byRole, clickName, seeName, seeRole, seeText, until } from './harness/find'
import { serveHosts, type Hosts } from './harness/hosts'
import { startDemo, type Demo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { press } from './harness/press'
import { aShopper, type Shopper } from './harness/shopper'
import { extensionFrame, openSidebar, signIn } from './harness/sidebar'

const SITE = 'https://tidewater-shop.example'
const ADMIN = 'https://admin.shopify.com/store/tidewater'
const noa = aPerson(77, 'Noa Ferrer', { email: 'noa.ferrer@correo.example' })
const stranger = aPerson(78, 'Noa Ferrer', { email: 'another.noa@correo.example' })

let shop: FakeShopify
let storeId: string
let shopAt: Awaited<ReturnType<typeof serve>>
/** With its admin in the same place, as WordPress has it. */
let site: FakeWooCommerce
let siteAt: Awaited<ReturnType<typeof serve>>
let hosts: Hosts
let demo: Demo
let chromium: TestBrowser
let shopper: Shopper
let page: Page
let sidebar: Frame

beforeAll(async () => {
  shop = createFakeShopify(Date.now)
  shop.site = SITE
  shop.products = [aProduct(5, 'Dry bag 20 l', { handle: 'dry-bag' }), aProduct(6, 'Beanie')]
  shop.handle = 'tidewater'
  shop.scopes = ['read_products', 'read_orders', 'read_customers']
  shop.people = [noa, stranger]
  const parcel = { status: 'IN_TRANSIT', number: 'ES 1', url: 'https://track.example/1' }
  shop.orders = [
    anOrder(1001, noa, { fulfilment: 'FULFILLED', parcels: [parcel] }),
    anOrder(1002, noa, { placedAt: '2026-10-02T10:00:00Z' }),
    anOrder(1003, stranger),
  ]
  shopAt = await serve(shop)
  site = createFakeWooCommerce()
  site.people = [noa]
  site.orders = [anOrder(501, noa), anOrder(502, aPerson(0, 'Ann Lee', { email: 'ann.lee@example.com' }))]
  siteAt = await serve({
    answer: (asked) =>
      asked.path.startsWith('/wp-admin/')
        ? { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Edit order</title>' }
        : site.answer(asked),
  })
  process.env.ALONGSIDE_ALLOW_ADDRESSES = `${shopAt.host},${siteAt.host}`
  demo = await startDemo()
  delete process.env.ALONGSIDE_ALLOW_ADDRESSES
  shopper = await aShopper(demo)
  await shopper.write('Where is my order?')
  const token = await adminToken()
  const access = { kind: 'shopify_app', clientId: 'client', clientSecret: 'client-secret' }
  storeId = randomUUID()
  await call(token, 'POST', '/stores', { id: storeId, address: shopAt.url, access })
  const contact = { name: 'Noa Ferrer', email: 'Noa.Ferrer@Correo.example' }
  await call(token, 'PATCH', `/contacts/${shopper.session.contactId}`, contact)
  hosts = await serveHosts(({ url = '/' }, response) => {
    const number = /\/orders\/(\d+)/.exec(url)?.[1]
    const html = `<!doctype html><meta charset="utf-8"><title>#${number} · Orders · Tidewater</title><h1>#${number}</h1>`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  chromium = await openBrowser({
    hosts: { 'admin.shopify.com': hosts.port, [new URL(SITE).host]: hosts.port },
  })
  page = await chromium.newPage(`${ADMIN}/orders/1001`)
  sidebar = await openSidebar(page)
  await signIn(sidebar, { hub: demo.hub, ...demo.agents.find(({ role }) => role === 'agent')! })
})
beforeEach(() => keepPictures(chromium.browser))
afterAll(async () => {
  await chromium?.close()
  await hosts?.close()
  await demo?.close()
  await Promise.all([shopAt?.close(), siteAt?.close()])
})

async function call(token: string | null, method: string, path: string, body: object): Promise<{ token: string }> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (token !== null) headers.set('authorization', `Bearer ${token}`)
  const response = await fetch(`${demo.hub}${API_BASE}${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as { token: string }
}
async function adminToken(): Promise<string> {
  const { email, password } = demo.agents.find(({ role }) => role === 'admin')!
  return (await call(null, 'POST', '/session', { email, password })).token
}
const strip = async (scope: Frame) => {
  const region = await seeRole(scope, 'region', 'On this page')
  return region.evaluate((element) => (element as HTMLElement).innerText)
}

it('an order page offers the conversation with whoever placed it, and says by what they were found', async () => {
  await until('the order to be known', async () => (await strip(sidebar)).includes('#1001 · Noa Ferrer'))
  expect(await strip(sidebar)).toContain('by email, not confirmed')
  expect(await axeFindings(sidebar)).toEqual([])
  await byRole(sidebar, 'button', 'Open conversation with Noa Ferrer').click()
  await seeRole(sidebar, 'log', 'Messages')
  await seeText(sidebar, 'Where is my order?')
  await until('the strip to say it is this one', async () => (await strip(sidebar)).includes('This conversation'))
})

it('the panel shows what they ordered, and warns until somebody has made sure that it is them', async () => {
  await byRole(sidebar, 'button', 'Contact details').click()
  await seeRole(sidebar, 'list', 'Orders')
  await seeText(sidebar, 'In transit')
  await seeText(sidebar, 'Anybody could have written that')
  expect(await axeFindings(sidebar)).toEqual([])
  await byRole(sidebar, 'button', 'It is them').click()
  await seeText(sidebar, 'Linked by your team.')
  await seeText(sidebar, '2 orders')
})

it('an order is opened in the admin in the same tab, and the sidebar goes along with the conversation', async () => {
  const pages = (await chromium.browser.pages()).length
  await clickName(sidebar, 'link', (name) => name === 'Open #1002 in the store')
  await until('the tab to be at the order', async () => page.url() === `${ADMIN}/orders/1002`)
  expect(await chromium.browser.pages()).toHaveLength(pages)
  sidebar = await extensionFrame(page, 'sidebar.html')
  await until('the strip to follow', async () => (await strip(sidebar)).includes('#1002 · Noa Ferrer'))
  expect(await strip(sidebar)).toContain('linked by your team')
  await seeText(sidebar, 'Where is my order?')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body') // the keyboard is the page's
})

it('from an order to a card, to the press on its link, to the order that came of it', async () => {
  await byRole(sidebar, 'button', 'Recommend a product').click()
  await byRole(sidebar, 'searchbox', 'Search products').fill('dry bag')
  await clickName(sidebar, 'radio', (name) => name.startsWith('Dry bag 20 l'))
  await press(sidebar, (name) => name.startsWith('Send to Noa'), 'Sending card to')
  const card = await until('the card at the customer’s', async () =>
    (await shopper.transcript()).messages.find(({ content }) => content.kind === 'card'),
  )
  const visit = await chromium.newPage(`${demo.hub}/l/${cardToken(card.id)}`)
  const at = new URL(visit.url())
  expect(at.origin + at.pathname).toBe(`${SITE}/products/dry-bag`)
  await visit.close()
  await page.bringToFront()
  await seeText(sidebar, 'Clicked once')

  const visits = [{ source: 'alongside', content: at.searchParams.get('utm_content') ?? '' }]
  shop.orders.push(anOrder(1004, noa, { total: '29.95', placedAt: new Date().toISOString(), visits }))
  const { body, headers } = shop.deliver({ id: 1004 }, 'orders/create')
  expect((await fetch(`${demo.hub}/hooks/stores/${storeId}`, { method: 'POST', body, headers })).status).toBe(200)
  await seeText(sidebar, 'Clicked once · Ordered €29.95')
})

it('a namesake’s order leads to nobody', async () => {
  await page.goto(`${ADMIN}/orders/1003`, { waitUntil: 'domcontentloaded' })
  sidebar = await extensionFrame(page, 'sidebar.html')
  await until('the strip to follow', async () => (await strip(sidebar)).includes('#1003 · Noa Ferrer'))
  expect(await strip(sidebar)).toContain('No conversation yet')
  await byRole(sidebar, 'button', 'Back').click()
  await seeName(sidebar, 'option', (name) => name.startsWith('Noa Ferrer')) // they are in the list, and not offered
  expect(await sidebar.$('::-p-aria([name="Open conversation with Noa Ferrer"])')).toBeNull()
})

it('in WooCommerce’s admin, where orders have two addresses and customers a third, it is the same', async () => {
  const access = { kind: 'woocommerce', consumerKey: 'ck_1', consumerSecret: 'cs_1' }
  await call(await adminToken(), 'POST', '/stores', { id: randomUUID(), address: siteAt.url, access })
  const admin = `${siteAt.url}/wp-admin`
  const wordpress = await chromium.newPage(`${admin}/post.php?post=501&action=edit`)
  await wordpress.bringToFront()
  let beside = await openSidebar(wordpress)
  await until('the order to be known', async () => (await strip(beside)).includes('#501 · Noa Ferrer'))
  await byRole(beside, 'button', 'Open conversation with Noa Ferrer').click()
  await seeText(beside, 'Where is my order?')

  const go = async (path: string) => {
    await wordpress.goto(`${admin}/${path}`, { waitUntil: 'domcontentloaded' })
    beside = await extensionFrame(wordpress, 'sidebar.html')
  }
  await go('admin.php?page=wc-orders&action=edit&id=502')
  await until('a guest to be named', async () => (await strip(beside)).includes('#502 · Ann Lee'))
  expect(await strip(beside)).toContain('No conversation yet')
  await go('user-edit.php?user_id=77')
  await until('the customer to be known', async () => (await strip(beside)).startsWith('Noa Ferrer'))
  expect(await axeFindings(beside)).toEqual([])
  await byRole(beside, 'button', 'Back').click()
  await go('post.php?post=7&action=edit') // a post of the site's blog
  await seeRole(beside, 'listbox', 'Conversations')
  await until('nothing to be said of it', async () => (await beside.$('::-p-aria([name="On this page"])')) === null)
})
