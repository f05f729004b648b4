/** Recommending products of a connected store, as an agent does it beside the shop's page: by press and by keyboard alone. */
import { randomUUID } from 'node:crypto'
import type { Frame, Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { API_BASE, WORKSPACE_HEADER } from '@/protocol/hub-api'
import { createFakeShopify, type FakeShopify } from '@/tests/counterparts/fake-shopify'
import { serve } from '@/tests/counterparts/serve'
import { aPerson, aProduct, aVariant } from '@/tests/counterparts/shop-data'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { byRole, clickName, countOf, seeName, seeRole, seeText, until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import type { Shopper } from './harness/shopper'
import { press } from './harness/press'
import { aShopper } from './harness/shopper'
import { openConversation, openSidebar, signIn } from './harness/sidebar'

const SITE = 'https://linen.myshopify.com'
/** What the page says is out of date: the store's own price is another. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Rain jacket</title><h1>Rain jacket</h1>
<script type="application/ld+json">{"@type":"Product","name":"Rain jacket","offers":{"price":"79","priceCurrency":"USD"}}</script>`

let shop: FakeShopify
let shopAt: Awaited<ReturnType<typeof serve>>
let demo: Demo
let hosts: Hosts
let chromium: TestBrowser
let page: Page
let sidebar: Frame

const variantsAt = (price: string) => [
  aVariant(71, { title: 'Harbor blue / M', price, stock: 24 }),
  aVariant(72, { title: 'Moss / M', price, stock: 3 }),
  aVariant(73, { title: 'Moss / L', price, stock: 0, isForSale: false }),
]

beforeAll(async () => {
  shop = createFakeShopify(Date.now)
  Object.assign(shop, { site: SITE, currency: 'USD' })
  shop.bucket.restoreRate = 1e6
  shop.scopes.push('read_discounts')
  shop.discounts = [{ code: 'RAIN10', off: { percent: 10 } }]
  const options = [{ name: 'Colour', colours: { 'Harbor blue': '#3d6890', Moss: '#7b8058' } }, { name: 'Size' }]
  shop.products = [
    aProduct(7, 'Rain jacket', { handle: 'rain-jacket', variants: variantsAt('89.00'), options, imageUrl: null }),
    aProduct(8, 'Ribbed wool beanie', { imageUrl: null, variants: [aVariant(81, { price: '28.00' })] }),
  ]
  shopAt = await serve(shop)
  process.env.ALONGSIDE_ALLOW_ADDRESSES = shopAt.host
  demo = await startDemo()
  await connectShop()
  hosts = await serveHosts((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
  })
  chromium = await openBrowser({ build: 'chrome', hosts: { 'linen.myshopify.com': hosts.port } })
  page = await chromium.newPage(`${SITE}/products/rain-jacket`)
  await page.bringToFront()
  sidebar = await openSidebar(page)
  const agent = demo.agents.find(({ role }) => role === 'agent')!
  await signIn(sidebar, { hub: demo.hub, ...agent })
})
beforeEach(() => {
  keepPictures(chromium.browser)
  shop.products[0]!.variants = variantsAt('89.00')
})
afterEach(async () => byRole(sidebar, 'button', 'Back').click())
afterAll(async () => {
  delete process.env.ALONGSIDE_ALLOW_ADDRESSES
  await chromium?.close()
  await hosts?.close()
  await demo?.close()
  await shopAt?.close()
})

/** Of the shop as the hub knows it. */
let storeId = ''
/** Asks the hub as an admin. */
let call: (method: string, path: string, body?: object) => Promise<Record<string, unknown>>

/** As an admin, and waits until its catalogue is read. */
async function connectShop(): Promise<void> {
  const { email, password } = demo.agents.find(({ role }) => role === 'admin')!
  let headers: Record<string, string> = { 'content-type': 'application/json' }
  call = async (method, path, body) => {
    const response = await fetch(`${demo.hub}${API_BASE}${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    })
    return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>)
  }
  const session = await call('POST', '/session', { email, password })
  const [member] = session.memberships as { workspace: { id: string } }[]
  headers = { ...headers, authorization: `Bearer ${String(session.token)}`, [WORKSPACE_HEADER]: member!.workspace.id }
  const access = { kind: 'shopify_app', clientId: 'client', clientSecret: 'client-secret' }
  storeId = String((await call('POST', '/stores', { id: randomUUID(), address: shopAt.url, access })).id)
  await until('the catalogue', async () => {
    const { products } = await call('GET', `/products?storeId=${storeId}`)
    return (products as unknown[]).length === shop.products.length
  })
}

async function somebodyWrites(words: string): Promise<Shopper> {
  const shopper = await aShopper(demo)
  await shopper.write(words)
  return shopper
}
const cardsOf = async (shopper: Shopper) =>
  (await shopper.transcript()).messages.flatMap(({ content }) => (content.kind === 'card' ? [content.card] : []))
const cardArrives = (shopper: Shopper) => until('the card', async () => (await cardsOf(shopper))[0])
const untilFocusIsOnSending = () =>
  until('the focus on the sending', async () => {
    await page.keyboard.press('Tab')
    return (await focused()).startsWith('Send to ')
  })
const focused = () => sidebar.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

it('the strip sends the store’s own words, and shows another price before anything goes', async () => {
  const shopper = await somebodyWrites('Which jacket keeps the rain out?')
  await openConversation(sidebar, '', 'Which jacket keeps')
  const strip = await seeRole(sidebar, 'region', 'On this page')
  await until('the store’s price', () => strip.evaluate((element) => element.textContent?.includes('$89.00')))
  shop.products[0]!.variants = variantsAt('95.00')
  await press(sidebar, (name) => name.startsWith('Send to '), 'now $95.00')
  expect(await cardsOf(shopper)).toEqual([])
  await press(sidebar, (name) => name.startsWith('Send to '), 'Sending card to')
  expect(await cardArrives(shopper)).toMatchObject({ title: 'Rain jacket', price: { amount: '95.00' } })
})

it('by keyboard alone: variant, quantity and code are chosen, a changed price is looked at, and it is sent', async () => {
  const shopper = await somebodyWrites('Do you have it in green?')
  await openConversation(sidebar, '', 'Do you have it in green?')
  const { keyboard } = page
  await keyboard.down('Control')
  await keyboard.press('k')
  await keyboard.up('Control')
  await seeRole(sidebar, 'combobox', 'Search conversations and actions')
  await keyboard.type('recommend')
  await seeName(sidebar, 'option', (name) => name.startsWith('Recommend a product'))
  await keyboard.press('Enter')
  await seeRole(sidebar, 'dialog', 'Recommend a product')
  await until('the focus in the search', async () => (await focused()) === 'Search products')

  await seeRole(sidebar, 'radio', 'Moss') // the store has said what it is chosen by
  await keyboard.press('ArrowDown') // to the page's product, which is chosen already
  await keyboard.press('Tab')
  await until('the focus on the colours', async () => (await focused()) === 'Harbor blue')
  await keyboard.press('ArrowRight')
  await seeText(sidebar, '3 left')
  await seeRole(sidebar, 'radio', 'L, sold out')
  await (await seeRole(sidebar, 'button', 'One more')).focus()
  await keyboard.press('Enter')
  await (await seeRole(sidebar, 'textbox', 'Discount code')).focus()
  await keyboard.type('RAIN10')
  await seeText(sidebar, '10% off, now $80.10')
  expect(await axeFindings(sidebar)).toEqual([])

  shop.products[0]!.variants = variantsAt('99.00')
  await untilFocusIsOnSending()
  await keyboard.press('Enter')
  await seeText(sidebar, 'Price: $80.10, now $89.10')
  expect(await cardsOf(shopper)).toEqual([])
  await keyboard.press('Enter')
  await seeRole(sidebar, 'button', 'Undo')
  expect(await cardArrives(shopper)).toMatchObject({
    ...{ title: 'Rain jacket', variant: 'Moss / M', price: { amount: '89.10', currency: 'USD' } },
    url: `${SITE}/products/rain-jacket?variant=72`,
  })
})

it('what fits the words somebody wrote is offered, and goes to them', async () => {
  const shopper = await somebodyWrites('Have you got a beanie in red?')
  await openConversation(sidebar, '', 'Have you got a beanie')
  await byRole(sidebar, 'button', 'Recommend a product').click()
  const fitting = await seeName(sidebar, 'group', (name) => name.startsWith('Fits what '))
  expect(await fitting.evaluate((element) => element.textContent)).toContain('Ribbed wool beanie')
  await clickName(sidebar, 'radio', (name) => name.startsWith('Ribbed wool beanie'))
  await seeText(sidebar, '4 left') // the store has said so itself
  await untilFocusIsOnSending()
  await page.keyboard.press('Enter')
  await seeRole(sidebar, 'button', 'Undo')
  expect(await cardArrives(shopper)).toMatchObject({ title: 'Ribbed wool beanie', price: { amount: '28.00' } })
})

it('what the contact left at the checkout is offered, in the variant they chose', async () => {
  const shopper = await somebodyWrites('I could not pay for it just now.')
  const buyer = aPerson(77, 'Marta Ruiz', { email: 'marta.ruiz@correo.example' })
  shop.scopes.push('read_orders', 'read_customers')
  shop.people = [buyer]
  shop.checkouts = [{ person: buyer, products: [shop.products[1]!], isPaid: false }]
  await call('PUT', `/contacts/${shopper.session.contactId}/customers/${storeId}/77`)
  await openConversation(sidebar, '', 'I could not pay')
  await byRole(sidebar, 'button', 'Recommend a product').click()
  const cart = await seeName(sidebar, 'group', (name) => /^In .*’s cart$/.test(name))
  expect(await cart.evaluate((element) => element.textContent)).toContain('Ribbed wool beanie')
  expect(await axeFindings(sidebar)).toEqual([])
  await clickName(sidebar, 'radio', (name) => name.startsWith('Ribbed wool beanie'))
  await seeText(sidebar, '4 left')
  await untilFocusIsOnSending()
  await page.keyboard.press('Enter')
  await seeRole(sidebar, 'button', 'Undo')
  expect(await cardArrives(shopper)).toMatchObject({ title: 'Ribbed wool beanie', price: { amount: '28.00' } })
})

it('a product that is searched for goes to several people, each with a message of their own', async () => {
  const [ana, bo] = [
    await somebodyWrites('Something warm for my head?'),
    await somebodyWrites('A present for my father?'),
  ]
  await openConversation(sidebar, '', 'A present for my father?')
  await byRole(sidebar, 'button', 'Recommend a product').click()
  await byRole(sidebar, 'searchbox', 'Search products').fill('beanie')
  await seeRole(sidebar, 'group', 'Search results') // until then it stands among those sent lately, which give way under the press
  // What the page shows is not what they look for: nothing can go until they chose.
  expect(await countOf(sidebar, 'button', (name) => name === 'Send to several')).toBe(0)
  await clickName(sidebar, 'radio', (name) => name.startsWith('Ribbed wool beanie'))
  await byRole(sidebar, 'textbox', 'Discount code').fill('NONSENSE')
  await seeText(sidebar, 'The store does not know this code.')
  await (await seeRole(sidebar, 'textbox', 'Discount code')).focus()
  for (const _letter of 'NONSENSE') await page.keyboard.press('Backspace')
  await byRole(sidebar, 'button', 'Send to several').click()
  await clickOnFirstOther()
  await clickName(sidebar, 'button', (name) => name.startsWith('Done'))
  await press(sidebar, (name) => name === 'Send to 2 customers', 'Sending card to 2 customers')
  expect(await cardArrives(ana)).toMatchObject({ title: 'Ribbed wool beanie', price: { amount: '28.00' } })
  expect(await cardArrives(bo)).toMatchObject({ title: 'Ribbed wool beanie' })
})

it('what the store itself recommends beside the product of the page is offered', async () => {
  shop.site = shopAt.url // where the hub can ask it
  shop.products[0]!.related = [8]
  await call('POST', `/stores/${storeId}/sync`)
  await until('the catalogue to be read anew', async () => {
    const { products } = await call('GET', `/products?storeId=${storeId}`)
    return (products as { url: string }[]).every(({ url }) => url.startsWith(shopAt.url))
  })
  await somebodyWrites('And what would you take?')
  await openConversation(sidebar, '', 'And what would you take?')
  await byRole(sidebar, 'button', 'Recommend a product').click()
  const beside = await seeName(sidebar, 'group', (name) => name === 'The shop recommends with Rain jacket')
  expect(await beside.evaluate((element) => element.textContent)).toContain('Ribbed wool beanie')
  expect(await axeFindings(sidebar)).toEqual([])
  await page.keyboard.press('Escape')
})

/** The newest beside the one that is open: who wrote just before. */
async function clickOnFirstOther(): Promise<void> {
  await seeRole(sidebar, 'group', 'Conversations')
  await until('the others', () =>
    sidebar.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('[role="group"] input[type="checkbox"]:not(:disabled)')
      box?.click()
      return box?.checked
    }),
  )
}
