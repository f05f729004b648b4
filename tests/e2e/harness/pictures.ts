/** Pictures of every open page when a test fails, in tests/e2e/failures/. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFailed } from 'vitest'
import type { Browser } from 'puppeteer'

const FOLDER = join(process.cwd(), 'tests/e2e/failures')

/** Call inside a test (or a beforeEach): if it fails, each page of these browsers leaves a picture. */
export function keepPictures(...browsers: Browser[]): void {
  onTestFailed(async ({ task }) => {
    await mkdir(FOLDER, { recursive: true })
    for (const [at, browser] of browsers.entries())
      for (const [index, page] of (await browser.pages()).entries()) {
        const name = `${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${at}-${index}`
        const picture = await page.screenshot().catch((reason: unknown) => Buffer.from(`no picture: ${String(reason)}`))
        await writeFile(join(FOLDER, `${name}.png`), picture)
      }
  })
}
