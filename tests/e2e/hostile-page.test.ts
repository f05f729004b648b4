/** A page that means harm is read all the same, and nothing it says is run. How long it holds up: `npm run bench -- page`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PageDescription } from '@/domain/page'
import { HARMFUL_PAGES, harmfulPage } from '@/tests/fixtures/pages/harmful'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import { extensionFrame, pressShortcut } from './harness/sidebar'

const HOST = 'https://shop.myshopify.com'

let hosts: Hosts
let chromium: TestBrowser
beforeAll(async () => {
  hosts = await serveHosts(({ url = '/' }, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(harmfulPage(decodeURIComponent(url.slice(1))))
  })
  chromium = await openBrowser({ build: 'chrome', hosts: { 'shop.myshopify.com': hosts.port } })
})
afterAll(async () => {
  await chromium?.close()
  await hosts?.close()
})

/** What the background knows of the page with this title. */
async function known(title: string): Promise<PageDescription | null> {
  const tabs = await chromium.inWorker(() => chrome.storage.session.get<Record<string, { page?: PageDescription }>>())
  return Object.values(tabs).find(({ page }) => page?.title === title)?.page ?? null
}

describe('a page that means harm', () => {
  it.each(Object.keys(HARMFUL_PAGES))('is known, and runs nothing: %s', async (name) => {
    const page = await chromium.newPage()
    await page.bringToFront()
    await page.goto(`${HOST}/${encodeURIComponent(name)}`, { waitUntil: 'load' })
    // By the shortcut: of so many elements, Chromium takes long to say what roles they have.
    await until('the launcher to be there', () => page.$('html > div'))
    await pressShortcut(chromium)
    await extensionFrame(page, 'sidebar.html')
    const described = await until('the page to be known', () => known(`Page of ${name}`))
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(described.product?.imageUrl ?? null).toBeNull()
    expect(['Jacket', 'window.ran = 1 Jacket']).toContain(described.product?.name ?? 'Jacket')
    await page.close()
  })
})
