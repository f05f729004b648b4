/**
 * The page is hostile: whatever it tries, it learns nothing of ours and makes nothing happen, and neither's styles reach
 * the other. Real Chromium, the real extension.
 */
import type { ElementHandle, Frame, Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from '@/tests/fixtures/pages/hostile'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { byRole, seeRole, until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import { extensionFrame, launchersOn, openSidebar, pressShortcut, seeLauncher } from './harness/sidebar'

const SHOP = 'https://shop.myshopify.com'

let hosts: Hosts
let chromium: TestBrowser
const opened: Page[] = []

beforeAll(async () => {
  hosts = await serveHosts((request, response) => {
    const { html = '', policy } = PAGES[(request.url ?? '/').replace(/\?.*/, '')] ?? {}
    if (policy) response.setHeader('content-security-policy', policy)
    response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  // The build people get: on names the manifest does not list, nothing of ours runs.
  chromium = await openBrowser({
    build: 'chrome',
    hosts: { 'shop.myshopify.com': hosts.port, 'elsewhere.example': hosts.port },
  })
})
afterAll(async () => {
  await chromium?.close()
  await hosts?.close()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()))
})

async function visit(path: string, host = SHOP): Promise<Page> {
  const page = await chromium.newPage(host + path)
  opened.push(page)
  await page.bringToFront()
  return page
}

/** Where a press lands in the page, in the middle of an element. */
async function placeOf(element: ElementHandle<Element>) {
  const box = await element.boundingBox()
  if (!box) throw new Error('It has no place')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
const has = (page: Page, name: string) => page.frames().some((frame) => frame.url().includes(`/${name}`))
const asksBackground = (frame: Frame, name: string, input: unknown) =>
  frame.evaluate((message) => chrome.runtime.sendMessage(message), { name, input })

describe('a page that looks for us', () => {
  it('finds one empty element, no frame, no resource, no message and no id', async () => {
    const page = await visit('/spy')
    await seeLauncher(page)
    await openSidebar(page)
    const found = await page.evaluate(() => ({
      seen: (globalThis as unknown as { seen: Record<string, unknown> }).seen,
      frames: window.frames.length,
      iframes: document.querySelectorAll('iframe').length,
      resources: performance.getEntries().filter(({ name }) => name.includes('extension')).length,
      opened: [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot).length,
      html: document.documentElement.outerHTML,
      storage: [localStorage.length, sessionStorage.length, document.cookie],
    }))
    expect(found).toMatchObject({ frames: 0, iframes: 0, resources: 0, opened: 0, storage: [0, 0, ''] })
    expect(found.seen).toEqual({ added: ['<div></div>'], messages: [], roots: 0, violations: 0, errors: 0 })
    expect(found.html).not.toContain(chromium.extension.id)
    expect(found.html.length).toBe(
      (await (await visit('/spy', 'https://elsewhere.example')).content()).length -
        '<!DOCTYPE html>'.length +
        '<div></div>'.length,
    )
  })

  it('gets no answer at the address it may guess', async () => {
    const page = await visit('/plain')
    await seeLauncher(page)
    for (const file of [
      'sidebar.html',
      'launcher-menu.html',
      'translator.html',
      'manifest.json',
      'content-scripts/page.js',
      'reader.js',
    ]) {
      const address = `${chromium.origin}/${file}`
      const answer = await page.evaluate(
        (url) =>
          fetch(url).then(
            () => 'answered',
            () => 'refused',
          ),
        address,
      )
      expect(answer, file).toBe('refused')
    }
    const framed = await page
      .evaluate(async (url) => {
        const frame = document.createElement('iframe')
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
        frame.src = url
        document.body.append(frame)
        await loaded
      }, `${chromium.origin}/sidebar.html`)
      .then(() => page.frames().filter((frame) => frame.url() === `${chromium.origin}/sidebar.html`))
    expect(framed).toEqual([])
  })

  it('learns nothing through a frame of ours it made itself, even at the secret address', async () => {
    const page = await visit('/plain')
    await seeLauncher(page)
    const secret = await chromium.inWorker(() => chrome.runtime.getURL('sidebar.html'))
    await page.evaluate((url) => {
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
    }, secret)
    const frame = await extensionFrame(page, 'sidebar.html')
    const current = await asksBackground(frame, 'page.current', { windowId: null })
    expect(current).toEqual({ ok: true, value: { tabId: null, page: null, host: null, place: null } })
    for (const [name, input] of [
      ['sidebar.toggle', { open: true }],
      ['sidebar.place', null],
      ['launcher.hide', null],
      ['layout.change', { width: 520 }],
      ['selection.text', null],
    ] as const)
      expect(await asksBackground(frame, name, input), name).toEqual({ ok: false, code: 'invalid_request' })
  })
})

describe('a page that acts for the agent', () => {
  it('opens nothing by clicking, typing our shortcut or sending messages', async () => {
    const page = await visit('/plain')
    await seeLauncher(page)
    const at = await placeOf(await seeLauncher(page))
    await page.evaluate(
      async ({ x, y, id }) => {
        const host = document.elementFromPoint(x, y) as HTMLElement
        if (host.outerHTML !== '<div></div>') throw new Error('The launcher is somewhere else')
        const mouse = { bubbles: true, composed: true, clientX: x, clientY: y, button: 0 }
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'contextmenu'])
          host.dispatchEvent(new MouseEvent(type, mouse))
        host.click()
        const key = { key: 'S', code: 'KeyS', altKey: true, shiftKey: true, bubbles: true, composed: true }
        for (const target of [document, host, window]) target.dispatchEvent(new KeyboardEvent('keydown', key))
        for (const type of ['sidebar', 'sidebar.toggle', 'alongside', `${id}:page:wxt:content-script-started`])
          for (const target of [document, host, window])
            target.dispatchEvent(
              new CustomEvent(type, {
                detail: { kind: 'sidebar', open: true, contentScriptName: 'page', messageId: 'x' },
              }),
            )
        window.postMessage({ kind: 'sidebar', open: true }, '*')
        window.postMessage({ name: 'sidebar.toggle', input: { open: true } }, '*')
        const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: (...to: unknown[]) => unknown } } })
          .chrome?.runtime
        await Promise.resolve(runtime?.sendMessage?.(id, { name: 'sidebar.toggle', input: { open: true } })).catch(
          () => null,
        )
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      },
      { ...at, id: chromium.extension.id },
    )
    // Whatever it did would have arrived before our own press does.
    expect(has(page, 'sidebar.html')).toBe(false)
    await openSidebar(page)
  })

  it('cannot have its own words translated by selecting them with a script', async () => {
    const page = await visit('/plain')
    await seeLauncher(page)
    await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.getElementById('text') as HTMLElement)
      for (const type of ['pointerdown', 'pointerup'])
        document.body.dispatchEvent(new PointerEvent(type, { bubbles: true }))
      document.body.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', shiftKey: true, bubbles: true }))
    })
    expect(has(page, 'translator.html')).toBe(false)
    await page.keyboard.press('Shift')
    await extensionFrame(page, 'translator.html')
  })

  it('never sees a translation, nor that there is one', async () => {
    const page = await visit('/spy')
    await seeLauncher(page)
    await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('text') as HTMLElement))
    await page.keyboard.press('Shift')
    const frame = await extensionFrame(page, 'translator.html')
    await byRole(frame, 'button', 'Translate selection').click()
    await seeRole(frame, 'dialog', 'Translation')
    const html = await page.evaluate(() => document.documentElement.outerHTML)
    expect(html.match(/<div><\/div>/g)).toHaveLength(1)
    expect(html).not.toContain('ranslat')
    // The frame goes while the key is pressed, and seldom the browser then never says that it was.
    void page.keyboard.press('Escape').catch(() => {})
    await until('the translator to go', () => !has(page, 'translator.html'))
  })
})

describe('styles', () => {
  it.each(['/rude', '/strict'])('of the page do not reach us: %s', async (path) => {
    const page = await visit(path)
    const plain = await visit('/plain')
    const drawn = async (at: Page) => {
      await at.bringToFront()
      const button = await seeLauncher(at)
      const { x, y } = await placeOf(button)
      return {
        box: await button.boundingBox(),
        color: await button.evaluate((element) => getComputedStyle(element).color),
        onTop: await at.evaluate((left, top) => document.elementFromPoint(left, top)?.outerHTML, x, y),
      }
    }
    expect(await drawn(page)).toEqual(await drawn(plain))
    const inside = async (at: Page) => {
      await at.bringToFront()
      const sidebar = await openSidebar(at)
      await seeRole(sidebar, 'textbox', 'Hub address')
      return sidebar.evaluate(() => [innerWidth, innerHeight, getComputedStyle(document.body).font])
    }
    expect(await inside(page)).toEqual(await inside(plain))
  })

  it('of ours do not reach the page', async () => {
    const look = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('html,head,body,body *')].map((element) => {
          const style = getComputedStyle(element)
          return [element.localName, ...[...style].map((name) => `${name}:${style.getPropertyValue(name)}`)].join('\n')
        }),
      )
    const alone = await look(await visit('/plain', 'https://elsewhere.example'))
    const page = await visit('/plain')
    await seeLauncher(page)
    await openSidebar(page)
    expect(await look(page)).toEqual(alone)
    expect(await page.evaluate(() => [document.styleSheets.length, document.adoptedStyleSheets.length])).toEqual([0, 0])
  })
})

describe('pain 20: the extension does no harm to the page it is on', () => {
  const elements = (page: Page) => page.evaluate(() => document.querySelectorAll('html > div').length)
  /** What a person does on the browser's page of extensions. */
  async function switchExtension(enabled: boolean): Promise<void> {
    const settings = await chromium.newPage('chrome://extensions')
    await settings.evaluate(async (id, on) => chrome.management.setEnabled(id, on), chromium.extension.id, enabled)
    await settings.close()
  }

  it('is gone from open pages when it is switched off, and back when it is switched on', async () => {
    const page = await visit('/plain')
    await seeLauncher(page)
    await openSidebar(page)
    await switchExtension(false)
    await until('the page to be as it was', async () => (await elements(page)) === 0)
    await switchExtension(true)
    await page.bringToFront()
    await seeLauncher(page)
    expect(await elements(page)).toBe(1)
  })

  it('a script orphaned while the worker slept gives way to the next one, so that nothing stands there twice', async () => {
    const page = await visit('/plain')
    await seeLauncher(page)
    await chromium.terminateWorker()
    await switchExtension(false)
    await switchExtension(true)
    await page.bringToFront()
    await until(
      'the orphan to be gone and the next to be there',
      async () => (await launchersOn(page)) === 1 && (await elements(page)) === 1,
    )
    await openSidebar(page)
    expect(await elements(page)).toBe(1)
  })

  it('is off on a site where the agent hid it, leaving not even an element, until it is brought back', async () => {
    const page = await visit('/plain')
    await (await seeLauncher(page)).click({ button: 'right' })
    await byRole(await extensionFrame(page, 'launcher-menu.html'), 'menuitem', 'Hide on this site').click()
    await until('the launcher to go', async () => (await launchersOn(page)) === 0)

    const again = await visit('/plain')
    await until('its script to have asked', () =>
      chromium.inWorker(async (host) => {
        const known: { host?: string }[] = Object.values(await chrome.storage.session.get())
        return known.filter((tab) => tab.host === host).length > 1
      }, new URL(SHOP).host),
    )
    expect(await elements(again)).toBe(0)
    // The shortcut still opens the sidebar; closed again, no launcher stands in its place.
    await pressShortcut(chromium)
    await extensionFrame(again, 'sidebar.html')
    await pressShortcut(chromium)
    expect(await elements(again)).toBe(1)
    expect(await launchersOn(again)).toBe(0)
    const [tab] = await chromium.inWorker(() => chrome.tabs.query({ active: true }))
    await chromium.inWorker((shown) => chrome.storage.local.set({ 'launcher-hidden-hosts': shown }), [])
    expect(tab?.url).toBe(`${SHOP}/plain`)
    await seeLauncher(await visit('/plain'))
  })
})
