/**
 * A page may lay itself over the sidebar and have the agent press "Send to …" unawares. The press must not count; and it
 * must count again as soon as the agent can see what she presses. Real Chromium, real hub.
 */
import type { Frame, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SEEN_FOR_MS } from '@/composables/press-rule'
import { PAGES } from '@/tests/fixtures/pages/hostile'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { byRole, seeName, seeRole, seeText, until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'
import type { Demo } from './harness/hub'
import { startDemo } from './harness/hub'
import { openConversation, openSidebar, signIn } from './harness/sidebar'

let demo: Demo
let hosts: Hosts
let chromium: TestBrowser
let page: Page
let sidebar: Frame

beforeAll(async () => {
  demo = await startDemo()
  hosts = await serveHosts((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGES['/plain']?.html)
  })
  chromium = await openBrowser({ build: 'chrome', hosts: { 'shop.myshopify.com': hosts.port } })
  page = await chromium.newPage('https://shop.myshopify.com/products/rain-jacket')
  await page.bringToFront()
  sidebar = await openSidebar(page)
  const agent = demo.agents.find(({ role }) => role === 'agent')
  if (!agent) throw new Error('The demo has no agent')
  await signIn(sidebar, { hub: demo.hub, ...agent })
  await openConversation(sidebar, '')
  await seeRole(sidebar, 'region', 'On this page')
  await observeButton()
})
afterAll(async () => {
  await chromium?.close()
  await hosts?.close()
  await demo?.close()
})

const sendButton = () => seeName(sidebar, 'button', (name) => name.startsWith('Send to '))
/** Cards waiting to leave. */
const held = () =>
  sidebar.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('alongside')
        open.onerror = () => reject(new Error('The database did not open'))
        open.onsuccess = () => {
          const count = open.result.transaction('outbox').objectStore('outbox').count()
          count.onsuccess = () => {
            open.result.close()
            resolve(count.result)
          }
        }
      }),
  )
/** Where the button is on the page: the press is the mouse's own, as the agent's would be. */
async function middleOfSend() {
  const box = await (await sendButton()).boundingBox()
  if (!box) throw new Error('The button has no place')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
/** The browser's own judgement of the button, as the sidebar itself hears it: `seenSince`, or null. */
async function observeButton(): Promise<void> {
  await (
    await sendButton()
  ).evaluate((button) => {
    const kept = globalThis as { seenSince?: number | null }
    kept.seenSince = null
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      trackVisibility: true,
      delay: 100,
    }
    new IntersectionObserver((entries) => {
      const { isVisible } = entries.at(-1) as IntersectionObserverEntry & { isVisible: boolean }
      kept.seenSince = isVisible ? performance.now() : null
    }, options).observe(button)
  })
}
const seenFor = () =>
  sidebar.evaluate(() => {
    const { seenSince } = globalThis as { seenSince?: number | null }
    return typeof seenSince === 'number' ? performance.now() - seenSince : null
  })
const untilHidden = () => until('the button to be hidden', async () => (await seenFor()) === null)
const untilSeen = () => until('the button to be in sight', async () => ((await seenFor()) ?? 0) > SEEN_FOR_MS * 1.5)

/** `justBefore`: done last, so that nothing but the press comes after it. */
async function pressAndBeRefused(justBefore?: () => void): Promise<void> {
  const { x, y } = await middleOfSend()
  await page.mouse.move(x, y)
  if (justBefore) await page.evaluate(justBefore)
  await page.mouse.down()
  await page.mouse.up()
  await page.evaluate(undo)
  await untilSeen()
  await seeText(sidebar, 'could not be clearly seen')
  expect(await held()).toBe(0)
  await byRole(sidebar, 'button', 'Dismiss').click()
}

/** Each covers or distorts the sidebar while letting the press through to it. */
const ATTACKS: Record<string, () => void> = {
  'a picture over it that lets presses through': () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="attack" style="position:fixed;inset:0;background:#fff;z-index:2147483647;pointer-events:none">Win a prize</div>',
    )
    document.documentElement.append(document.getElementById('attack') as HTMLElement)
  },
  'a popover over it': () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="attack" popover="manual" style="position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none">Win</div>',
    )
    document.getElementById('attack')?.showPopover()
  },
  'the whole page nearly transparent': () => document.documentElement.style.setProperty('opacity', '0.02', 'important'),
  'a filter over everything': () => document.documentElement.style.setProperty('filter', 'opacity(0.02)'),
}
const undo = () => {
  document.getElementById('attack')?.remove()
  document.documentElement.removeAttribute('style')
}

describe('a press on “Send to …” that the page borrowed', () => {
  it.each(Object.entries(ATTACKS))('does not count with %s', async (_how, attack) => {
    await untilSeen()
    await page.evaluate(attack)
    await untilHidden()
    await pressAndBeRefused()
  })

  it('does not count when the cover goes away just before it', async () => {
    await untilSeen()
    await page.evaluate(ATTACKS['a picture over it that lets presses through'] ?? undo)
    await untilHidden()
    await pressAndBeRefused(undo)
  })

  it('counts when the agent sees what is pressed, and can be taken back', async () => {
    await untilSeen()
    const { x, y } = await middleOfSend()
    await page.mouse.click(x, y)
    await seeRole(sidebar, 'button', 'Undo')
    expect(await held()).toBe(1)
    await byRole(sidebar, 'button', 'Undo').click()
    await until('nothing to be waiting', async () => (await held()) === 0)
  })
})
