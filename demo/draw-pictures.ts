/**
 * Renders the product pictures to JPEG, because messengers and mail programs show no SVG. Run by hand after a drawing
 * changed: `npx tsx demo/draw-pictures.ts`. Chromium is named by PUPPETEER_EXECUTABLE_PATH.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import puppeteer from 'puppeteer'
import { picture } from './catalogue/drawings'
import { pictureName, PRODUCTS } from './catalogue/products'
import { ROOT } from './root'

const SIZE = 640
const folder = join(ROOT, 'demo', 'assets', 'pictures')

await mkdir(folder, { recursive: true })
const browser = await puppeteer.launch({ args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] })
try {
  const page = await browser.newPage()
  await page.setViewport({ width: SIZE, height: SIZE })
  for (const product of PRODUCTS)
    for (const { tone } of product.colours) {
      const svg = picture(product.drawing, tone).replace('width="800" height="800"', `width="${SIZE}" height="${SIZE}"`)
      await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`)
      await writeFile(
        join(folder, `${pictureName(product, tone)}.jpg`),
        await page.screenshot({ type: 'jpeg', quality: 84 }),
      )
    }
} finally {
  await browser.close()
}
