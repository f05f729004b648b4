/**
 * What the extension costs on a page: script time and long tasks from a trace of the page's own process, while the
 * sidebar stays closed and while it is open and the page is read for it; elements by counting, pixels by comparing
 * pictures taken with and without it.
 */
import type { Page } from 'puppeteer'
import { benchPage } from './bench-page'
import { openBrowser } from '@/tests/e2e/browser'
import { serveHosts } from '@/tests/e2e/harness/hosts'
import { openSidebar, seeLauncher } from '@/tests/e2e/harness/sidebar'
import { HARMFUL_PAGES, harmfulPage } from '@/tests/fixtures/pages/harmful'
import type { Figures } from './figures'
import { spread, tenth } from './figures'
import { BUSY, LARGE, ORDERS } from './pages'
import { idleMomentsOf, longTasksOf, scriptMsOf, scriptRunsOf } from './trace'
import type { TraceEvent } from './trace'

const ROUNDS = 20
/** The launcher's, px: 4 down and 12 wide. */
const SHADOW = 16
const ADDRESS = 'https://admin.shopify.com/store/demo/orders'
const SHOP = 'https://demo.myshopify.com'
const HOSTILE_ADDRESS = `${SHOP}/hostile`
const LARGE_ADDRESS = `${SHOP}/products/rain-jacket`
const BUSY_ADDRESS = `${SHOP}/products/busy`

async function traced(page: Page, address: string): Promise<TraceEvent[]> {
  await page.tracing.start({ categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'toplevel'] })
  await page.goto(address, { waitUntil: 'load' })
  await idle(page)
  const buffer = await page.tracing.stop()
  return (JSON.parse(Buffer.from(buffer ?? []).toString()) as { traceEvents: TraceEvent[] }).traceEvents
}

/** Two quiet moments of the page's own: everything at document_idle has run by then. */
async function idle(page: Page): Promise<void> {
  for (let i = 0; i < 3; i++)
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 150))))
}

const count = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length)

/**
 * What it takes to look once at each element of the page, at what it is called and at its first text: the measure for
 * reading, since a machine's speed is not ours.
 */
const walkMs = (page: Page) =>
  page.evaluate(() => {
    const start = performance.now()
    let characters = 0
    for (const element of document.querySelectorAll('*'))
      characters += (element.getAttribute('class') ?? '').length + (element.firstChild?.nodeValue ?? '').length
    if (characters === 0) throw new Error('The page is empty')
    return performance.now() - start
  })

/** Where the launcher is drawn: the only place that may differ. */
interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Its shadow lies on the page as well. */
const withShadow = ({ x, y, width, height }: Box): Box => ({
  x: x - SHADOW,
  y: y - SHADOW,
  width: width + 2 * SHADOW,
  height: height + 2 * SHADOW,
})

/** Pixels that differ outside the box, counted in a page of its own. */
async function differing(page: Page, [before, after]: [string, string], box: Box): Promise<number> {
  return page.evaluate(
    async ({ before, after, box }) => {
      const read = async (data: string) => {
        const blob = await (await fetch(`data:image/png;base64,${data}`)).blob()
        const bitmap = await createImageBitmap(blob)
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        const context = canvas.getContext('2d')
        if (!context) throw new Error('No canvas here')
        context.drawImage(bitmap, 0, 0)
        return context.getImageData(0, 0, bitmap.width, bitmap.height)
      }
      const [a, b] = [await read(before), await read(after)]
      let different = 0
      for (let at = 0; at < a.data.length; at += 4) {
        const x = (at / 4) % a.width
        const y = Math.floor(at / 4 / a.width)
        const inside = x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
        const same = [0, 1, 2].every((channel) => a.data[at + channel] === b.data[at + channel])
        if (!same && !inside) different += 1
      }
      return different
    },
    { before, after, box },
  )
}

export async function run(): Promise<Figures> {
  const products: Record<string, string> = {
    [new URL(LARGE_ADDRESS).pathname]: LARGE,
    [new URL(BUSY_ADDRESS).pathname]: BUSY,
  }
  const hosts = await serveHosts((request, response) => {
    response.setHeader('content-type', 'text/html')
    const name = decodeURIComponent(request.url?.split('/hostile/')[1] ?? '')
    response.end(name ? harmfulPage(name) : (products[request.url ?? ''] ?? ORDERS))
  })
  // The same browser without our script: another name, which the extension does not run on.
  const test = await openBrowser({
    build: 'chrome',
    hosts: { 'admin.shopify.com': hosts.port, 'demo.myshopify.com': hosts.port, 'bare.example': hosts.port },
  })
  try {
    const page = await benchPage(test)
    let longTasks = 0
    const rounds = async (address: string, msOf = scriptMsOf) => {
      const scripts: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const events = await traced(page, address)
        scripts.push(msOf(events, test.extension.id))
        longTasks += longTasksOf(events, test.extension.id)
      }
      return scripts
    }
    const large = await rounds(LARGE_ADDRESS)
    const scripts = await rounds(ADDRESS)
    const launcher = await (await seeLauncher(page)).boundingBox()
    if (!launcher) throw new Error('The launcher is not drawn')
    const box = withShadow(launcher)
    const withIt = { elements: await count(page), picture: await page.screenshot({ encoding: 'base64' }) }

    await page.goto('https://bare.example/store/demo/orders', { waitUntil: 'load' })
    await idle(page)
    const without = { elements: await count(page), picture: await page.screenshot({ encoding: 'base64' }) }
    const pixels = await differing(page, [without.picture, withIt.picture], box)

    await page.goto(ADDRESS, { waitUntil: 'load' })
    await openSidebar(page) // and it is open on every page this tab goes to
    const moments: number[] = []
    const idleMsOf = (events: TraceEvent[], id: string) => {
      const ours = idleMomentsOf(events, id)
      moments.push(...ours)
      return ours.reduce((sum, ms) => sum + ms, 0)
    }
    const read = await rounds(ADDRESS, idleMsOf)
    const readLarge = await rounds(LARGE_ADDRESS, idleMsOf)
    moments.length = 0
    const readBusy = await rounds(BUSY_ADDRESS, idleMsOf)
    const busyMoments = spread(moments)
    const hostile: number[] = []
    for (const name of Object.keys(HARMFUL_PAGES))
      hostile.push(
        ...scriptRunsOf(await traced(page, `${HOSTILE_ADDRESS}/${encodeURIComponent(name)}`), test.extension.id),
      )

    const walks: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await page.goto(`https://bare.example${new URL(BUSY_ADDRESS).pathname}`, { waitUntil: 'load' })
      await idle(page)
      walks.push(await walkMs(page))
    }

    return {
      'page.script_ms': spread(scripts),
      'page.large_script_ms': spread(large),
      'page.read_ms': spread(read),
      'page.large_read_ms': spread(readLarge),
      'page.busy_read_ms': spread(readBusy),
      'page.busy_moment_ms': busyMoments,
      'page.busy_walk_ms': spread(walks),
      'page.busy_read_of_walk': Math.round((100 * spread(readBusy).p50) / spread(walks).p50) / 100,
      'page.hostile_run_ms_worst': tenth(Math.max(...hostile)),
      'page.long_tasks': longTasks,
      'page.elements': withIt.elements - without.elements,
      'page.pixels_outside_launcher': pixels,
      'page.launcher_px': { width: launcher.width, height: launcher.height },
    }
  } finally {
    await test.close()
    await hosts.close()
  }
}
