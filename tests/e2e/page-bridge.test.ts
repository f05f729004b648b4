/** The bridge as an agent meets it: the page is known as it changes, and launcher and sidebar stand where they were put. */
import type { Page } from 'puppeteer'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PageDescription } from '@/domain/page'
import type { TabState } from '@/services/tabs/tab-state'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { axeFindings } from './harness/axe'
import { nameOf, seeName, seeRole, until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import { extensionFrame, openSidePanel, openSidebar, pressShortcut, seeLauncher } from './harness/sidebar'

const SHOP = 'https://shop.myshopify.com'
const jsonLd = (name: string, price: string) =>
  `<script type="application/ld+json">{"@type":"Product","name":"${name}","offers":{"price":"${price}","priceCurrency":"USD"}}</script>`
const PAGES: Record<string, string> = {
  '/products/jacket': `<title>Jacket</title>${jsonLd('Jacket', '89')}<h1>Jacket</h1>`,
  '/products/late': '<title>Late</title><h1>Late</h1><main></main>',
  '/': '<title>Home</title><h1>Home</h1>',
  '/store/demo/products/8125': '<title>Jacket · Products</title><h1>Jacket</h1>',
  '/store/demo/orders/450': '<title>#1001 · Orders</title>',
}

let hosts: Hosts
let chromium: TestBrowser
let pages: Page[] = []

beforeAll(async () => {
  hosts = await serveHosts(({ url = '/' }, response) => {
    const html = `<!doctype html><meta charset="utf-8">${PAGES[url] ?? ''}`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  const port = hosts.port
  chromium = await openBrowser({
    build: 'chrome',
    hosts: { 'shop.myshopify.com': port, 'admin.shopify.com': port, 'elsewhere.example': port },
  })
})
afterAll(async () => {
  await chromium?.close()
  await hosts?.close()
})
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()))
  pages = []
})

async function visit(path: string, host = SHOP): Promise<Page> {
  const page = await chromium.newPage(host + path)
  pages.push(page)
  await page.bringToFront()
  return page
}
/** With the sidebar over it, which is what it is read for. */
async function look(path: string, host = SHOP): Promise<Page> {
  const page = await visit(path, host)
  await openSidebar(page)
  return page
}
/** All the page wanted to do has been done, and the browser rests. */
const rest = (page: Page) =>
  page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => requestIdleCallback(resolve))
  })
/** What the background holds of the tab in front. */
async function tab(): Promise<Partial<TabState>> {
  return chromium.inWorker(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    const name = `tab:${tab?.id}`
    const stored = await chrome.storage.session.get<Record<string, TabState>>(name)
    return stored[name] ?? {}
  })
}
const known = async () => (await tab()).page ?? null
const untilKnown = (what: string, fits: (page: PageDescription) => boolean) =>
  until(what, async () => {
    const page = await known()
    return page && fits(page)
  })
const boxOf = async (page: Page) => {
  const box = await (await seeLauncher(page)).boundingBox()
  if (!box) throw new Error('The launcher has no place')
  return box
}
/** Pressed, and held to be dragged. Answers where it stood. */
async function grabLauncher(page: Page) {
  const box = await boxOf(page)
  await page.mouse.move(box.x + 14, box.y + 20)
  await page.mouse.down()
  return box
}

describe('the page beside us', () => {
  it('is followed through a single-page app, forwards and back', async () => {
    const page = await look('/products/jacket')
    await untilKnown('the jacket', ({ product }) => product?.name === 'Jacket')
    await page.evaluate(
      (next) => {
        history.pushState(null, '', '/products/boots')
        document.title = 'Boots'
        ;(document.querySelector('h1') as HTMLElement).textContent = 'Boots'
        ;(document.querySelector('script') as HTMLElement).outerHTML = next
      },
      jsonLd('Boots', '129'),
    )
    await untilKnown('the boots', ({ product }) => product?.name === 'Boots' && product.price?.amount === '129')
    await page.evaluate(() => {
      document.querySelector('script')?.remove()
      history.pushState(null, '', '/cart')
      document.title = 'Cart'
    })
    await untilKnown('the cart, which sells nothing', ({ kind, url }) => kind === 'other' && url === `${SHOP}/cart`)
    await page.goBack()
    await untilKnown('the address before', ({ url }) => url === `${SHOP}/products/boots`)
  })

  it('is read again when its product arrives late', async () => {
    const page = await look('/products/late')
    await untilKnown('a page without a product', ({ product, title }) => title === 'Late' && product === null)
    await page.evaluate(
      (late) => {
        ;(document.querySelector('main') as HTMLElement).innerHTML = late
      },
      jsonLd('Late', '45'),
    )
    await untilKnown('the product', ({ product }) => product?.price?.amount === '45')
  })

  it('is known by its kind and number in the store admin', async () => {
    const admin = 'https://admin.shopify.com'
    await look('/store/demo/products/8125', admin)
    await untilKnown('the product', ({ kind, externalId }) => kind === 'product' && externalId === '8125')
    await look('/store/demo/orders/450', admin)
    await untilKnown('the order', ({ kind, externalId }) => kind === 'order' && externalId === '450')
  })

  it('is read only while the sidebar is open, and not taken for the one it was open on before', async () => {
    const page = await visit('/products/jacket')
    await seeLauncher(page)
    await rest(page)
    expect(await known()).toBeNull()
    await openSidebar(page)
    await untilKnown('the jacket', ({ product }) => product?.name === 'Jacket')

    await pressShortcut(chromium)
    await seeLauncher(page)
    await page.evaluate(
      (next) => {
        history.pushState(null, '', '/products/boots')
        ;(document.querySelector('script') as HTMLElement).outerHTML = next
      },
      jsonLd('Boots', '129'),
    )
    await rest(page)
    expect((await known())?.product?.name).toBe('Jacket')
    await pressShortcut(chromium)
    await untilKnown('the boots', ({ product }) => product?.name === 'Boots')
  })

  it('is read for the side panel beside it, and so is the next in its tab', async () => {
    const page = await visit('/products/jacket')
    await seeLauncher(page)
    const panel = await openSidePanel(chromium, page)
    await untilKnown('the jacket', ({ product }) => product?.name === 'Jacket')
    await page.goto(`${SHOP}/products/late`)
    await untilKnown('the page without a product', ({ product, title }) => title === 'Late' && product === null)

    await panel.close()
    await page.evaluate(() => void (document.title = 'Seen by nobody'))
    await until('nobody to be told of it', async () => (await tab()).beside === false)
    expect((await known())?.title).toBe('Late')
    const again = await openSidePanel(chromium, page)
    await untilKnown('what it is now', ({ title }) => title === 'Seen by nobody')

    await again.close()
    await page.goto(`${SHOP}/products/jacket`)
    await seeLauncher(page)
    await rest(page)
    expect(await known()).toBeNull()
  })

  it('that comes back from the browser’s cache finds the sidebar as it was left on the page between', async () => {
    const page = await visit('/products/jacket')
    await seeLauncher(page)
    // Under a debugger the browser keeps no page: what that page did to the tab, and how this one hears of it, is all there is.
    await chromium.inWorker(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
      const name = `tab:${tab?.id}`
      const { [name]: state } = await chrome.storage.session.get<Record<string, object>>(name)
      await chrome.storage.session.set({ [name]: { ...state, open: true } })
    })
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await extensionFrame(page, 'sidebar.html')
    await untilKnown('the jacket', ({ product }) => product?.name === 'Jacket')
  })

  it('is nobody’s business where the agent has not allowed us', async () => {
    const page = await visit('/products/jacket', 'https://elsewhere.example')
    expect(await page.evaluate(() => document.querySelectorAll('html > div').length)).toBe(0)
    expect(await known()).toBeNull()
  })
})

describe('the launcher', () => {
  it('is named with the number of unread messages, which the page cannot see', async () => {
    const page = await visit('/')
    const button = await seeLauncher(page)
    await chromium.inWorker(() => chrome.storage.session.set({ unread: 6 }))
    await until('the number in its name', async () => (await nameOf(button)) === 'Open Alongside, 6')
    // Text in a shadow root can be found by a page, and then read as what is selected.
    const found = await page.evaluate(() => {
      const { find } = window as unknown as { find: (text: string) => boolean }
      return [find('6'), find('Alongside'), String(getSelection())]
    })
    expect(found).toEqual([false, false, ''])
    await chromium.inWorker(() => chrome.storage.session.set({ unread: 0 }))
    await until('no number in its name', async () => (await nameOf(button)) === 'Open Alongside')
    expect(await page.content()).not.toMatch(/unread|6|Alongside/)
  })

  it('is no frame: a page the agent only visits has none of ours', async () => {
    const page = await visit('/')
    await seeLauncher(page)
    await rest(page)
    expect(page.frames()).toHaveLength(1)
  })

  it('is not printed with the page', async () => {
    const page = await visit('/')
    const button = await seeLauncher(page)
    await page.emulateMediaType('print')
    expect(await button.boundingBox()).toBeNull()
  })

  it('opens also beside a dialog of the page’s that swallows every click, and the page hears of no press', async () => {
    const page = await visit('/')
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(globalThis, { heard })
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown', 'keyup'])
        document.addEventListener(type, () => heard.push(type))
      document.addEventListener('click', (event) => event.stopImmediatePropagation(), true)
    })
    await openSidebar(page)
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([])
  })

  it('is not pressed by a pointer that comes from the page, as when text is selected up to the edge', async () => {
    const page = await visit('/')
    const { x, y } = await boxOf(page)
    await page.mouse.move(300, y + 20)
    await page.mouse.down()
    await page.mouse.move(x + 14, y + 20, { steps: 3 })
    await page.mouse.up()
    // A press would have opened it before this one is answered.
    await page.mouse.click(x + 14, y + 20, { button: 'right' })
    await extensionFrame(page, 'launcher-menu.html')
    expect(page.frames().some((frame) => frame.url().includes('/sidebar.html'))).toBe(false)
  })

  it('has the focus again when the sidebar it opened by key is closed', async () => {
    const page = await visit('/')
    const button = await seeLauncher(page)
    await button.focus()
    await page.keyboard.press('Enter')
    const sidebar = await extensionFrame(page, 'sidebar.html')
    await seeRole(sidebar, 'textbox', 'Hub address')
    await pressShortcut(chromium)
    await until('the launcher to have it', () =>
      button.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element),
    )
  })

  it('moves along the edge by dragging and by the arrow keys, and stays there on the next page', async () => {
    const page = await visit('/')
    const before = await grabLauncher(page)
    await page.mouse.move(before.x + 14, before.y + 50)
    await until('the drag to be followed', async () => Math.abs((await boxOf(page)).y - before.y - 30) < 2)
    await page.mouse.up()
    const kept = () => chromium.inWorker(async () => (await chrome.storage.local.get())['page-layout'])
    const dropped = await until('the place it was dropped at to be kept', kept)
    const { y: dragged } = await boxOf(page)
    await (await seeLauncher(page)).focus()
    await page.keyboard.press('ArrowUp')
    await until('the key to be followed', async () => Math.abs((await boxOf(page)).y - dragged + 24) < 2)
    await until('the place it was moved to, too', async () => !isDeepStrictEqual(await kept(), dropped))
    const { y } = await boxOf(page)
    expect(Math.abs((await boxOf(await visit('/products/jacket'))).y - y)).toBeLessThan(2)
    expect(page.frames().some((frame) => frame.url().includes('/sidebar.html'))).toBe(false)
    await page.bringToFront()
    await page.keyboard.press('Enter')
    await extensionFrame(page, 'sidebar.html')
    await chromium.inWorker(() => chrome.storage.local.remove('page-layout'))
  })

  it('keeps the place it was dragged to when the window changes its size at once', async () => {
    const page = await visit('/')
    const before = await grabLauncher(page)
    await page.mouse.move(before.x + 14, before.y + 140)
    await page.mouse.up()
    await page.setViewport({ width: 1280, height: 640 })
    const { launcherY } = await until('its place to be kept', () =>
      chromium.inWorker(async () => {
        const { 'page-layout': layout } = await chrome.storage.local.get<{ 'page-layout'?: { launcherY: number } }>()
        return layout
      }),
    )
    expect(launcherY).toBeCloseTo((before.y + 120 - 12) / (800 - 80), 1)
    await chromium.inWorker(() => chrome.storage.local.remove('page-layout'))
  })

  it('changes sides from its menu, by keyboard alone, and the sidebar with it', async () => {
    const page = await visit('/')
    await (await seeLauncher(page)).focus()
    await page.keyboard.press('Tab') // to the menu's button
    await page.keyboard.press('Enter')
    const launcher = await extensionFrame(page, 'launcher-menu.html')
    await seeName(launcher, 'menuitem', (name) => name === 'Move to the left edge')
    const isInMenu = () => document.hasFocus() && document.activeElement?.role === 'menuitem'
    await until('the menu to have the focus', () => launcher.evaluate(isInMenu))
    expect(await axeFindings(launcher)).toEqual([])
    // A new side is a new frame: that of the menu goes while the key is pressed, and seldom the browser then never says that
    // it was. What the key does is what is waited for.
    void page.keyboard.press('Enter').catch(() => {})
    await until('the launcher at the left', async () => (await boxOf(page).catch(() => null))?.x === 0)
    const sidebar = await openSidebar(page)
    const frame = await sidebar.frameElement()
    await until('the sidebar at the left', async () => (await frame?.boundingBox())?.x === 0)
    await chromium.inWorker(() => chrome.storage.local.remove('page-layout'))
  })
})

describe('the sidebar', () => {
  it('is as wide as the grip is dragged, between 320 and 520 pixels, and stays so', async () => {
    const page = await visit('/')
    const sidebar = await openSidebar(page)
    const width = () => sidebar.evaluate(() => innerWidth)
    await until('its first width', async () => (await width()) === 380)
    const drag = async (from: number, to: number) => {
      await page.mouse.move(from, 300)
      await page.mouse.down()
      await page.mouse.move(to, 300, { steps: 4 })
      await page.mouse.up()
    }
    await drag(1280 - 384, 1280 - 460)
    await until('the new width', async () => Math.abs((await width()) - 460) < 8)
    await drag(1280 - (await width()) - 4, 200)
    await until('its largest width', async () => (await width()) === 520)
    await page.reload()
    await until('the sidebar to be back, open and as wide', async () => {
      const frame = page.frames().find((candidate) => candidate.url().includes('/sidebar.html'))
      return frame && (await frame.evaluate(() => innerWidth).catch(() => 0)) === 520
    })
    await chromium.inWorker(() => chrome.storage.local.remove('page-layout'))
  })

  it('opens and closes by shortcut, and gives the focus back', async () => {
    const page = await visit('/')
    await seeLauncher(page)
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<input id="field">')
      document.getElementById('field')?.focus()
    })
    await pressShortcut(chromium)
    const sidebar = await extensionFrame(page, 'sidebar.html')
    await seeRole(sidebar, 'textbox', 'Hub address')
    await until('the focus to be in our element', () =>
      page.evaluate(() => document.activeElement?.outerHTML === '<div></div>'),
    )
    await pressShortcut(chromium)
    await until('the field to have it again', () =>
      page.evaluate(() => document.activeElement?.id === 'field' && document.hasFocus()),
    )
  })
})
