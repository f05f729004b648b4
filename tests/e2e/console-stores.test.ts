/** Stores as an admin connects them in the console, told what to paste where; and what a colleague sees who may not. */
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createFakeShopify } from '../counterparts/fake-shopify'
import { createFakeWooCommerce } from '../counterparts/fake-woocommerce'
import { serve } from '../counterparts/serve'
import { aProduct } from '../counterparts/shop-data'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { openConsole } from './harness/console'
import { byRole, seeName, seeRole, seeText, until } from './harness/find'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { keepPictures } from './harness/pictures'
import { signIn } from './harness/sidebar'

type Served = Awaited<ReturnType<typeof serve>>

const shop = createFakeShopify(Date.now)
/** Somebody else's: it has to approve. */
const theirs = createFakeShopify(Date.now)
const site = createFakeWooCommerce()
let served: { shop: Served; theirs: Served; site: Served }
let demo: Demo
let admins: TestBrowser
let agents: TestBrowser
let page: Page

beforeAll(async () => {
  shop.products = Array.from({ length: 24 }, (_, n) => aProduct(n + 1, `Shirt ${n + 1}`))
  for (const each of [shop, theirs]) each.bucket.restoreRate = 1e6
  site.products = [aProduct(1, 'Hat')]
  site.folder = '/shop'
  const [shopAt, theirsAt, siteAt] = await Promise.all([serve(shop), serve(theirs), serve(site)])
  served = { shop: shopAt, theirs: theirsAt, site: siteAt }
  vi.stubEnv('ALONGSIDE_ALLOW_ADDRESSES', [shopAt.host, theirsAt.host, siteAt.host].join(','))
  demo = await startDemo()
  ;[admins, agents] = await Promise.all([openBrowser(), openBrowser()])
  page = await stores(admins, 'admin')
})
beforeEach(() => {
  keepPictures(admins.browser)
  keepPictures(agents.browser)
})
afterAll(async () => {
  await Promise.all([admins?.close(), agents?.close()])
  await demo?.close()
  await Promise.all(Object.values(served ?? {}).map((each) => each.close()))
  vi.unstubAllEnvs()
})

async function stores(browser: TestBrowser, role: string): Promise<Page> {
  const inbox = await browser.newPage(`${browser.origin}/sidebar.html`)
  await signIn(inbox, { hub: demo.hub, ...demo.agents.find((each) => each.role === role)! })
  await inbox.close()
  return openConsole(browser, '/settings/stores')
}
async function inBothThemes(): Promise<string[]> {
  const findings: string[] = []
  for (const value of ['dark', 'light']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    findings.push(...(await axeFindings(page)).map((found) => `${value}: ${found}`))
  }
  return findings
}
const valueOf = async (name: string) =>
  (await seeRole(page, 'textbox', name)).evaluate((field) => (field as HTMLInputElement).value)
/** A store's card has its buttons named with it. */
const press = (what: string, store: string) => byRole(page, 'button', `${what} ${store}`).click()

it('a key that is wrong is refused beside its field, and nothing typed is lost', async () => {
  await seeText(page, 'No store is connected')
  const button = await seeRole(page, 'button', 'Connect a store')
  await button.focus()
  await page.keyboard.press('Enter')
  await seeRole(page, 'region', 'Connect a store')
  expect(await valueOf('Scopes')).toBe('read_products,read_orders,read_customers,read_discounts')
  await byRole(page, 'button', 'Connect').click()
  await seeText(page, 'Fill this in.')
  await until('the focus in the address', () => page.evaluate(() => document.activeElement?.tagName === 'INPUT'))
  await page.keyboard.type(served.shop.url)
  await byRole(page, 'textbox', 'Client ID').fill('client')
  await byRole(page, 'textbox', 'Client secret').fill('mistyped')
  await page.keyboard.press('Enter')
  await seeText(page, 'The store does not accept this key.')
  const secret = await seeRole(page, 'textbox', 'Client secret')
  expect(await secret.evaluate((field) => field.getAttribute('aria-invalid'))).toBe('true')
  await until('the focus in it', () => secret.evaluate((field) => field === document.activeElement))
  expect([await valueOf('Store address'), await valueOf('Client ID')]).toEqual([served.shop.url, 'client'])
  expect(await inBothThemes()).toEqual([])
})

it('with the right key its catalogue is read before one’s eyes, and then it tells of changes', async () => {
  // The second page comes when it has been seen how far the reading is.
  const answer = shop.answer.bind(shop)
  let goOn = () => {}
  const seen = new Promise<void>((resolve) => (goOn = resolve))
  let pages = 0
  shop.answer = async (asked) => {
    if (asked.body.includes('ProductPage') && ++pages === 2) await seen
    return answer(asked)
  }
  await byRole(page, 'textbox', 'Client secret').fill('client-secret')
  await page.keyboard.press('Enter')
  await seeRole(page, 'heading', 'Linen & Co')
  await seeText(page, 'Reading: 10 products so far')
  goOn()
  await seeText(page, '24 products')
  await seeText(page, 'They arrive here within seconds.')
  await seeText(page, 'Discount codes are sent unchecked.') // it may read its products only
  expect(await inBothThemes()).toEqual([])
  await press('Test connection', 'Linen & Co')
  await seeText(page, 'The store answers.')
})

it('a key that was renewed in Shopify is replaced, and the store stays what it was', async () => {
  shop.app.clientSecret = 'renewed'
  shop.tokens.clear()
  await press('Test connection', 'Linen & Co')
  await seeText(page, 'The store does not accept this key.')
  await press('Replace key', 'Linen & Co')
  await seeRole(page, 'region', 'Another key for Linen & Co')
  await byRole(page, 'textbox', 'Client ID').fill('client')
  await byRole(page, 'textbox', 'Client secret').fill('renewed')
  await page.keyboard.press('Enter')
  await until('the problem to go', async () => (await page.$('::-p-text(does not accept)')) === null)
  await seeText(page, '24 products')
})

it('a WooCommerce site is found in its folder, with a key of its own', async () => {
  await byRole(page, 'button', 'Connect a store').click()
  await byRole(page, 'radio', 'WooCommerce').click()
  await seeText(page, 'In WordPress open WooCommerce')
  await byRole(page, 'textbox', 'Store address').fill(`${served.site.url}/shop/`)
  await byRole(page, 'textbox', 'Consumer key').fill('ck_1')
  await byRole(page, 'textbox', 'Consumer secret').fill('cs_1')
  await byRole(page, 'button', 'Connect').click()
  await seeRole(page, 'heading', 'Wool & Co')
  await seeText(page, '1 product')
})

it('a shop of somebody else’s is connected when they have approved', async () => {
  await byRole(page, 'button', 'Connect a store').click()
  await byRole(page, 'radio', 'Approval in the shop').click()
  expect(await valueOf('Redirect URL')).toBe(`${demo.hub}/stores/shopify/approved`)
  await byRole(page, 'textbox', 'Store address').fill(served.theirs.url)
  await byRole(page, 'textbox', 'Client ID').fill('client')
  await byRole(page, 'textbox', 'Client secret').fill('client-secret')
  await byRole(page, 'button', 'Ask for approval').click()
  const link = await seeRole(page, 'link', 'Open Shopify')
  expect(await inBothThemes()).toEqual([])
  // As the owner opens it, in a browser of their own.
  const owner = await agents.newPage(await link.evaluate((anchor) => (anchor as HTMLAnchorElement).href))
  await seeRole(owner, 'heading', 'The store is connected')
  expect(await axeFindings(owner)).toEqual([])
  await owner.close()
  await page.bringToFront()
  const ofThatName = '::-p-aria([name="Linen & Co"][role="heading"])'
  await until('both stores of that name', async () => (await page.$$(ofThatName)).length === 2)
  await until('the form to be gone', async () => (await page.$('form')) === null)
})

it('who may not connect stores sees them, and why not', async () => {
  const theirPage = await stores(agents, 'agent')
  await seeRole(theirPage, 'heading', 'Wool & Co')
  await seeText(theirPage, 'Connecting stores needs the permission')
  const button = await seeName(theirPage, 'button', (name) => name === 'Connect a store')
  expect(await button.evaluate((element) => element.getAttribute('aria-disabled'))).toBe('true')
  expect(await axeFindings(theirPage)).toEqual([])
  await theirPage.close()
})

it('a store is disconnected after asking', async () => {
  await page.bringToFront()
  await press('Disconnect', 'Wool & Co')
  await seeRole(page, 'alertdialog', 'Disconnect Wool & Co?')
  await byRole(page, 'button', 'Disconnect').click()
  await until('it to be gone', async () => (await page.$('::-p-text(Wool & Co)')) === null)
  expect(site.webhooks).toEqual([])
})
