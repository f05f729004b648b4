/** Pictures of every open page when a test fails, in tests/e2e/failures/. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFailed } from 'vitest'
import type { Browser, Page } from 'puppeteer'

const PATIENCE_MS = 10_000
const FOLDER = join(process.cwd(), 'tests/e2e/failures')

/** Call inside a test (or a beforeEach): if it fails, each page of these browsers leaves a picture. */
export function keepPictures(...browsers: Browser[]): void {
  onTestFailed(async ({ task }) => {
    await mkdir(FOLDER, { recursive: true })
    for (const [at, browser] of browsers.entries())
      for (const [index, page] of (await browser.pages()).entries()) {
        const name = `${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${at}-${index}`
        const picture = await pictureOf(page)
        if (picture) await writeFile(join(FOLDER, `${name}.png`), picture)
      }
  })
}

/** A page in the background, or one that hangs, gives no picture; that must not hide why the test failed. */
async function pictureOf(page: Page): Promise<Uint8Array | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
  const taken = page
    .bringToFront()
    .then(() => page.screenshot())
    .catch(() => null)
  return Promise.race([taken, late])
}
