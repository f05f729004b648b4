/** A page that can run our functions: tsx wraps every named function in a helper of its own, which no page has. */
import type { Page } from 'puppeteer'
import type { TestBrowser } from '@/tests/e2e/browser'

export async function benchPage(test: TestBrowser, url?: string): Promise<Page> {
  const page = await test.newPage()
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named')
  await page.goto(url ?? 'about:blank', { waitUntil: 'domcontentloaded' })
  return page
}
