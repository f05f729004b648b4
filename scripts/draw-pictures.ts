/**
 * Renders the product pictures to JPEG, because messengers and mail programs show no SVG. Run by hand after a drawing
 * changed: `npx tsx scripts/draw-pictures.ts`.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import puppeteer from 'puppeteer'
import { findChromium, sandboxArguments } from './lib/find-browser.mjs'
import { picture } from '@/demo/catalogue/drawings'
import { pictureName, PRODUCTS } from '@/demo/catalogue/products'
import { ROOT } from '@/demo/root'

const SIZE = 640
const folder = join(ROOT, 'demo', 'assets', 'pictures')

await mkdir(folder, { recursive: true })
const browser = await puppeteer.launch({
  executablePath: findChromium()!,
  args: [...sandboxArguments(), '--disable-gpu', '--no-first-run'],
})
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
