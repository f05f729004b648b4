/**
 * Takes the pictures of docs/screenshots from what people get: the built extension in a real browser, on a demo hub and
 * a demo shop. `npm run screenshots` builds first. Each screen is also looked at by axe, in each look.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminHandler } from '@/tests/fixtures/admin/admin'
import type { TestBrowser } from '../e2e/browser'
import { openBrowser } from '../e2e/browser'
import { axeFindings } from '../e2e/harness/axe'
import { byRole, seeName } from '../e2e/harness/find'
import type { Hosts } from '../e2e/harness/hosts'
import { serveHosts } from '../e2e/harness/hosts'
import type { Demo } from '../e2e/harness/hub'
import { startDemo } from '../e2e/harness/hub'
import { keepPictures } from '../e2e/harness/pictures'
import { openConversation, openSidebar, signIn } from '../e2e/harness/sidebar'
import { FOLDER, keep, LOOKS, settled, wear } from './looks'
import { PICTURES } from './pictures'

let demo: Demo
let hosts: Hosts
let chromium: TestBrowser

beforeAll(async () => {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  demo = await startDemo()
  hosts = await serveHosts(adminHandler({ shop: demo.shop }))
  chromium = await openBrowser({ build: 'chrome', hosts: { 'admin.shopify.com': hosts.port } })
  const page = await chromium.newPage(`${chromium.origin}/sidepanel.html`)
  const admin = demo.agents.find(({ role }) => role === 'admin')
  if (!admin) throw new Error('The demo has no admin')
  await signIn(page, { hub: demo.hub, ...admin })
  await seeName(page, 'option', () => true)
  await page.close()
})
afterAll(async () => {
  await writeFile(join(FOLDER, 'README.md'), contents())
  await chromium?.close()
  await hosts?.close()
  await demo?.close()
})

async function visit(address: string, size: { width: number; height: number }): Promise<Page> {
  const page = await chromium.newPage()
  await page.setViewport({ ...size, deviceScaleFactor: 2 })
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  return page
}

describe('beside the store’s admin', () => {
  it('the product of the page is ready to be sent', async () => {
    keepPictures(chromium.browser)
    const page = await visit('https://admin.shopify.com/store/demo/products/1', { width: 1280, height: 800 })
    await page.bringToFront()
    const sidebar = await openSidebar(page)
    await openConversation(sidebar, 'Marta Ruiz')
    await seeName(sidebar, 'button', (name) => name.startsWith('Send to Marta'))
    await settled(sidebar)
    await keep(page, 'beside-the-admin-light')
    await page.close()
  })
})

describe('in the extension’s own pages', () => {
  it.each(PICTURES)('$name', async ({ name, at, size, looks, act }) => {
    keepPictures(chromium.browser)
    const page = await visit(`${chromium.origin}/${at}`, size)
    try {
      await wear(page, LOOKS.light)
      await act?.(page)
      for (const look of looks) {
        await wear(page, LOOKS[look])
        await settled(page)
        await keep(page, `${name}-${look}`)
        expect(await axeFindings(page), look).toEqual([])
      }
    } finally {
      await wear(page, LOOKS.light)
      await page.close()
    }
  })
})

describe('on the shop’s site', () => {
  it('a shopper meets the chat', async () => {
    const context = await chromium.browser.createBrowserContext()
    const page = await context.newPage()
    await page.setViewport({ width: 1280, height: 800, deviceScaleFactor: 2 })
    await page.goto(`${demo.shop}/products/linen-overshirt`)
    await byRole(page, 'button', 'Chat with us').click()
    await byRole(page, 'textbox', 'Message').fill('Is this true to size?')
    await byRole(page, 'button', 'Send').click()
    await settled(page)
    await keep(page, 'widget-light')
    await context.close()
  })
})

/** docs/screenshots/README.md: every picture with its sentence. */
function contents(): string {
  const shown = PICTURES.flatMap(({ name, says, looks }) => [
    `\n## ${says}\n`,
    looks.map((look) => `<img src="${name}-${look}.webp" width="${looks.length > 2 ? 260 : 320}" alt="">`).join('\n'),
  ])
  return [
    '# Screenshots\n\nMade by `npm run screenshots` from the built extension, the demo hub and the demo shop.\n',
    '## Beside the store’s admin\n\n<img src="beside-the-admin-light.webp" width="780" alt="">\n',
    '## On the shop’s site\n\n<img src="widget-light.webp" width="780" alt="">',
    ...shown,
    '',
  ].join('\n')
}
