/** A page that is large, or large on purpose, is read without being held up by it, and nothing it says is run. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TraceEvent } from '@/bench/trace'
import { scriptRunsOf } from '@/bench/trace'
import type { PageDescription } from '@/domain/page'
import type { TestBrowser } from './browser'
import { openBrowser } from './browser'
import { until } from './harness/find'
import type { Hosts } from './harness/hosts'
import { serveHosts } from './harness/hosts'

const LONG_MS = 50
const HOST = 'https://shop.myshopify.com'
const jsonLd = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('</', '<\\/')}</script>`
const product = (name: string, more: object = {}) => ({
  '@type': 'Product',
  name,
  offers: { price: '89', priceCurrency: 'USD' },
  ...more,
})
const BODIES: Record<string, string> = {
  'ten megabytes': jsonLd(product('Jacket', { description: 'x'.repeat(10_000_000) })),
  'a hundred thousand nested': `<h1>Jacket</h1>${'<div class="title" itemprop="name">'.repeat(100_000)}$1`,
  'a hundred thousand prices': `<h1>Jacket</h1>${'<i class="stock price">$1</i>'.repeat(100_000)}`,
  'a hundred thousand properties': `<div itemscope itemtype="https://schema.org/Product">${'<i itemprop="x">y</i>'.repeat(100_000)}</div>`,
  'a script in the name': jsonLd(
    product('<img src=x onerror="window.ran = 1"><script>window.ran = 1</script>Jacket', {
      image: 'javascript:window.ran=1',
    }),
  ),
}
const titleOf = (name: string) => `Page of ${name}`

let hosts: Hosts
let chromium: TestBrowser
beforeAll(async () => {
  hosts = await serveHosts(({ url = '/' }, response) => {
    const name = decodeURIComponent(url.slice(1))
    const html = `<!doctype html><meta charset="utf-8"><title>${titleOf(name)}</title>${BODIES[name] ?? ''}`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  chromium = await openBrowser({ build: 'chrome', hosts: { 'shop.myshopify.com': hosts.port } })
})
afterAll(async () => {
  await chromium?.close()
  await hosts?.close()
})

/** What the background knows of the page with this title. */
async function known(title: string): Promise<PageDescription | null> {
  const worker = await chromium.worker()
  const tabs = await worker.evaluate(() => chrome.storage.session.get<Record<string, { page?: PageDescription }>>())
  return Object.values(tabs).find(({ page }) => page?.title === title)?.page ?? null
}

describe('a page that means harm', () => {
  it.each(Object.keys(BODIES))('holds nothing up and runs nothing: %s', async (name) => {
    const page = await chromium.newPage()
    await page.bringToFront()
    await page.tracing.start({ categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'toplevel'] })
    await page.goto(`${HOST}/${encodeURIComponent(name)}`, { waitUntil: 'load' })
    const described = await until('the page to be known', () => known(titleOf(name)))
    const trace = Buffer.from((await page.tracing.stop()) ?? []).toString()
    const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace)
    expect(Math.max(...scriptRunsOf(traceEvents, chromium.extension.id))).toBeLessThan(LONG_MS)
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(described.product?.imageUrl ?? null).toBeNull()
    expect(['Jacket', 'window.ran = 1 Jacket']).toContain(described.product?.name ?? 'Jacket')
    await page.close()
  })
})
